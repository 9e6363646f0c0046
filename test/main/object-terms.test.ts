/** A segment whose objects were begun in one form is not finished in another, and the prefix keeps the first form. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { gunzipSync } from 'node:zlib';
import { Fixture, type Outcome } from './fixture.js';

const ARCHIVE = 'archive';
const PREFIX = 'load-balancer-logs/';
const DAYS_AGO = 3;

let fixture: Fixture;

beforeEach(async () => {
  fixture = await Fixture.build();
  fixture.aws.s3.createBucket(ARCHIVE);
  // Midnight in Tokyo is 15:00 UTC, five minutes after the 180th interval began: the segment has two objects.
  fixture.seed(DAYS_AGO, [178, 183]);
});
afterEach(async () => {
  await fixture.close();
});

function run(inputs: Readonly<Record<string, string>> = {}): Promise<Outcome> {
  const from = new Date(Date.now() - DAYS_AGO * 86_400_000).toISOString().slice(0, 10);
  return fixture.execute({
    ...{ 'destination-log-group': '', 'destination-bucket': ARCHIVE, 'time-zone': 'Asia/Tokyo' },
    ...{
      'object-format': 'jsonl',
      from: `${from}T00:00:00Z`,
      to: `${from}T23:00:00Z`,
      ledger: `s3://${ARCHIVE}/ledger/`,
    },
    ...inputs,
  });
}

const keys = (): string[] => fixture.aws.s3.list(ARCHIVE, PREFIX);
const recordsOf = (key: string): string[] =>
  gunzipSync(fixture.aws.s3.get(ARCHIVE, key) ?? Buffer.alloc(0))
    .toString()
    .trimEnd()
    .split('\n');

test.each([
  ['object-format', { 'object-format': 'parquet' }, 'jsonl', 'parquet'],
  ['compression', { compression: 'none' }, 'gzip', 'none'],
  ['time-zone', { 'time-zone': 'UTC' }, 'Asia/Tokyo', 'UTC'],
])(
  'a take-over with another %s is refused, and one with the same finishes',
  async (subject, other, expected, found) => {
    fixture.aws.faults.add({
      ...{ operation: 'PutObject', resource: /dt=/, kind: 'error', status: 403, code: 'AccessDenied' },
      ...{ on: 2, times: 20 },
    });
    expect(await run()).toMatchObject({ code: 1 });
    const begun = keys();
    expect(begun).toHaveLength(1);
    fixture.aws.faults.clear();

    const refused = await run(other);
    expect(refused.code).toBe(1);
    expect(refused.log).toContain(
      `${subject}: expected ${expected}, the value with which the objects below s3://${ARCHIVE}/${PREFIX} were written, found ${found}.`,
    );
    expect(keys()).toEqual(begun);

    expect(await run()).toMatchObject({ code: 0, outputs: { complete: 'true' } });
    expect(keys()).toHaveLength(2);
    const records = keys().flatMap(recordsOf);
    expect(records).toHaveLength(100);
    expect(new Set(records).size).toBe(100);
  },
);

test('another name of the same time zone is no other form', async () => {
  expect(await run()).toMatchObject({ code: 0, outputs: { complete: 'true', 'segments-committed': '1' } });
  expect(await run({ 'time-zone': 'Japan' })).toMatchObject({
    code: 0,
    outputs: { 'segments-planned': '0' },
  });
  expect(await run({ 'time-zone': 'Asia/Seoul' })).toMatchObject({ code: 1 });
});
