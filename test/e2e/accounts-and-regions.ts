import { deepEqual, equal, match } from 'node:assert/strict';
import { albDay, type AlbObject } from '../aws/seed/alb.js';
import { dayBefore, type Scenario, type Fixture } from './scenario.js';
import { checkAlb } from './workload.js';

const ORDER = { workflow: 'examples/accounts-and-regions.yml' };
const CENTRAL = 'arn:aws:iam::123456789012:role/log-ferry';
const ACCOUNTS = ['111122223333', '444455556666'];
const REGIONS = ['eu-central-1', 'us-east-1'];
const PLACES = ACCOUNTS.flatMap((account) => REGIONS.map((region) => ({ account, region })));
const LEDGER = 'my-log-ferry-ledger';
const LINES = 25;

type Place = (typeof PLACES)[number];

/** The roles, the bucket of the ledger, and in each account and Region a bucket with logs and a log group. */
function seed({ aws }: Fixture): Map<Place, AlbObject[]> {
  aws.sts.addRole(CENTRAL, { sub: 'repo:example/logs:*' });
  for (const account of ACCOUNTS)
    aws.sts.addRole(`arn:aws:iam::${account}:role/log-ferry-alb`, { trusts: [CENTRAL] });
  aws.s3.createBucket(LEDGER, { owner: '123456789012' });
  return new Map(
    PLACES.map((place, index) => {
      const { account, region } = place;
      const bucket = `lb-logs-${account}-${region}`;
      aws.s3.createBucket(bucket, { owner: account, region });
      aws.logsAt(account, region).createGroup('/alb/shop', { retentionDays: 30 });
      const about = { bucket, account, region, nodes: 1, linesPerObject: LINES, seed: index };
      const objects = [...albDay({ ...about, day: dayBefore(1), intervals: [0, 2 + index] })];
      for (const { key, body } of objects) aws.s3.putObject(bucket, key, body);
      return [place, objects];
    }),
  );
}

/** The rows of the summary, without what is not said in figures. */
function rowsIn(log: string): string[][] {
  const rows = [...log.matchAll(/\| (\| (?:\d{12}|\*\*All\*\*) \|.*)$/gm)].map(([, row = '']) => row);
  return rows.map((row) =>
    row
      .split('|')
      .map((cell) => cell.trim())
      .slice(1, 6),
  );
}

export const accountsAndRegions: Scenario = {
  name: 'accounts-and-regions.yml: two accounts, two Regions, one ledger, one summary, one failure issue',
  play: async (fixture) => {
    const { aws } = fixture;
    const objects = seed(fixture);
    aws.faults.deny('s3:GetObject', /^lb-logs-444455556666-us-east-1/);
    const failed = await fixture.bad(ORDER);
    const lines = PLACES.map((_, index) => (2 + index) * LINES);
    const rows = PLACES.map(({ account, region }, index) => {
      const isRefused = account === '444455556666' && region === 'us-east-1';
      const count = String(isRefused ? 0 : lines[index]);
      return [account, region, isRefused ? '**no**' : 'yes', count, count];
    });
    const sum = (counts: readonly number[]): string => String(counts.reduce((all, count) => all + count, 0));
    const delivered = sum(lines.slice(0, -1));
    deepEqual(rowsIn(failed.log), [...rows, ['**All**', '', '**no**', delivered, delivered]]);
    deepEqual(fixture.issues(), ['open']);

    aws.faults.clear();
    const again = await fixture.good(ORDER);
    equal(rowsIn(again.log).at(-1)?.[2], 'yes');
    equal(rowsIn(again.log).at(-1)?.[4], String(lines.at(-1)));
    deepEqual(fixture.issues(), ['closed']);
    for (const [{ account, region }, its] of objects)
      checkAlb({ logs: aws.logsAt(account, region) }, '/alb/shop', its);
    for (const key of aws.s3.list(LEDGER, '')) match(key, /^log-ferry-ledger\//);
    equal(aws.calls.count({ operation: 'AssumeRole', status: 200 }), 2 * PLACES.length);
  },
};
