/** `engine: read` to the end: what lies in the bucket is what the log groups hold, once. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { gunzipSync } from 'node:zlib';
import { Fixture, type Outcome } from './fixture.js';

const DAY = 24 * 60 * 60 * 1000;
const today = Math.floor(Date.now() / DAY) * DAY;

let fixture: Fixture;
beforeEach(async () => {
  fixture = await Fixture.build();
  fixture.aws.s3.createBucket('archive');
  fixture.aws.logs.limits.off();
});
afterEach(() => fixture.close());

// Without settle, yesterday is over from midnight on, at whatever hour the tests run.
const inputs = {
  ...{ mode: 'export', engine: 'read', 'source-bucket': '', 'destination-log-group': '' },
  ...{
    'destination-bucket': 'archive',
    'log-groups': '/aws/lambda/*',
    'read-rate': '1000',
    lookback: '3d',
    settle: '0s',
  },
};

function execute(more: Readonly<Record<string, string>> = {}): Promise<Outcome> {
  return fixture.execute({ ...inputs, ...more });
}

/** `perDay` events on each of so many days before today, in two streams. */
function seed(name: string, { days = 2, perDay = 50 } = {}): void {
  Object.assign(fixture.aws.logs.createGroup(name), { creationTime: today - 30 * DAY });
  for (const stream of ['2026/11/01/[$LATEST]aaaa', '2026/11/01/[$LATEST]bbbb']) {
    const events = Array.from({ length: days * perDay }, (_, i) => ({
      // Some events have the same time in both streams.
      timestamp: today - days * DAY + Math.floor(i / perDay) * DAY + (i % perDay) * 1000,
      message: `${name} ${stream} "${String(i)}" ünï\n`,
    }));
    fixture.aws.logs.seed(name, stream, events);
  }
}

function keys(): string[] {
  return fixture.aws.s3.list('archive', 'log-group-events/');
}

function lines(key: string): Record<string, string>[] {
  return gunzipSync(fixture.aws.s3.get('archive', key) ?? Buffer.alloc(0))
    .toString()
    .trimEnd()
    .split('\n')
    .map((line) => JSON.parse(line) as Record<string, string>);
}

