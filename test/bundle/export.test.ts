import { CloudWatchLogsClient, CreateExportTaskCommand } from '@aws-sdk/client-cloudwatch-logs';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { ChildProcess } from 'node:child_process';
import { startLocalAws, type LocalAws } from '../aws/local-aws.js';
import { runBundle, type BundleResult, type BundleRun } from './runner.js';

const HOUR = 60 * 60 * 1000;
const DAY = 24 * HOUR;
const groups = [
  '/aws/lambda/basket',
  '/aws/lambda/checkout',
  'API-Gateway-Execution-Logs_a1b2c3d4e5/prod',
  'shop-api-access',
  'worker',
];

let aws: LocalAws;
/** The last midnight. */
let today: number;

beforeEach(async () => {
  aws = await startLocalAws();
  today = Math.floor(Date.now() / DAY) * DAY;
  aws.s3.createBucket('archive');
  aws.exports.usual = { ...aws.exports.usual, pendingMs: 5, runningMs: 20 };
});
afterEach(() => aws.close());

const inputs = {
  mode: 'export',
  'aws-region': 'us-east-1',
  'log-groups': '/aws/lambda/*\nAPI-Gateway-Execution-Logs_*/*\nshop-*\nworker',
  'destination-bucket': 'archive',
  lookback: '7d',
  settle: '0s',
  lease: '2s',
  'poll-interval': 'PT0.05S',
};

function runMode(more: Record<string, string> = {}, rest: Partial<BundleRun> = {}): Promise<BundleResult> {
  return runBundle({ inputs: { ...inputs, ...more }, env: aws.env(), ...rest });
}

/** One event at every midday of the seven days before today. */
function seedWeek(names: readonly string[] = groups): void {
  for (const name of names) {
    const group = aws.logs.createGroup(name);
    Object.assign(group, { creationTime: today - 30 * DAY });
    const events = Array.from({ length: 7 }, (_, i) => {
      const timestamp = today - (i + 1) * DAY + DAY / 2;
      return { timestamp, message: `${name} ${new Date(timestamp).toISOString()}` };
    });
    aws.logs.seed(name, 'one/[1]', events);
  }
}

interface Committed {
  readonly state: string;
  readonly covers: { readonly from: number; readonly to: number; readonly folders: readonly string[] };
}

interface LedgerText {
  readonly identity: { readonly logGroup: string };
  readonly segments: Readonly<Record<string, Committed>>;
}

/** The committed windows of every log group, as the ledger has them. */
function ledger(): Map<string, Committed['covers'][]> {
  const keys = aws.s3.list('archive', 'log-ferry-ledger/export/').filter((key) => !key.includes('frontier'));
  return new Map(
    keys.map((key) => {
      const document = JSON.parse(String(aws.s3.get('archive', key))) as LedgerText;
      const entries = Object.values(document.segments).filter(({ state }) => state === 'committed');
      const covers = entries.map((entry) => entry.covers).sort((a, b) => a.from - b.from);
      return [document.identity.logGroup, covers] as const;
    }),
  );
}

/** Somebody else's task takes the slot for a while, if it is free. */
async function foreignTask(runningMs = 1500): Promise<boolean> {
  const client = new CloudWatchLogsClient({ ...aws.sdk(), maxAttempts: 1 });
  // What is planned is for whoever takes the slot next.
  if (aws.exports.all().some(({ status }) => status === 'PENDING' || status === 'RUNNING')) return false;
  aws.exports.plan({ pendingMs: 100, runningMs });
  const window = { from: today - DAY, to: today };
  const place = { logGroupName: 'foreign', destination: 'archive', destinationPrefix: 'elsewhere' };
  const task = { taskName: 'somebody-elses', ...place, ...window };
  return client.send(new CreateExportTaskCommand(task)).then(
    () => true,
    () => false,
  );
}

async function until(isTrue: () => boolean | Promise<boolean>): Promise<void> {
  while (!(await isTrue())) await new Promise((resolve) => setTimeout(resolve, 5));
}

describe('mode export', () => {
  test('exports every day of the lookback, and nothing twice', async () => {
    seedWeek(['worker']);
    const first = await runMode({ 'log-groups': 'worker' });
    expect(first.log).not.toContain('::error::');
    expect(first.code).toBe(0);
    expect(first.outputs).toMatchObject({
      complete: 'true',
      'window-from': new Date(today - 7 * DAY).toISOString().replace('.000', ''),
      'window-to': new Date(today).toISOString().replace('.000', ''),
      'segments-committed': '7',
      'records-read': '',
      'records-written': '',
      'objects-written': '7',
    });
    expect(JSON.parse(first.outputs['tally'] ?? '')).toMatchObject({
      windows: 7,
      exported: 7,
      empty: 0,
      failed: 0,
      objects: 7,
    });
    expect(JSON.parse(first.outputs['task-ids'] ?? '')).toEqual(
      aws.exports.all().map(({ taskId }) => taskId),
    );
    const again = await runMode({ 'log-groups': 'worker' });
    expect(again.outputs).toMatchObject({ complete: 'true', 'segments-planned': '0', 'task-ids': '[]' });
    expect(aws.exports.all()).toHaveLength(7);
  });

  test('five groups, seven days, two runs at once, a foreign task twice, one run killed: 35 windows, once each', async () => {
    seedWeek();
    aws.logs.createGroup('foreign');
    // Long enough for the run to begin, and to find the slot taken.
    expect(await foreignTask(10_000)).toBe(true);
    let killed: ChildProcess | undefined;
    const waiting = runMode(
      {},
      {
        started: (process) => {
          killed = process;
        },
        logged: (text) => {
          if (text.includes('waiting for export task')) killed?.kill('SIGKILL');
        },
      },
    );
    expect(await waiting).toMatchObject({ signal: 'SIGKILL' });
    // What the killed run held is free when its lease has ended, and the margin for clocks.
    await new Promise((resolve) => setTimeout(resolve, 4000));
    const other = runMode();
    await until(() => aws.exports.all().length > 8);
    await until(foreignTask);
    const third = runMode();
    const results = await Promise.all([other, third]);
    expect(results.map(({ code }) => code)).toEqual([0, 0]);
    const last = await runMode();
    expect(last.log).not.toContain('::error::');
    expect(last.outputs).toMatchObject({ complete: 'true' });

    const windows = ledger();
    expect([...windows.keys()].sort()).toEqual([...groups].sort());
    for (const covers of windows.values()) {
      expect(covers).toHaveLength(7);
      expect(covers.map(({ from, to }) => [from, to])).toEqual(
        Array.from({ length: 7 }, (_, i) => [today - (7 - i) * DAY, today - (6 - i) * DAY]),
      );
    }
    const counting = [...windows.values()]
      .flat()
      .flatMap(({ folders }) => folders.map((folder) => folder.split('/').at(-1)));
    expect(new Set(counting).size).toBe(35);
    expect(aws.exports.all().filter(({ taskName }) => taskName === 'somebody-elses')).toHaveLength(2);
    const ours = aws.exports.all().filter(({ taskName }) => taskName?.startsWith('log-ferry/'));
    expect(ours.map(({ taskId }) => taskId).sort()).toEqual([...counting].sort());
    expect(ours.every(({ status }) => status === 'COMPLETED')).toBe(true);
    for (const task of ours) expect((task.to + 1 - task.from) / DAY).toBe(1);
    // Some 35 tasks and their looks, within five calls a second.
  });
});
