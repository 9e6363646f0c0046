/** What a scheduled export reads of its ledger: the frontiers of all log groups, and what lies behind them. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { Fixture, type Outcome } from './fixture.js';

const DAY = 24 * 60 * 60 * 1000;
const MIDNIGHT = Math.floor(Date.now() / DAY) * DAY;

let fixture: Fixture;
beforeEach(async () => {
  fixture = await Fixture.build();
  fixture.aws.s3.createBucket('archive');
  fixture.aws.exports.usual = { ...fixture.aws.exports.usual, pendingMs: 0, runningMs: 10 };
  for (const name of ['/app/a', '/app/b', '/app/c']) created(name);
});
afterEach(() => fixture.close());

function created(name: string): void {
  Object.assign(fixture.aws.logs.createGroup(name), { creationTime: MIDNIGHT - 60 * DAY });
}

function execute(more: Readonly<Record<string, string>> = {}): Promise<Outcome> {
  fixture.aws.calls.clear();
  return fixture.execute({
    ...{
      mode: 'export',
      'log-groups': '/app/*',
      'destination-bucket': 'archive',
      'poll-interval': 'PT0.05S',
    },
    ...{ 'source-bucket': '', 'destination-log-group': '', settle: '0s', lookback: '2d', ...more },
  });
}

/** Documents of the ledger that the last run read, by what they are of. */
function read(): { frontiers: number; groups: string[] } {
  const keys = fixture.aws.calls
    .find({ operation: 'GetObject' })
    .map(({ resource }) => /log-ferry-ledger\/export\/(.*)/.exec(resource)?.[1] ?? '');
  const groups = keys.filter((key) => key.startsWith('app/')).map((key) => key.slice(0, 'app/a'.length));
  return { frontiers: keys.filter((key) => key.startsWith('frontier-')).length, groups };
}

test('where nothing is new no document of a log group is read', async () => {
  expect(await execute()).toMatchObject({
    code: 0,
    outputs: { complete: 'true', 'segments-committed': '6' },
  });
  const again = await execute();
  expect(again).toMatchObject({ code: 0, outputs: { complete: 'true', 'segments-planned': '0' } });
  expect(read()).toEqual({ frontiers: 1, groups: [] });
  // The window is the same, whatever of it needs a look.
  expect(Date.parse(again.outputs['window-from'] ?? '')).toBe(MIDNIGHT - 2 * DAY);
});

test('a lookback that goes further than before looks at what it never saw', async () => {
  await execute();
  expect(await execute({ lookback: '3d' })).toMatchObject({
    code: 0,
    outputs: { 'segments-committed': '3' },
  });
  await execute({ lookback: '3d' });
  expect(read().groups).toEqual([]);
});

test('a group that fails is looked at again, and the others are not', async () => {
  fixture.aws.faults.deny('logs:FilterLogEvents', /\/app\/b/);
  fixture.aws.faults.deny('logs:CreateExportTask', /\/app\/b/);
  expect((await execute()).code).toBe(1);
  await execute();
  expect([...new Set(read().groups)]).toEqual(['app/b']);
});

test('a selection that grows by a group looks back for it alone', async () => {
  await execute();
  created('/other/d');
  const grown = await execute({ 'log-groups': '/app/*\n/other/d' });
  expect(grown).toMatchObject({ code: 0, outputs: { 'segments-committed': '2' } });
  expect(read().groups).toEqual([]);
});
