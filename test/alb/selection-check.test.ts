import { expect, test } from '@jest/globals';
import { keyOf, parseLogKey } from '../../src/alb/source-key.js';
import { SelectionCheck } from '../../src/alb/selection-check.js';
import { parseInputs } from '../../src/inputs/inputs.js';

const NOW = Date.parse('2026-11-20T00:00:00Z');
const PLACE = { prefix: '', account: '123456789012', region: 'us-east-1', day: '2026/11/19' };

test('a load balancer that is new is found among thousands of others', async () => {
  const texts: Readonly<Record<string, string>> = {
    ...{ mode: 'alb', 'aws-region': 'us-east-1', 'source-bucket': 'lb-logs' },
    ...{ 'destination-log-group': '/alb/shop', 'load-balancers': 'shop-*\nmissing-*' },
  };
  const context = { repository: undefined, runId: undefined, now: NOW };
  const inputs = parseInputs((name) => texts[name] ?? '', context);
  if (inputs.mode !== 'alb') throw new Error('another mode');
  // Nobody has logs of the days before.
  const nothing = {
    // eslint-disable-next-line @typescript-eslint/require-await -- the port is asynchronous
    async *list() {
      yield [];
    },
    folders: () => Promise.resolve([PLACE.account]),
    filesIn: () => Promise.resolve(0),
  };
  const check = new SelectionCheck(inputs, nothing, () => NOW);
  const classify = check.classifier();
  const verdicts = [...Array.from({ length: 3000 }, (_, i) => `other-${String(i)}`), 'shop-new'].map(
    (name) => {
      const tail = '20261119T0005Z_192.0.2.10_4oeun3q9';
      const loadBalancer = `${name}.50dc6c495c0c9188`;
      const key = parseLogKey(keyOf({ ...PLACE, logType: 'access', loadBalancer, tail }));
      return key && classify(key);
    },
  );
  expect(verdicts.filter((verdict) => verdict === 'wanted')).toHaveLength(1);
  check.planned({ window: { from: NOW - 24 * 60 * 60 * 1000, to: NOW }, accounts: [PLACE.account] });
  const { problems, warnings } = await check.unmatched();
  expect(problems).toEqual([]);
  expect(warnings).toEqual([expect.stringContaining('missing-* matches no load balancer')]);
});
