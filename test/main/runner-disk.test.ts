/** A disk of the runner that takes nothing: its folder and the system's own reason are told, and the others are delivered. */
import { gzipSync } from 'node:zlib';
import { randomBytes } from 'node:crypto';
import { expect, test } from '@jest/globals';
import { BUCKET, Fixture, GROUP } from './fixture.js';

test('an object that is too large for memory, and no place to keep it', async () => {
  const fixture = await Fixture.build();
  fixture.seed(1, [0, 2], { loadBalancer: 'blog.1234567890abcdef' });
  const [large] = fixture.seed(1, [0, 1]);
  const line = (large?.text ?? '').split('\n')[0] ?? '';
  const noise = Array.from({ length: 1200 }, () => `${line}${randomBytes(9000).toString('base64')}`).join(
    '\n',
  );
  fixture.aws.s3.putObject(BUCKET, large?.key ?? '', gzipSync(noise, { level: 1 }));
  const { code, log, outputs } = await fixture.execute({}, { RUNNER_TEMP: '/no/such/folder' });
  expect(log).toMatch(/The folder \/no\/such\/folder of the runner cannot hold a temporary file: ENOENT/);
  expect(log).not.toMatch(/aborted/);
  expect(code).toBe(1);
  expect(outputs).toMatchObject({ complete: 'false', 'records-written': '40' });
  expect(fixture.aws.logs.messages(GROUP)).toHaveLength(40);
  await fixture.close();
});
