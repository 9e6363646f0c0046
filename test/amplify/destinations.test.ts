import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { ServiceError } from '../../src/errors.js';
import { keepTerms } from '../../src/engine/object-terms.js';
import { MemoryDocumentStore } from '../../src/engine/memory-store.js';
import { countsWindows, imbalances, type RecordTally } from '../../src/engine/tally.js';
import { AmplifyHarness, BUCKET, GROUP, type Executed } from './harness.js';

let harness: AmplifyHarness;

beforeEach(async () => {
  harness = await AmplifyHarness.build();
});
afterEach(async () => {
  await harness.aws.close();
});

const OBJECTS = { 'destination-bucket': BUCKET };

function tallyOf({ result }: Executed): RecordTally {
  expect(result).toMatchObject({ complete: true, failures: [] });
  expect(imbalances(result.tally)).toEqual([]);
  if (countsWindows(result.tally)) throw new Error('of records');
  return result.tally;
}

describe.each(['STANDARD', 'INFREQUENT_ACCESS'])('a schedule to a log group of class %s', (logGroupClass) => {
  const LOGS = {
    'destination-log-group': GROUP,
    'create-log-group': 'true',
    'log-group-class': logGroupClass,
    'log-format': 'json',
  };

  test('gains a bucket, changes its format, loses the group and gains it again: each has each record once', async () => {
    const rows = harness.seed(20, 2);
    const between = { from: harness.instant(20), to: harness.instant(8) };
    const ids = rows.map(({ id }) => id).sort();

    expect(tallyOf(await harness.execute({ ...LOGS, ...between })).logs).toMatchObject({
      read: 72,
      written: 72,
    });
    const gained = tallyOf(await harness.execute({ ...LOGS, ...OBJECTS, ...between }));
    expect(gained).toMatchObject({ read: 72, s3: { read: 72, written: 72 }, logs: { read: 0, written: 0 } });

    // Its other format is a way to write events, and no other destination; the object's needs another prefix.
    const raw = { ...LOGS, 'log-format': 'raw' };
    const jsonl = { ...OBJECTS, 'object-format': 'jsonl', 'destination-prefix': 'again/' };
    const changed = tallyOf(await harness.execute({ ...raw, ...jsonl, ...between }));
    expect(changed).toMatchObject({ read: 72, s3: { read: 72, written: 72 }, logs: { read: 0 } });

    const lost = { ...OBJECTS, from: harness.instant(20), to: harness.instant(4) };
    expect(tallyOf(await harness.execute(lost))).toMatchObject({ read: 24, s3: { read: 24 } });
    const again = { ...LOGS, ...OBJECTS, from: harness.instant(20), to: harness.instant(2) };
    const both = tallyOf(await harness.execute(again));
    expect(both).toMatchObject({ read: 36, s3: { read: 12, written: 12 }, logs: { read: 36, written: 36 } });

    expect(harness.ids().sort()).toEqual(ids);
    expect(harness.objectRows()).toHaveLength(rows.length);
    expect((await harness.execute(again)).result.planned).toBe(0);
  });
});

test('the form of an object destination is noted, and a run with another is refused', async () => {
  const store = new MemoryDocumentStore();
  const csv = { name: 's3://logs/a/', terms: { 'object-format': 'csv', compression: 'gzip' } };
  await keepTerms(store, csv, { notes: false });
  await keepTerms(store, csv);
  await keepTerms(store, csv);
  const jsonl = { ...csv, terms: { ...csv.terms, 'object-format': 'jsonl' } };
  await expect(keepTerms(store, jsonl)).rejects.toThrow(
    'object-format: expected csv, the value with which the objects below s3://logs/a/ were written, found jsonl.',
  );
  await keepTerms(store, { ...jsonl, name: 's3://logs/b/' });
});

test('a note of the form whose answer was lost, and which was not stored, is written again', async () => {
  const store = new MemoryDocumentStore();
  const csv = { name: 's3://logs/a/', terms: { 'object-format': 'csv' } };
  let isLost = true;
  const lossy = {
    read: (key: string) => store.read(key),
    write: (...put: Parameters<typeof store.write>) => {
      const lost = isLost;
      isLost = false;
      const failure = { call: 's3:PutObject', resource: 'a', retryable: true, ambiguous: true };
      return lost ? Promise.reject(new ServiceError('no answer', failure)) : store.write(...put);
    },
  };
  await keepTerms(lossy, csv);
  await expect(keepTerms(store, { ...csv, terms: { 'object-format': 'jsonl' } })).rejects.toThrow(
    /found jsonl/,
  );
  const conflict = { ...lossy, write: () => Promise.resolve(undefined) };
  await expect(keepTerms(conflict, { ...csv, name: 's3://logs/b/' })).rejects.toThrow(/could not be written/);
});
