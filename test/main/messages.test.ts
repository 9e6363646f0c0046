import { expect, test } from '@jest/globals';
import { remembering } from '../../src/main/messages.js';
import { gitHubHost } from '../../src/platform/actions.js';
import { fakeRunner } from '../platform/fake-runner.js';

test('notices and warnings are told as ever, and remembered once each, so many at most', () => {
  const runner = fakeRunner();
  const { host, messages } = remembering(gitHubHost(runner));
  host.warning('slow');
  host.warning('slow');
  host.notice(['two', 'lines']);
  expect(messages).toEqual({ warnings: ['slow'], notices: ['two lines'] });
  expect(runner.written.map((line) => line.trimEnd())).toEqual([
    '::warning::slow',
    '::warning::slow',
    '::notice::two%0Alines',
  ]);
  for (let i = 0; i < 2000; i += 1) host.warning(String(i));
  expect(messages.warnings).toHaveLength(1000);
});
