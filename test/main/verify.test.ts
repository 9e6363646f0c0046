/** What the ledger says is done, held against what lies in the destination: of every mode and both destinations. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { neededPolicy } from '../../src/export/tasks/bucket-policy.js';
import { amplifyRows } from '../aws/seed/amplify.js';
import { Fixture, GROUP, type Outcome } from './fixture.js';

type Inputs = Readonly<Record<string, string>>;
interface LogEvent {
  readonly timestamp: number;
  readonly message: string;
}
interface Difference {
  segment: string;
  what: string;
  expected: string;
  found: string;
}

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

let fixture: Fixture;
beforeEach(async () => {
  fixture = await Fixture.build();
});
afterEach(() => fixture.close());

function differencesOf({ outputs }: Outcome): Difference[] {
  return JSON.parse(outputs['differences'] ?? '') as Difference[];
}

/** Calls that change something and were let through. */
function changes(): string[] {
  return fixture.aws.calls
    .find()
    .filter(
      ({ operation, status }) => /^(Put|Create|Delete|Cancel|Abort|Complete)/.test(operation) && status < 300,
    )
    .map(({ operation, resource }) => `${operation} ${resource}`);
}

/** Runs a verification, and holds it to writing nothing. */
async function verify(inputs: Inputs): Promise<Outcome> {
  const before = changes().length;
  const outcome = await fixture.execute({ ...inputs, verify: 'true' });
  expect(changes().slice(before)).toEqual([]);
  return outcome;
}

function expectGood(outcome: Outcome, verified: number): void {
  expect(outcome).toMatchObject({ code: 0, outputs: { complete: 'true', differences: '[]' } });
  expect(outcome.outputs['verified']).toBe(String(verified));
}

/** One thing alone is named, and nothing else. */
function expectOne(outcome: Outcome, difference: Record<keyof Difference, unknown>): void {
  expect(outcome).toMatchObject({ code: 1, outputs: { complete: 'false' } });
  expect(differencesOf(outcome)).toEqual([difference]);
  const [{ segment, what, expected, found } = { segment: '', what: '', expected: '', found: '' }] =
    differencesOf(outcome);
  expect(outcome.log).toContain(`${segment}: ${what}: expected ${expected}, found ${found}.`);
}

