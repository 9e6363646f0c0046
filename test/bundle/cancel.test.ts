import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { isDeepStrictEqual } from 'node:util';
import { rawEvents } from './expected.js';
import { interrupted } from './interrupt.js';
import { FixtureFactory } from './fixture.js';

let fixtures: FixtureFactory;
beforeAll(async () => {
  fixtures = await FixtureFactory.open();
});
afterAll(() => fixtures.close());

/** The runner sends SIGINT, waits so long, sends SIGTERM, and kills 2.5 s later. */
const RUNNER_PATIENCE_MS = 7500;

test.each(['SIGINT', 'SIGTERM'] as const)(
  '%s ends a run in time: it fails, its claims are free, and the next run goes on at once',
  async (signal) => {
    const fixture = fixtures.fixture();
    const objects = fixture.seed({ intervals: [0, 40], linesPerObject: 60 });
    const slow = fixtures.aws.faults.add({ operation: 'PutLogEvents', kind: 'delay', ms: 400 });
    const { result, ms } = await interrupted(fixture, {
      inputs: { 'log-format': 'raw' },
      signal,
      due: () => fixture.count('PutLogEvents') > 0,
    });
    slow.remove();
    expect(result).toMatchObject({ code: 1, signal: null, outputs: { complete: 'false' } });
    expect(result.log).toMatch(/::error::.*cancelled/);
    expect(ms).toBeLessThan(RUNNER_PATIENCE_MS);

    const next = await fixture.run({ 'log-format': 'raw' });
    expect(next).toMatchObject({ code: 0, outputs: { complete: 'true', 'segments-skipped': '0' } });
    expect(fixture.stored()).toEqual(rawEvents(objects));
  },
);

test('a run ends in time also while a call is not answered', async () => {
  fixtures.aws.faults.clear();
  const operations = ['CreateLogStream', 'GetObject', 'ListObjectsV2', 'PutObject'];
  const ends = operations.map(async (operation) => {
    const fixture = fixtures.anotherFixture();
    const objects = fixture.seed({ intervals: [0, 2] });
    const hang = fixtures.aws.faults.add({ operation, resource: fixture.mine(), kind: 'hang' });
    const { result, ms } = await interrupted(fixture, {
      inputs: { 'log-format': 'raw', lease: '3s' },
      signal: 'SIGINT',
      due: () => hang.hits > 0,
    });
    hang.remove();
    const next = await fixture.runUntilComplete({ 'log-format': 'raw' });
    const once = isDeepStrictEqual(fixture.stored(), rawEvents(objects));
    const inTime = ms < RUNNER_PATIENCE_MS;
    return { operation, inTime, failed: result.code !== 0, next: next.at(-1)?.outputs['complete'], once };
  });
  expect(await Promise.all(ends)).toEqual(
    operations.map((operation) => ({ operation, inTime: true, failed: true, next: 'true', once: true })),
  );
});

test('a put that is not answered keeps its claim: it may still arrive', async () => {
  const fixture = fixtures.fixture();
  fixture.seed({ intervals: [0, 2] });
  const hang = fixtures.aws.faults.add({ operation: 'PutLogEvents', kind: 'hang' });
  const { result, ms } = await interrupted(fixture, {
    inputs: { 'log-format': 'raw' },
    signal: 'SIGINT',
    due: () => hang.hits > 0,
  });
  hang.remove();
  expect(ms).toBeLessThan(RUNNER_PATIENCE_MS);
  expect(result).toMatchObject({ code: 1, outputs: { complete: 'false' } });
  const next = await fixture.run({ 'log-format': 'raw' });
  expect(next).toMatchObject({ code: 0, outputs: { complete: 'false', 'segments-skipped': '1' } });
});
