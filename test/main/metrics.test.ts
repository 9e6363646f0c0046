import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { Fixture, GROUP } from './fixture.js';

const METRICS = '/log-ferry/metrics';
const INPUTS = { 'metrics-log-group': METRICS };
const ENV = { GITHUB_WORKFLOW: 'Nightly', GITHUB_JOB: 'ferry' };
const STREAM = 'log-ferry/example/logs/Nightly';

let fixture: Fixture;

beforeEach(async () => {
  fixture = await Fixture.build();
  fixture.aws.logs.createGroup(METRICS);
  fixture.seed(1, [0, 3]);
});
afterEach(() => fixture.close());

interface Told {
  readonly [name: string]: unknown;
}

function told(): Told[] {
  return fixture.aws.logs.events(METRICS, STREAM).map(({ message }) => JSON.parse(message) as Told);
}

describe('metrics-log-group', () => {
  test('gets one event of a run, with its figures', async () => {
    expect((await fixture.execute(INPUTS, ENV)).code).toBe(0);
    const [event, ...more] = told();
    expect(more).toEqual([]);
    expect(event).toMatchObject({
      Mode: 'alb',
      Name: 'example/logs/Nightly/ferry',
      RecordsRead: 60,
      RecordsWritten: 60,
      RecordsLost: 0,
      Complete: 1,
      Failed: 0,
    });
    expect(event?.['LagSeconds']).toBeLessThan(120);
    expect(event?.['DurationSeconds']).toBeGreaterThan(0);
    expect(event).not.toHaveProperty('Kind');
    expect((await fixture.execute(INPUTS, ENV)).code).toBe(0);
    expect(told()).toHaveLength(2);
  });

  test('a backfill says nothing of how far the schedule is behind', async () => {
    const day = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
    await fixture.execute({ ...INPUTS, from: day, to: `${day}T12:00:00Z` }, ENV);
    const [event] = told();
    expect(event).toMatchObject({ Kind: 'backfill', RecordsRead: 60, Failed: 0 });
    expect(event).not.toHaveProperty('LagSeconds');
    expect(event).not.toHaveProperty('Complete');
  });

  test('a cancelled run writes one event, and so does one whose time budget ends', async () => {
    fixture.aws.faults.add({ operation: 'PutLogEvents', resource: /^\/alb\/shop/, kind: 'delay', ms: 3000 });
    const cancelled = fixture.execute(INPUTS, ENV);
    while (fixture.aws.calls.count({ operation: 'CreateLogStream' }) === 0)
      await new Promise((resolve) => setTimeout(resolve, 5));
    fixture.cancel();
    expect((await cancelled).code).toBe(1);
    expect(told()).toMatchObject([{ Failed: 1, Complete: 0 }]);
    fixture.aws.faults.clear();
    fixture.aws.faults.add({ operation: 'GetObject', resource: /AWSLogs/, kind: 'delay', ms: 1500 });
    fixture.seed(1, [3, 6], { loadBalancer: 'admin.aaaaaaaaaaaaaaaa' });
    const late = await fixture.execute({ ...INPUTS, concurrency: '1', 'time-budget': '1s' }, ENV);
    expect(late).toMatchObject({ code: 0, outputs: { complete: 'false' } });
    expect(told()).toHaveLength(2);
    expect(told()[1]).toMatchObject({ Failed: 0, Complete: 0 });
  });

  test('a verification writes none', async () => {
    await fixture.execute(INPUTS, ENV);
    await fixture.execute({ ...INPUTS, verify: 'true' }, ENV);
    expect(told()).toHaveLength(1);
  });

  test('a run that could not begin says that it failed', async () => {
    const outcome = await fixture.execute({ ...INPUTS, 'destination-log-group': '/nowhere' }, ENV);
    expect(outcome.code).toBe(1);
    expect(told()).toMatchObject([{ Failed: 1, Complete: 0, RecordsRead: 0, BytesWritten: 0 }]);
    expect(told()[0]).not.toHaveProperty('LagSeconds');
    await fixture.execute({ ...INPUTS, 'destination-log-group': '/nowhere', from: '2026-11-01' }, ENV);
    expect(told()[1]).toMatchObject({ Kind: 'backfill', Failed: 1, RecordsRead: 0 });
    expect(told()[1]).not.toHaveProperty('Complete');
  });

  test('what AWS refuses is a warning by name, and the logs are carried', async () => {
    const outcome = await fixture.execute({ 'metrics-log-group': '/gone' }, ENV);
    expect(outcome.code).toBe(0);
    expect(outcome.outputs['complete']).toBe('true');
    expect(outcome.log).toMatch(
      /::warning::metrics-log-group: the event of this run could not be written: logs:\w+ on/,
    );
  });

  test('an answer that is lost is not followed by a second event', async () => {
    await fixture.execute(INPUTS, ENV);
    fixture.aws.faults.add({
      operation: 'PutLogEvents',
      resource: /metrics/,
      on: 1,
      kind: 'reset',
      when: 'after',
    });
    expect((await fixture.execute(INPUTS, ENV)).log).toContain('::warning::metrics-log-group');
    expect(told()).toHaveLength(2);
  });

  test('a dry run writes none', async () => {
    await fixture.execute({ ...INPUTS, 'dry-run': 'true' }, ENV);
    expect(fixture.aws.logs.streams(METRICS)).toEqual([]);
  });

  test('the destination is refused before anything is done', async () => {
    const outcome = await fixture.execute({ 'metrics-log-group': GROUP }, ENV);
    expect(outcome.code).toBe(1);
    expect(outcome.log).toMatch(
      /metrics-log-group: expected a log group that the run neither reads nor writes logs to/,
    );
    expect(fixture.aws.calls.find()).toEqual([]);
  });
});