describe('alb', () => {
  const BOTH = { 'destination-bucket': 'archive' };

  beforeEach(async () => {
    fixture.aws.s3.createBucket('archive');
    fixture.seed(1, [0, 4]);
    fixture.seed(1, [0, 4], { loadBalancer: 'admin.aaaaaaaaaaaaaaaa' });
    expect((await fixture.execute(BOTH)).code).toBe(0);
  });

  const objectKeys = (): string[] => keysIn('archive', 'load-balancer-logs/');

  test('a good archive agrees, in objects and in streams, and nothing is written', async () => {
    const outcome = await verify(BOTH);
    expectGood(outcome, 2);
    expect(outcome.log).toMatch(
      /Verified: .*, 2 segments agree, 0 differences, 0 open\. Nothing was written\./,
    );
    expect(outcome.summary).toContain('✅ all verified');
    expect(outcome.outputs).toMatchObject({ 'segments-planned': '0', 'segments-committed': '0' });
  });

  test('a deleted object is named, with what the ledger notes of it', async () => {
    const [key = ''] = objectKeys();
    fixture.aws.s3.delete('archive', key);
    const outcome = await verify(BOTH);
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
    const content = Buffer.from(contentOf('archive', key));
    content[20] = (content[20] ?? 0) ^ 1;
    fixture.aws.s3.putObject('archive', key, content);
    const size = `${String(content.length)} bytes, CRC32 `;
    expectOne(await verify(BOTH), {
      ...{ segment: expect.any(String), what: `s3://archive/${key}` },
      ...{ expected: expect.stringContaining(size), found: expect.stringContaining(size) },
    });
  });

  test('the same bytes put there by someone else are the same', async () => {
    const [key = ''] = objectKeys();
    fixture.aws.s3.putObject('archive', key, contentOf('archive', key));
    expectGood(await verify(BOTH), 2);
  });

  test('an object of another size is named', async () => {
    const [key = ''] = objectKeys();
    fixture.aws.s3.putObject('archive', key, Buffer.concat([contentOf('archive', key), Buffer.from('x')]));
    expectOne(await verify(BOTH), {
      ...{ segment: expect.any(String), what: `s3://archive/${key}` },
      ...{ expected: expect.any(String), found: expect.stringMatching(/^\d+ bytes$/) },
    });
  });

  test('a stream that lost an event is named', async () => {
    const name = reseed((events) => events.toSpliced(3, 1));
    expectOne(await verify(BOTH), {
      segment: expect.any(String),
      what: `log stream ${GROUP}:${name}`,
      ...{ expected: '80 events', found: '79 events' },
    });
  }, 30_000);

  test('a stream with an event too many is named, at once', async () => {
    reseed((events) => [...events, ...events.slice(0, 1)]);
    expectOne(await verify(BOTH), {
      ...{ segment: expect.any(String), what: expect.stringContaining('log stream') },
      ...{ expected: '80 events', found: '81 events' },
    });
  });

  test('a stream that is gone is named', async () => {
    const group = fixture.aws.logs.store.group(GROUP);
    const [name = ''] = fixture.aws.logs.streams(GROUP);
    group.streams.delete(name);
    expectOne(await verify(BOTH), {
      ...{ segment: expect.any(String), what: `log stream ${GROUP}:${name}` },
      ...{ expected: '80 events', found: 'no such stream' },
    });
  }, 30_000);

  test('what expired by the group’s present retention is told apart', async () => {
    fixture.aws.logs.store.group(GROUP).retentionDays = 1;
    const outcome = await verify(BOTH);
    expect(outcome).toMatchObject({ code: 0, outputs: { differences: '[]', verified: '0' } });
    expect(outcome.log).toMatch(
      /::warning::Segments that cannot be verified: 2\..*has expired: .* retention of its group \(1 d\)/,
    );
  });

  test('a group that cannot be read back is told, and its objects are looked at', async () => {
    fixture.aws.logs.createGroup('/alb/cheap', { class: 'INFREQUENT_ACCESS', retentionDays: 30 });
    const cheap = { ...BOTH, 'destination-log-group': '/alb/cheap' };
    await fixture.execute(cheap);
    const outcome = await verify(cheap);
    expect(outcome).toMatchObject({ code: 0, outputs: { differences: '[]', verified: '2' } });
    expect(outcome.log).toMatch(/cannot be read back: its group is of class INFREQUENT_ACCESS/);
  });

  test('what was never taken is listed, and is no difference', async () => {
    fixture.seed(1, [4, 6]);
    const outcome = await verify(BOTH);
    expect(outcome).toMatchObject({
      code: 0,
      outputs: { complete: 'false', differences: '[]', verified: '2', 'segments-planned': '1' },
    });
    expect(outcome.log).toMatch(/::warning::Open or never taken: 1 segment \(shop\.\S+ access /);
  });

  test('a refusal of S3 names the permission, and ends the run where no object can be seen', async () => {
    fixture.aws.faults.deny('s3:GetObject', /^archive\/load-balancer-logs/);
    const outcome = await verify(BOTH);
    expect(outcome).toMatchObject({ code: 1, outputs: { complete: 'false', differences: '[]' } });
    expect(outcome.log).toMatch(/s3:HeadObject on s3:\/\/archive\/\S+ was refused: .* needs s3:GetObject/);
  });

  test('one object that is refused fails alone', async () => {
    const [key = ''] = objectKeys();
    fixture.aws.faults.deny('s3:GetObject', new RegExp(`^archive/${key}`));
    const outcome = await verify(BOTH);
    expect(outcome).toMatchObject({ code: 1, outputs: { differences: '[]', verified: '1' } });
  });

  test('a time budget ends it, and what was not reached is told', async () => {
    fixture.aws.faults.add({ operation: 'GetLogEvents', kind: 'delay', ms: 3000 });
    const outcome = await verify({ ...BOTH, 'time-budget': '1s' });
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
    const calls = fixture.aws.calls.find().length;
    const outcome = await fixture.execute({ ...BOTH, ...inputs, verify: 'true' });
    expect(outcome.code).toBe(1);
    expect(outcome.log).toMatch(message);
    expect(fixture.aws.calls.find()).toHaveLength(calls);
  });
});

describe('amplify', () => {
  const APP = 'd2abcdefghijkl';
  const midnight = Math.floor(Date.now() / DAY) * DAY;
  const INPUTS = {
    ...{ mode: 'amplify', 'app-id': APP, 'source-bucket': '', 'domain-names': 'example.com' },
    ...{
      'destination-bucket': 'archive',
      from: iso(midnight - 2 * DAY),
      to: iso(midnight - 2 * DAY + 3 * HOUR),
    },
  };

  beforeEach(async () => {
    fixture.aws.s3.createBucket('archive');
    fixture.aws.amplify.createApp(APP, { domains: ['example.com'] });
    const traffic = { domain: 'example.com', from: midnight - 2 * DAY, to: midnight - 2 * DAY + 2 * HOUR };
    fixture.aws.amplify.addRows(APP, 'example.com', [...amplifyRows({ ...traffic, rowsPerHour: 6 })]);
    expect((await fixture.execute(INPUTS)).code).toBe(0);
  });

  test('a good archive agrees, also an hour without requests', async () => {
    expectGood(await verify(INPUTS), 3);
  });

  test('what is done again replaces the object, and has a stream of its own', async () => {
    expect((await fixture.execute({ ...INPUTS, redo: 'true', filter: 'sc_status < 300' })).code).toBe(0);
    expectGood(await verify(INPUTS), 6);
  });

  test('an object replaced by an older version is named', async () => {
    const [key = ''] = keysIn('archive', 'amplify-access-logs/');
    const older = contentOf('archive', key);
    expect((await fixture.execute({ ...INPUTS, redo: 'true', filter: 'sc_status == 200' })).code).toBe(0);
    fixture.aws.s3.putObject('archive', key, older);
    expectOne(await verify(INPUTS), {
      segment: expect.stringMatching(/^example\.com \d{4}-\d\d-\d\d, segment 00\+redo-/),
      ...{ what: `s3://archive/${key}`, expected: expect.any(String), found: expect.any(String) },
    });
  });

  test('a deleted object and a lost event are named, each by its hour', async () => {
    const [, key = ''] = keysIn('archive', 'amplify-access-logs/');
    fixture.aws.s3.delete('archive', key);
    reseed((events) => events.slice(1));
    const outcome = await verify(INPUTS);
    expect(outcome.code).toBe(1);
    expect(differencesOf(outcome).map(({ segment, found }) => [segment.slice(-2), found])).toEqual([
      ['01', 'no such object'],
      ['00', expect.stringMatching(/^\d+ events?$/)],
    ]);
    expect(outcome.outputs['verified']).toBe('1');
  }, 30_000);
});

describe('export', () => {
  const INPUTS = {
    ...{ mode: 'export', 'source-bucket': '', 'destination-log-group': '', 'destination-bucket': 'archive' },
    ...{ 'log-groups': '/aws/lambda/*', lookback: '3d', settle: '0s', 'poll-interval': 'PT0.05S' },
  };
  const midnight = Math.floor(Date.now() / DAY) * DAY;

  beforeEach(async () => {
    const place = { bucket: 'archive', region: 'us-east-1', account: '123456789012' };
    fixture.aws.s3.createBucket('archive', { policy: neededPolicy(place) });
    fixture.aws.exports.usual = { ...fixture.aws.exports.usual, pendingMs: 5, runningMs: 20 };
    const group = fixture.aws.logs.createGroup('/aws/lambda/basket');
    Object.assign(group, { creationTime: midnight - 2 * DAY + HOUR });
    const events = [1.5, 1.6].map((days) => ({
      timestamp: midnight - days * DAY,
      message: `at ${String(days)}`,
    }));
    fixture.aws.logs.seed('/aws/lambda/basket', 'a/1', events);
    expect((await fixture.execute(INPUTS)).code).toBe(0);
  });

  const parts = (): string[] => keysIn('archive', 'exportedlogs/').filter((key) => key.endsWith('.gz'));

  test('a good archive agrees, idle windows too, and says how far back it reaches', async () => {
    const outcome = await verify(INPUTS);
    expectGood(outcome, 2);
    const range = `from ${show(midnight - 2 * DAY)} up to ${show(midnight)}`;
    expect(outcome.log).toContain(`all is archived and verified ${range}`);
    expect(outcome.log).toContain(`That reaches back to its creation (${show(midnight - 2 * DAY + HOUR)})`);
  });

  test('a part that is missing is named by its folder', async () => {
    const [key = ''] = parts();
    fixture.aws.s3.delete('archive', key);
    const outcome = await verify(INPUTS);
    expectOne(outcome, {
      segment: expect.stringMatching(/^\/aws\/lambda\/basket, segment \d{8}T000000Z_\d{8}T000000Z$/),
      what: `s3://archive/${key.split('/').slice(0, -2).join('/')}/`,
      ...{ expected: expect.stringMatching(/^1 objects, \d+ bytes$/), found: '0 objects, 0 bytes' },
    });
    // What lies before the gap is verified, what comes after it says nothing of that.
    expect(outcome.log).not.toContain('That reaches back to its creation');
  });

  test('a part of another size is named', async () => {
    const [key = ''] = parts();
    fixture.aws.s3.putObject('archive', key, 'cut');
    expect(differencesOf(await verify(INPUTS))).toMatchObject([{ found: '1 objects, 3 bytes' }]);
  });

  test('streams that log-stream-prefix leaves out are told', async () => {
    const some = { ...INPUTS, 'log-stream-prefix': 'a/' };
    await fixture.execute(some);
    expect((await verify(some)).log).toContain('log-stream-prefix leaves none of its streams out');
    fixture.aws.logs.seed('/aws/lambda/basket', 'b/1', [{ timestamp: midnight - 1.5 * DAY, message: 'b' }]);
    expect((await verify(some)).log).toContain('log-stream-prefix leaves streams of it out');
  });
});

function iso(instant: number): string {
  return new Date(instant).toISOString();
}

function show(instant: number): string {
  return iso(instant).replace('.000Z', 'Z');
}

function keysIn(bucket: string, prefix: string): string[] {
  return fixture.aws.s3.list(bucket, prefix);
}

function contentOf(bucket: string, key: string): Buffer {
  return fixture.aws.s3.get(bucket, key) ?? Buffer.alloc(0);
}

/** Makes the first stream of the group anew, of other events. */
function reseed(change: (events: readonly LogEvent[]) => readonly LogEvent[]): string {
  const [name = ''] = fixture.aws.logs.streams(GROUP);
  const events = [...fixture.aws.logs.events(GROUP, name)];
  fixture.aws.logs.store.group(GROUP).streams.delete(name);
  fixture.aws.logs.seed(GROUP, name, [...change(events)]);
  return name;
}
