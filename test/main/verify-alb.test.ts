import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { GROUP } from './fixture.js';
import { expectGood, expectOne, VerifyHarness } from './verify-harness.js';

let harness: VerifyHarness;
beforeEach(async () => {
  harness = await VerifyHarness.build();
});
afterEach(() => harness.fixture.close());

describe('alb', () => {
  const BOTH = { 'destination-bucket': 'archive' };

  beforeEach(async () => {
    harness.fixture.aws.s3.createBucket('archive');
    harness.fixture.seed(1, [0, 4]);
    harness.fixture.seed(1, [0, 4], { loadBalancer: 'admin.aaaaaaaaaaaaaaaa' });
    expect((await harness.fixture.execute(BOTH)).code).toBe(0);
  });

  const objectKeys = (): string[] => harness.keysIn('archive', 'load-balancer-logs/');

  test('a good archive agrees, in objects and in streams, and nothing is written', async () => {
    const outcome = await harness.verify(BOTH);
    expectGood(outcome, 2);
    expect(outcome.log).toMatch(
      /Verified: .*, 2 segments agree, 0 differences, 0 open\. Nothing was written\./,
    );
    expect(outcome.summary).toContain('✅ all verified');
    expect(outcome.outputs).toMatchObject({ 'segments-planned': '0', 'segments-committed': '0' });
  });

  test('what was done again, in a new stream and under the same keys, agrees; its records were read once', async () => {
    const keys = objectKeys();
    const streams = harness.fixture.aws.logs.streams(GROUP);
    const from = new Date(Date.now() - 3 * 86_400_000).toISOString();
    const again = await harness.fixture.execute({ ...BOTH, from, redo: 'true' });
    const read = String(harness.fixture.aws.logs.messages(GROUP).length / 2);
    expect(again.outputs).toMatchObject({ 'segments-committed': '2', 'records-read': read });
    expect(objectKeys()).toEqual(keys);
    const news = harness.fixture.aws.logs.streams(GROUP).filter((name) => !streams.includes(name));
    expect(news.map((name) => name.replace(/-[0-9a-f]{8}$/, '')).sort()).toEqual([...streams].sort());
    expectGood(await harness.verify(BOTH), 2);
  });

  test('a deleted object is named, with what the ledger notes of it', async () => {
    const [key = ''] = objectKeys();
    harness.fixture.aws.s3.delete('archive', key);
    const outcome = await harness.verify(BOTH);
    expectOne(outcome, {
      segment: expect.stringMatching(/^\S+ access \d{4}\/\d\d\/\d\d, segment \S+$/),
      what: `s3://archive/${key}`,
      expected: expect.stringMatching(/^\d+ bytes, CRC32 [\w+/]{6}==$/),
      found: 'no such object',
    });
    expect(outcome.outputs['verified']).toBe('1');
    expect(outcome.summary).toContain('#### Differences');
  });

  test('a changed object of the same size is named, though it was written without a checksum', async () => {
    const [key = ''] = objectKeys();
    const content = Buffer.from(harness.contentOf('archive', key));
    content[20] = (content[20] ?? 0) ^ 1;
    harness.fixture.aws.s3.putObject('archive', key, content);
    const size = `${String(content.length)} bytes, CRC32 `;
    expectOne(await harness.verify(BOTH), {
      ...{ segment: expect.any(String), what: `s3://archive/${key}` },
      ...{ expected: expect.stringContaining(size), found: expect.stringContaining(size) },
    });
  });

  test('the same bytes put there by someone else are the same', async () => {
    const [key = ''] = objectKeys();
    harness.fixture.aws.s3.putObject('archive', key, harness.contentOf('archive', key));
    expectGood(await harness.verify(BOTH), 2);
  });

  test('an object of another size is named', async () => {
    const [key = ''] = objectKeys();
    harness.fixture.aws.s3.putObject(
      'archive',
      key,
      Buffer.concat([harness.contentOf('archive', key), Buffer.from('x')]),
    );
    expectOne(await harness.verify(BOTH), {
      ...{ segment: expect.any(String), what: `s3://archive/${key}` },
      ...{ expected: expect.any(String), found: expect.stringMatching(/^\d+ bytes$/) },
    });
  });

  test('a stream that lost an event is named', async () => {
    const name = harness.reseed((events) => events.toSpliced(3, 1));
    expectOne(await harness.verify(BOTH), {
      segment: expect.any(String),
      what: `log stream ${GROUP}:${name}`,
      ...{ expected: '80 events', found: '79 events' },
    });
  });

  test('a stream with an event too many is named, at once', async () => {
    harness.reseed((events) => [...events, ...events.slice(0, 1)]);
    expectOne(await harness.verify(BOTH), {
      ...{ segment: expect.any(String), what: expect.stringContaining('log stream') },
      ...{ expected: '80 events', found: '81 events' },
    });
  });

  test('a stream that is gone is named', async () => {
    const group = harness.fixture.aws.logs.store.group(GROUP);
    const [name = ''] = harness.fixture.aws.logs.streams(GROUP);
    group.streams.delete(name);
    expectOne(await harness.verify(BOTH), {
      ...{ segment: expect.any(String), what: `log stream ${GROUP}:${name}` },
      ...{ expected: '80 events', found: 'no such stream' },
    });
  });

  test('what expired by the group’s present retention is told apart', async () => {
    harness.fixture.aws.logs.store.group(GROUP).retentionDays = 1;
    const outcome = await harness.verify(BOTH);
    expect(outcome).toMatchObject({ code: 0, outputs: { differences: '[]', verified: '0' } });
    expect(outcome.log).toMatch(
      /::warning::Segments that cannot be verified: 2\..*has expired: .* retention of its group \(1 d\)/,
    );
  });

  test('a group that cannot be read back is told, and its objects are looked at', async () => {
    harness.fixture.aws.logs.createGroup('/alb/cheap', { class: 'INFREQUENT_ACCESS', retentionDays: 30 });
    const cheap = { ...BOTH, 'destination-log-group': '/alb/cheap' };
    await harness.fixture.execute(cheap);
    const outcome = await harness.verify(cheap);
    expect(outcome).toMatchObject({ code: 0, outputs: { differences: '[]', verified: '2' } });
    expect(outcome.log).toMatch(/cannot be read back: its group is of class INFREQUENT_ACCESS/);
  });

  test('what was never taken is listed, and is no difference', async () => {
    harness.fixture.seed(1, [4, 6]);
    const outcome = await harness.verify(BOTH);
    expect(outcome).toMatchObject({
      code: 0,
      outputs: { complete: 'false', differences: '[]', verified: '2', 'segments-planned': '1' },
    });
    expect(outcome.log).toMatch(/::warning::Open or never started: 1 segment \(shop\.\S+ access /);
  });

  test('what was archived is verified after its source has gone', async () => {
    for (const key of harness.keysIn('lb-logs', 'AWSLogs/')) harness.fixture.aws.s3.delete('lb-logs', key);
    expectGood(await harness.verify(BOTH), 2);
    const [key = ''] = objectKeys();
    harness.fixture.aws.s3.delete('archive', key);
    expectOne(await harness.verify(BOTH), {
      segment: expect.stringMatching(/^\S+ access \d{4}\/\d\d\/\d\d, segment \S+$/),
      ...{ what: `s3://archive/${key}`, expected: expect.any(String), found: 'no such object' },
    });
    const other = { ...BOTH, 'load-balancers': key.includes('load_balancer=shop') ? 'adm*' : 'sh*' };
    expect((await harness.verify(other)).outputs).toMatchObject({ differences: '[]', verified: '1' });
  });

  test('a refusal of S3 names the permission, and ends the run where no object can be seen', async () => {
    harness.fixture.aws.faults.deny('s3:GetObject', /^archive\/load-balancer-logs/);
    const outcome = await harness.verify(BOTH);
    expect(outcome).toMatchObject({ code: 1, outputs: { complete: 'false', differences: '[]' } });
    expect(outcome.log).toMatch(/s3:HeadObject on s3:\/\/archive\/\S+ was refused: .* needs s3:GetObject/);
  });

  test('one object that is refused fails alone', async () => {
    const [key = ''] = objectKeys();
    harness.fixture.aws.faults.deny('s3:GetObject', new RegExp(`^archive/${key}`));
    const outcome = await harness.verify(BOTH);
    expect(outcome).toMatchObject({ code: 1, outputs: { differences: '[]', verified: '1' } });
  });

  test('a time budget ends it, and what was not reached is told', async () => {
    harness.fixture.aws.faults.add({ operation: 'GetLogEvents', kind: 'delay', ms: 3000 });
    const outcome = await harness.verify({ ...BOTH, 'time-budget': '1s' });
    expect(outcome).toMatchObject({
      code: 0,
      outputs: { complete: 'false', differences: '[]', verified: '0' },
    });
    expect(outcome.log).toMatch(/Not reached, hence not verified: 2 committed segments/);
  });

  test.each([
    [{ redo: 'true', from: '2026-11-01' }, /redo: expected `false` beside `verify: true`/],
    [{ 'dry-run': 'true' }, /dry-run: expected `false` beside `verify: true`/],
    [{ ledger: 'none' }, /ledger: expected `s3:\/\/…` beside `verify: true`/],
  ])('does not go with %j', async (inputs, message) => {
    const calls = harness.fixture.aws.calls.find().length;
    const outcome = await harness.fixture.execute({ ...BOTH, ...inputs, verify: 'true' });
    expect(outcome.code).toBe(1);
    expect(outcome.log).toMatch(message);
    expect(harness.fixture.aws.calls.find()).toHaveLength(calls);
  });
});
