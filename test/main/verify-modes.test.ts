import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { neededPolicy } from '../../src/export/tasks/bucket-policy.js';
import { amplifyRows } from '../aws/seed/amplify.js';
import { DAY, differencesOf, expectGood, expectOne, HOUR, VerifyHarness } from './verify-harness.js';

let harness: VerifyHarness;
beforeEach(async () => {
  harness = await VerifyHarness.build();
});
afterEach(() => harness.fixture.close());

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
    harness.fixture.aws.s3.createBucket('archive');
    harness.fixture.aws.amplify.createApp(APP, { domains: ['example.com'] });
    const traffic = { domain: 'example.com', from: midnight - 2 * DAY, to: midnight - 2 * DAY + 2 * HOUR };
    harness.fixture.aws.amplify.addRows(APP, 'example.com', [...amplifyRows({ ...traffic, rowsPerHour: 6 })]);
    expect((await harness.fixture.execute(INPUTS)).code).toBe(0);
  });

  test('a good archive agrees, also an hour without requests', async () => {
    expectGood(await harness.verify(INPUTS), 3);
  });

  test('a domain that the app has no more is verified where it is named, and else by the ledger', async () => {
    harness.fixture.aws.amplify.createApp(APP, { domains: ['example.org'] });
    const { 'domain-names': _, ...all } = INPUTS;
    expect((await harness.verify(all)).outputs).toMatchObject({ differences: '[]', verified: '3' });
  });

  test('what is done again replaces the object, and has a stream of its own', async () => {
    expect((await harness.fixture.execute({ ...INPUTS, redo: 'true', filter: 'sc_status < 300' })).code).toBe(
      0,
    );
    expectGood(await harness.verify(INPUTS), 6);
  });

  test('an object replaced by an older version is named', async () => {
    const [key = ''] = harness.keysIn('archive', 'amplify-access-logs/');
    const older = harness.contentOf('archive', key);
    expect(
      (await harness.fixture.execute({ ...INPUTS, redo: 'true', filter: 'sc_status == 200' })).code,
    ).toBe(0);
    harness.fixture.aws.s3.putObject('archive', key, older);
    expectOne(await harness.verify(INPUTS), {
      segment: expect.stringMatching(/^example\.com \d{4}-\d\d-\d\d, segment 00\+redo-/),
      ...{ what: `s3://archive/${key}`, expected: expect.any(String), found: expect.any(String) },
    });
  });

  test('a deleted object and a lost event are named, each by its hour', async () => {
    const [, key = ''] = harness.keysIn('archive', 'amplify-access-logs/');
    harness.fixture.aws.s3.delete('archive', key);
    harness.reseed((events) => events.slice(1));
    const outcome = await harness.verify(INPUTS);
    expect(outcome.code).toBe(1);
    expect(differencesOf(outcome).map(({ segment, found }) => [segment.slice(-2), found])).toEqual([
      ['01', 'no such object'],
      ['00', expect.stringMatching(/^\d+ events?$/)],
    ]);
    expect(outcome.outputs['verified']).toBe('1');
  });
});

describe('export', () => {
  const INPUTS = {
    ...{ mode: 'export', 'source-bucket': '', 'destination-log-group': '', 'destination-bucket': 'archive' },
    ...{ 'log-groups': '/aws/lambda/*', lookback: '3d', settle: '0s', 'poll-interval': 'PT0.05S' },
  };
  const midnight = Math.floor(Date.now() / DAY) * DAY;

  beforeEach(async () => {
    const place = { bucket: 'archive', region: 'us-east-1', account: '123456789012' };
    harness.fixture.aws.s3.createBucket('archive', { policy: neededPolicy(place) });
    harness.fixture.aws.exports.usual = { ...harness.fixture.aws.exports.usual, pendingMs: 5, runningMs: 20 };
    const group = harness.fixture.aws.logs.createGroup('/aws/lambda/basket');
    Object.assign(group, { creationTime: midnight - 2 * DAY + HOUR });
    const events = [1.5, 1.6].map((days) => ({
      timestamp: midnight - days * DAY,
      message: `at ${String(days)}`,
    }));
    harness.fixture.aws.logs.seed('/aws/lambda/basket', 'a/1', events);
    expect((await harness.fixture.execute(INPUTS)).code).toBe(0);
  });

  const parts = (): string[] =>
    harness.keysIn('archive', 'exportedlogs/').filter((key) => key.endsWith('.gz'));

  test('a good archive agrees, idle windows too, and says how far back it reaches', async () => {
    const outcome = await harness.verify(INPUTS);
    expectGood(outcome, 2);
    const range = `from ${show(midnight - 2 * DAY)} to ${show(midnight)}`;
    expect(outcome.log).toContain(`everything ${range} is archived and verified.`);
    expect(outcome.log).toContain(`That reaches back to its creation (${show(midnight - 2 * DAY + HOUR)})`);
  });

  test('what was exported is verified after its group has gone', async () => {
    harness.fixture.aws.logs.store.groups.delete('/aws/lambda/basket');
    const outcome = await harness.verify(INPUTS);
    expectGood(outcome, 2);
    expect(outcome.log).toContain('The log group itself no longer exists.');
  });

  test('a part that is missing is named by its folder', async () => {
    const [key = ''] = parts();
    harness.fixture.aws.s3.delete('archive', key);
    const outcome = await harness.verify(INPUTS);
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
    harness.fixture.aws.s3.putObject('archive', key, 'cut');
    expect(differencesOf(await harness.verify(INPUTS))).toMatchObject([{ found: '1 objects, 3 bytes' }]);
  });

  test('streams that log-stream-prefix leaves out are told', async () => {
    const some = { ...INPUTS, 'log-stream-prefix': 'a/' };
    await harness.fixture.execute(some);
    expect((await harness.verify(some)).log).toContain('log-stream-prefix leaves none of its streams out');
    harness.fixture.aws.logs.seed('/aws/lambda/basket', 'b/1', [
      { timestamp: midnight - 1.5 * DAY, message: 'b' },
    ]);
    expect((await harness.verify(some)).log).toContain('log-stream-prefix leaves streams of it out');
  });
});

function iso(instant: number): string {
  return new Date(instant).toISOString();
}

function show(instant: number): string {
  return iso(instant).replace('.000Z', 'Z');
}