describe('engine: read', () => {
  test('writes one object a window, with every event once, in order; a second run finds nothing left', async () => {
    seed('/aws/lambda/shop');
    seed('/aws/lambda/idle', { perDay: 0 });
    const { code, outputs, log } = await execute();
    expect(log).not.toContain('::error::');
    expect({ code, ...outputs }).toMatchObject({
      ...{
        code: 0,
        complete: 'true',
        'records-read': '200',
        'records-written': '200',
        'objects-written': '2',
      },
      ...{ 'segments-committed': '6', 'task-ids': '[]' },
    });
    const day = (n: number): string => new Date(today - n * DAY).toISOString().slice(0, 10);
    const compact = (n: number): string => `${day(n).replaceAll('-', '')}T000000Z`;
    const folder = 'log-group-events/account=123456789012/region=us-east-1/log_group=%2Faws%2Flambda%2Fshop';
    expect(keys()).toEqual(
      [2, 1].map((n) => `${folder}/dt=${day(n)}/${compact(n)}_${compact(n - 1)}.jsonl.gz`),
    );
    const found = keys().flatMap(lines);
    const sorted = found.toSorted((a, b) =>
      `${a['timestamp'] ?? ''} ${a['event_id'] ?? ''}` < `${b['timestamp'] ?? ''} ${b['event_id'] ?? ''}`
        ? -1
        : 1,
    );
    expect(found).toEqual(sorted);
    expect(found.map(({ message }) => message).sort()).toEqual(
      fixture.aws.logs.messages('/aws/lambda/shop').sort(),
    );
    expect(Object.keys(found[0] ?? {})).toEqual([
      ...['timestamp', 'ingestion_time', 'log_group', 'log_stream', 'event_id', 'message'],
    ]);
    const again = await execute();
    expect(again.outputs).toMatchObject({
      complete: 'true',
      'segments-planned': '0',
      'objects-written': '0',
    });
  });

  test('verifies what it wrote, and names an object that is gone or changed', async () => {
    seed('/aws/lambda/shop');
    seed('/aws/lambda/idle', { perDay: 0 });
    await execute();
    const good = await execute({ verify: 'true' });
    expect([good.code, good.outputs['verified'], good.outputs['differences']]).toEqual([0, '6', '[]']);
    const [gone = '', changed = ''] = keys();
    fixture.aws.s3.delete('archive', gone);
    fixture.aws.s3.putObject('archive', changed, 'x');
    const bad = await execute({ verify: 'true' });
    expect([bad.code, bad.outputs['verified']]).toEqual([1, '4']);
    expect(JSON.parse(bad.outputs['differences'] ?? '')).toMatchObject([
      { what: `s3://archive/${gone}`, found: 'no such object' },
      { what: `s3://archive/${changed}`, found: expect.stringMatching(/^1 bytes/) },
    ]);
  });

  test('refuses a prefix that the ledger knows for the other engine, whichever came first', async () => {
    seed('/aws/lambda/shop');
    fixture.aws.exports.usual = { ...fixture.aws.exports.usual, pendingMs: 5, runningMs: 5 };
    const tasks = {
      engine: 'task',
      'read-rate': '',
      'poll-interval': 'PT0.02S',
      settle: '0s',
      lookback: '1d',
    };
    const other = /destination-prefix|expected (task|read), the value with which the objects below/;
    for (const [prefix, first, second] of [
      ['one', tasks, {}],
      ['two', {}, tasks],
    ] as const) {
      const place = { 'destination-prefix': prefix };
      expect(await execute({ ...place, ...first })).toMatchObject({ code: 0 });
      const before = fixture.aws.s3.list('archive', prefix);
      const { code, log } = await execute({ ...place, ...second });
      expect(code).toBe(1);
      expect(log).toMatch(other);
      const dry = await execute({ ...place, ...second, 'dry-run': 'true' });
      expect(dry.log).toMatch(/✗ engine: expected/);
      expect(fixture.aws.s3.list('archive', prefix)).toEqual(before);
    }
  });

  test('refuses groups of another class by name, warns where a glob met them, and names engine: task', async () => {
    seed('/aws/lambda/shop');
    fixture.aws.logs.createGroup('/aws/lambda/rare', { class: 'INFREQUENT_ACCESS' });
    const named = await execute({ 'log-groups': '/aws/lambda/rare' });
    expect(named.code).toBe(1);
    expect(named.log).toMatch(
      /found \/aws\/lambda\/rare of class INFREQUENT_ACCESS.*engine: task exports it/,
    );
    const matched = await execute();
    expect(matched).toMatchObject({ code: 0, outputs: { 'records-written': '200' } });
    expect(matched.log).toMatch(/::warning::.*rare is of class INFREQUENT_ACCESS.*engine: task/);
  });

  test('tells in a dry run the calls, the time and the price, and names windows that are better a task', async () => {
    seed('/aws/lambda/shop');
    const big = fixture.aws.logs.createGroup('/aws/lambda/big');
    Object.assign(big, { creationTime: today - 2 * DAY });
    fixture.aws.logs.seed('/aws/lambda/big', 'one', [{ timestamp: today - 1, message: 'x' }]);
    Object.defineProperty(big, 'storedBytes', { value: 12 * 2 ** 30 });
    const { code, log, outputs } = await execute({ 'dry-run': 'true', 'read-rate': '2' });
    expect(code).toBe(0);
    expect(log).toMatch(
      /what is to be read: windows: 5, log groups: 2; about \d+ calls for about [\d.]+ GB of events, \d+ (min|h)/,
    );
    expect(log).toMatch(
      /large windows: estimated at more than 1 GB per window, and better left to engine: task: \/aws\/lambda\/big \(/,
    );
    expect(log).toMatch(/Price, Data from AWS to the Internet: 0.09 USD a GB \(us-east-1, 2026-04-27/);
    expect(JSON.parse(outputs['estimate'] ?? '')).toMatchObject({ objects: null });
    expect(keys()).toEqual([]);
    expect(fixture.aws.s3.list('archive', '')).toEqual([]);
  });

  test('tells what API Gateway and functions say from the events as they pass', async () => {
    seed('/aws/lambda/shop', { perDay: 1 });
    fixture.aws.logs.seed('/aws/lambda/shop', 'r', [
      {
        timestamp: today - DAY + 5,
        message:
          'REPORT RequestId: 8f6b1f0e-0d4f-4f59-9c2a-1a2b3c4d5e6f\tDuration: 12.34 ms\tBilled Duration: 13 ms\tMemory Size: 128 MB\tMax Memory Used: 64 MB\t\n',
      },
    ]);
    const { summary, code } = await execute();
    expect(code).toBe(0);
    expect(summary).toContain('Lambda functions');
    expect(summary).toContain('shop');
    const quiet = await execute({ report: 'none', redo: 'true', from: new Date(today - DAY).toISOString() });
    expect(quiet.summary).toBe('');
  });
});
