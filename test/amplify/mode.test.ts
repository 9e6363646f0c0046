import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { amplifyHeader } from '../aws/seed/amplify.js';
import { emptyDocument, type LedgerDocument } from '../../src/engine/ledger.js';
import type { PartitionDocument } from '../../src/engine/mode.js';
import { MemoryDocumentStore } from '../../src/engine/memory-store.js';
import { serializeDocument } from '../../src/engine/serialize-document.js';
import { AmplifyHarness, APP, BOTH, BUCKET, GROUP, idsOf, linesOf } from './harness.js';

let harness: AmplifyHarness;

beforeEach(async () => {
  harness = await AmplifyHarness.build();
});
afterEach(async () => {
  await harness.aws.close();
});

describe('hours', () => {
  test('go to an object and a stream each, clipped, without doubles, in the order of the service', async () => {
    const rows = harness.seed(35, 27);
    Object.assign(harness.aws.amplify.behaviour, { strayRows: 2, doubleEvery: 4 });
    const { result } = await harness.execute({ ...BOTH, ...harness.between(34, 28) });
    const inside = rows.filter(({ time }) => time >= harness.hour(34) && time < harness.hour(28));
    const objects = harness.objects();
    expect([...objects.keys()]).toEqual(
      [2, 3, 4, 5, 6, 7].map((hour) => `domain=example.com/dt=2026-11-19/hour=0${hour}/access-log.csv.gz`),
    );
    expect(objects.values().next().value?.startsWith(`${amplifyHeader}\n`)).toBe(true);
    expect(harness.objectRows()).toEqual(linesOf(inside));
    expect(harness.ids().sort()).toEqual(idsOf(inside));
    expect(harness.aws.logs.streams(GROUP)[0]).toBe(`amplify/${APP}/example.com/2026/11/19/02`);
    const sheet = { written: 36, duplicate: 9, 'out-of-window': 4 };
    expect(result).toMatchObject({ complete: true, committed: 6, failures: [] });
    expect(result.tally).toMatchObject({ read: 49, s3: sheet, logs: sheet });
    expect(result.counters).toMatchObject({ objectsRead: 1, objectsWritten: 6 });
  });

  test('of one day are fetched in one call, also one at a time; halves are asked for where the service times out', async () => {
    harness.seed(36, 12);
    await harness.execute({ ...BOTH, ...harness.between(36, 12), concurrency: '1' });
    expect(harness.aws.calls.count({ operation: 'GenerateAccessLogs' })).toBe(1);
    harness.aws.amplify.behaviour.timeoutHours = 5;
    harness.seed(60, 36);
    const { result } = await harness.execute({ ...BOTH, ...harness.between(60, 36), concurrency: '1' });
    expect(result.complete).toBe(true);
    // 24, 12 and 6 are too many; then eight times three.
    expect(harness.aws.calls.count({ operation: 'GenerateAccessLogs' })).toBe(1 + 3 + 8);
  });

  test('that another run holds are not asked for', async () => {
    harness.seed(34, 28);
    harness.aws.amplify.behaviour.timeoutHours = 3;
    const texts = { 'destination-bucket': BUCKET, ...harness.between(34, 28) };
    const window = { from: harness.hour(34), to: harness.hour(28) };
    const { mode } = await harness.ready(texts);
    const places: PartitionDocument[] = [];
    for await (const { documents } of mode.plan(window, () => window)) places.push(...documents);
    const [place] = places;
    if (place === undefined) throw new Error('there is no partition');
    const held = ['04', '05', '06', '07'].map(
      (id) => [id, { state: 'open', holder: 'other', claim: null }] as const,
    );
    const document: LedgerDocument = {
      ...emptyDocument(place.identity),
      leases: { other: harness.hour(-1) },
      segments: Object.fromEntries(held),
    };
    await harness.store.write(place.key, serializeDocument(document), undefined);
    const { result } = await harness.execute(texts);
    expect(result).toMatchObject({ committed: 2, skipped: 4, complete: false });
    expect(harness.objects().size).toBe(2);
    // With those that are held it would have been more than the service manages.
    const asked = { operation: 'GenerateAccessLogs' };
    expect(harness.aws.calls.count({ ...asked, status: 200 })).toBe(harness.aws.calls.count(asked));
  });

  test('without a request leave no object and no stream, and are committed when two answers agree', async () => {
    const { result } = await harness.execute({ ...BOTH, ...harness.between(34, 30) });
    expect(result).toMatchObject({ complete: true, committed: 4 });
    expect(harness.objects().size + harness.aws.logs.streams(GROUP).length).toBe(0);
    expect(harness.aws.calls.count({ operation: 'GenerateAccessLogs' })).toBe(2);
    expect((await harness.execute({ ...BOTH, ...harness.between(34, 30) })).result.planned).toBe(0);
  });

  test('give the same bytes for the same rows, and tell where they come from', async () => {
    harness.seed(34, 33);
    await harness.execute({ ...BOTH, ...harness.between(34, 33) });
    const [key = ''] = harness.aws.s3.list(BUCKET, 'amplify-access-logs/');
    const first = harness.aws.s3.object(BUCKET, key);
    expect(first?.headers).toMatchObject({
      'content-type': 'text/csv; charset=utf-8',
      'content-encoding': 'gzip',
      'x-amz-server-side-encryption': 'AES256',
      'x-amz-meta-log-ferry-repository': 'example/logs',
      'x-amz-meta-log-ferry-run-id': '42',
      'x-amz-meta-log-ferry-records': '6',
      'x-amz-meta-log-ferry-tally': '{"read":6,"written":6}',
    });
    await harness.execute({ ...BOTH, ...harness.between(34, 33), redo: 'true' });
    expect(harness.aws.s3.object(BUCKET, key)?.etag).toBe(first?.etag);
  });
});

