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

const inputs = {
  ...{ mode: 'export', engine: 'read', 'source-bucket': '', 'destination-log-group': '' },
  ...{ 'destination-bucket': 'archive', 'log-groups': '/aws/lambda/*', 'read-rate': '1000', lookback: '3d' },
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
      ...{ 'segments-committed': '6', 'task-ids': '' },
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
});
