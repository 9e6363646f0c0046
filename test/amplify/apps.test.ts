import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { ServiceError } from '../../src/errors.js';
import { domainsByApp } from '../../src/amplify/apps.js';
import { rowsOf } from '../statistics/lines.js';
import { amplifyRows } from '../aws/seed/amplify.js';
import { AmplifyHarness, APP, BUCKET, DOMAIN, GROUP } from './harness.js';

const SHOP = 'd3shop';
const BOTH_APPS = {
  ...{ 'app-id': `${APP}\n${SHOP}`, 'domain-names': '' },
  ...{ 'destination-bucket': BUCKET, 'destination-log-group': GROUP, 'create-log-group': 'true' },
};
let harness: AmplifyHarness;

beforeEach(async () => {
  harness = await AmplifyHarness.build();
  harness.aws.amplify.createApp(SHOP, { domains: ['shop.example'] });
  const traffic = { domain: 'shop.example', from: harness.hour(34), to: harness.hour(32), rowsPerHour: 4 };
  harness.aws.amplify.addRows(SHOP, 'shop.example', [...amplifyRows(traffic)]);
  harness.seed(34, 32);
});
afterEach(async () => {
  await harness.aws.close();
});

const HOURS = (): Record<string, string> => ({ from: harness.instant(34), to: harness.instant(32) });

describe('several apps', () => {
  test('are carried side by side, each below its own id, with a row of the summary for each domain', async () => {
    const { result, sections } = await harness.execute({ ...BOTH_APPS, ...HOURS() });
    expect(result).toMatchObject({ complete: true, failures: [], committed: 8 });
    expect(result.tally).toMatchObject({ read: 20, s3: { written: 20 }, logs: { written: 20 } });
    expect(harness.aws.s3.list(BUCKET, 'amplify-access-logs/')).toEqual([
      ...[2, 3].map((hour) => key(APP, DOMAIN, hour)),
      ...[2, 3].map((hour) => key(SHOP, 'shop.example', hour)),
    ]);
    expect(harness.aws.logs.streams(GROUP)).toContain(`amplify/${SHOP}/shop.example/2026/11/19/02`);
    expect(rowsOf(sections, 'Apps and domains')).toEqual([
      row(APP, DOMAIN, 12),
      row(SHOP, 'shop.example', 8),
      row(APP, `${APP}.amplifyapp.com`, 0),
      row(SHOP, `${SHOP}.amplifyapp.com`, 0),
    ]);
    expect((await harness.execute({ ...BOTH_APPS, ...HOURS() })).result.planned).toBe(0);
  });

  test('that have the same domain one after the other each keep what is theirs', async () => {
    harness.aws.amplify.createApp('d4', { domains: [DOMAIN] });
    const own = { domain: DOMAIN, from: harness.hour(34), to: harness.hour(32), rowsPerHour: 2, seed: 9 };
    harness.aws.amplify.addRows('d4', DOMAIN, [...amplifyRows(own)]);
    const { result } = await harness.execute({ ...BOTH_APPS, 'app-id': `${APP}\nd4\nd4`, ...HOURS() });
    expect(result).toMatchObject({ complete: true, failures: [], tally: { read: 16 } });
    expect(harness.aws.s3.list(BUCKET, `amplify-access-logs/app=d4/domain=${DOMAIN}/`)).toHaveLength(2);
  });

  test.each<[string, () => void, RegExp]>([
    ['does not exist', () => harness.aws.amplify.apps.delete(SHOP), /GetApp on app d3shop .*not found/],
    [
      'may not be asked for',
      () => harness.aws.faults.deny('amplify:GetApp', /d3shop/),
      /needs amplify:GetApp on arn:\S*d3shop/,
    ],
    [
      'does not tell its domains',
      () => harness.aws.faults.deny('amplify:ListDomainAssociations', /d3shop/),
      /needs amplify:ListDomainAssociations on arn:\S*d3shop/,
    ],
  ])('of which one %s: it is named, the others are delivered', async (_, breaks, words) => {
    breaks();
    const { result, sections } = await harness.execute({ ...BOTH_APPS, ...HOURS() });
    expect(result.failures).toHaveLength(1);
    expect(result.failures[0]).toMatchObject({ label: `app ${SHOP}` });
    expect(String(result.failures[0]?.error)).toMatch(words);
    expect(result).toMatchObject({ complete: false, committed: 4, gapFreeTo: harness.hour(34) });
    expect(result.tally).toMatchObject({ s3: { written: 12 } });
    expect(rowsOf(sections, 'Apps and domains')[0]).toEqual(row(SHOP, null, null, null));
  });

  test('of which one may not have its logs fetched: its domains are named, the others are delivered', async () => {
    harness.aws.faults.deny('amplify:GenerateAccessLogs', /d3shop/);
    const { result } = await harness.execute({ ...BOTH_APPS, ...HOURS() });
    expect(result.failures.map(({ error }) => String(error)).sort()).toEqual([
      expect.stringMatching(/d3shop\.amplifyapp\.com of app d3shop/),
      expect.stringMatching(/shop\.example of app d3shop/),
    ]);
    expect(result).toMatchObject({ complete: false, tally: { s3: { written: 12 } } });
  });
});

test('credentials that are refused concern the run, a service that is busy the app', async () => {
  const failing = (retryable: boolean, concerns: 'run' | 'segment') =>
    domainsByApp(
      { appIds: ['d1'], domainNames: undefined },
      {
        domains: () =>
          Promise.reject(new ServiceError('no', { call: 'c', resource: 'r', retryable, concerns })),
      },
    );
  await expect(failing(false, 'run')).rejects.toThrow('no');
  expect(await failing(true, 'segment')).toEqual([{ app: 'd1', failure: expect.any(ServiceError) }]);
});

function key(app: string, domain: string, hour: number): string {
  return `amplify-access-logs/app=${app}/domain=${domain}/dt=2026-11-19/hour=0${hour}/access-log.csv.gz`;
}

function row(app: string, domain: string | null, read: number | null, hours: number | null = 2) {
  return { App: app, Domain: domain, Hours: hours, 'Records read': read, 'Records written': read };
}