describe('forms', () => {
  test('jsonl without compression, encrypted with a key of the user', async () => {
    harness.seed(34, 33);
    const form = { 'object-format': 'jsonl', compression: 'none', 'kms-key-id': 'alias/logs' };
    await harness.execute({ 'destination-bucket': BUCKET, ...form, ...harness.between(34, 33) });
    const [key, text] = [...harness.objects()][0] ?? ['', ''];
    expect(key).toBe('domain=example.com/dt=2026-11-19/hour=02/access-log.jsonl');
    const records = text
      .trimEnd()
      .split('\n')
      .map((line): unknown => JSON.parse(line));
    expect(records).toHaveLength(6);
    expect(records[0]).toMatchObject({
      date: '2026-11-19',
      'cs(Host)': 'd111111abcdef8.cloudfront.net',
      'cs(Cookie)': null,
    });
    const [found] = harness.aws.s3.list(BUCKET, 'amplify-access-logs/');
    expect(harness.aws.s3.object(BUCKET, found ?? '')?.headers).toMatchObject({
      'content-type': 'application/x-ndjson',
      'x-amz-server-side-encryption': 'aws:kms',
      'x-amz-server-side-encryption-aws-kms-key-id': 'alias/logs',
    });
  });

  test('raw events are the rows', async () => {
    const rows = harness.seed(34, 33);
    await harness.execute({ ...BOTH, 'log-format': 'raw', ...harness.between(34, 33) });
    expect(harness.messages()).toEqual(linesOf(rows));
  });
});

describe('domains', () => {
  test('are discovered', async () => {
    const { result } = await harness.execute({ ...BOTH, 'domain-names': '', ...harness.between(34, 33) });
    expect(result.committed).toBe(2);
    expect(harness.aws.calls.count({ operation: 'ListDomainAssociations' })).toBe(1);
  });

  test('that the service refuses are told together with those that would do', async () => {
    const { result } = await harness.execute({
      ...BOTH,
      'domain-names': 'www.example.com',
      ...harness.between(34, 33),
    });
    const [failure] = result.failures;
    expect(String(failure?.error)).toMatch(
      /Domain www\.example\.com not found.*The domains of the app are .*amplifyapp\.com, example\.com;/,
    );
    expect(result.complete).toBe(false);
  });
});

describe('two destinations', () => {
  test('one that fails does not double the other in the next run', async () => {
    const rows = harness.seed(40, 34);
    const days = { ...BOTH, ...harness.between(40, 34) };
    const noLogs = harness.aws.faults.deny('logs:PutLogEvents', /18\/23$/);
    expect((await harness.execute(days)).result.failures).toHaveLength(1);
    noLogs.remove();
    const noObjects = harness.aws.faults.deny('s3:PutObject', /hour=/);
    expect((await harness.execute(days)).result.failures.length).toBeGreaterThan(0);
    noObjects.remove();
    const { result } = await harness.execute(days);
    expect(result).toMatchObject({ complete: true, failures: [] });
    expect(harness.objectRows()).toEqual(linesOf(rows));
    expect(harness.ids().sort()).toEqual(idsOf(rows));
  });

  test('an unanswered put is looked into', async () => {
    const rows = harness.seed(36, 34);
    harness.aws.faults.add({ operation: 'PutLogEvents', kind: 'reset', when: 'after', on: 1 });
    harness.aws.faults.add({ operation: 'PutLogEvents', kind: 'reset', when: 'before', on: 3 });
    const { result } = await harness.execute({ ...BOTH, ...harness.between(36, 34) });
    expect(result).toMatchObject({ complete: true, tally: { logs: { written: 12 } } });
    expect(harness.ids().sort()).toEqual(idsOf(rows));
  });

  test('one to a group that cannot be read back is sent again, and the summary says how many batches may be there twice', async () => {
    const rows = harness.seed(36, 34);
    const infrequent = { ...BOTH, 'log-group-class': 'INFREQUENT_ACCESS', ...harness.between(36, 34) };
    harness.aws.faults.add({ operation: 'PutLogEvents', kind: 'reset', when: 'after', on: 1 });
    const { result, notes } = await harness.execute(infrequent);
    expect(result).toMatchObject({ complete: true, tally: { logs: { written: 12 } } });
    expect(harness.ids()).toHaveLength(rows.length + 6);
    expect(notes.join()).toMatch(/cannot be read back.*Batches that may be duplicated: at most 1\./);
  });

  test('a limit on ingestion keeps the place of what it cuts', async () => {
    const rows = harness.seed(40, 34, { rowsPerHour: 40 });
    const limited = { ...BOTH, 'max-ingest-gb': '0.0001', ...harness.between(40, 34) };
    const { result } = await harness.execute(limited);
    expect(result).toMatchObject({ complete: false, stop: { reason: 'max-ingest-gb' } });
    await harness.execute({ ...BOTH, ...harness.between(40, 34) });
    expect(harness.ids().sort()).toEqual(idsOf(rows));
  });
});

test('a stream that is there already is read first, whoever wrote it', async () => {
  const rows = harness.seed(34, 33);
  await harness.execute({ ...BOTH, ...harness.between(34, 33) });
  // Another ledger: everything is new work, but the stream shows what it holds.
  harness.store = new MemoryDocumentStore();
  const { result } = await harness.execute({ 'destination-log-group': GROUP, ...harness.between(34, 33) });
  expect(result).toMatchObject({ committed: 1, tally: { read: 6, logs: { written: 6 } } });
  expect(harness.ids().sort()).toEqual(idsOf(rows));
});

test('a record that others wrote with its id as the service escapes it is known', async () => {
  const [row] = harness.seed(34, 33, { rowsPerHour: 1 });
  harness.aws.logs.createGroup(GROUP);
  const message = JSON.stringify({ 'x-edge-request-id': row?.id.replaceAll('=', '\\=') });
  const timestamp = row?.time ?? 0;
  harness.aws.logs.seed(GROUP, `amplify/${APP}/example.com/2026/11/19/02`, [{ timestamp, message }]);
  await harness.execute({ 'destination-log-group': GROUP, ...harness.between(34, 33) });
  expect(harness.messages()).toEqual([message]);
});

test('secrets are masked and stay out of errors', async () => {
  harness.seed(34, 33);
  harness.aws.faults.add({
    operation: 'DownloadAccessLogs',
    kind: 'error',
    status: 403,
    code: 'AccessDenied',
  });
  const { result } = await harness.execute({ ...BOTH, ...harness.between(34, 33) });
  const words = result.failures.map(({ error }) => String(error)).join('\n');
  expect(words).toMatch(/HTTP 403/);
  expect(words).not.toMatch(/Signature|X-Amz|_amplify/);
  expect(harness.masked.some((secret) => secret.includes('X-Amz-Signature='))).toBe(true);
});
