import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { isDeepStrictEqual } from 'node:util';
import type { FaultRule } from '../aws/faults.js';
import { rawEvents } from './expected.js';
import { interrupted } from './interrupt.js';
import { FixtureFactory, type Fixture } from './fixture.js';

let fixtures: FixtureFactory;
beforeAll(async () => {
  fixtures = await FixtureFactory.open();
});
afterAll(() => fixtures.close());

const inputs = { 'log-format': 'raw', lease: '1s' };

describe('two runs at once', () => {
  test('leave each record once', async () => {
    const fixture = fixtures.fixture();
    const objects = fixture.seedBusy();
    slow('PutLogEvents', fixture, 50);
    const results = await Promise.all([
      fixture.run({ 'log-format': 'raw' }),
      fixture.run({ 'log-format': 'raw' }),
    ]);
    expect(results.map(({ code }) => code)).toEqual([0, 0]);
    const committed = results.map(({ outputs }) => Number(outputs['segments-committed']));
    expect(committed.reduce((sum, count) => sum + count)).toBe(3);
    const held = results.find(({ outputs }) => outputs['segments-skipped'] !== '0');
    if (held !== undefined) expect(held.outputs['complete']).toBe('false');
    expect(fixture.stored()).toEqual(rawEvents(objects));
  });
});

describe('a run that is killed and repeated leaves each record once', () => {
  /** The call hangs before or after its effect, and the process dies while it waits for the answer. */
  const instants = {
    'as it writes its first claim': { operation: 'PutObject', when: 'after', on: 1 },
    'as it creates a stream': { operation: 'CreateLogStream', when: 'after', on: 1 },
    'as its first events are stored': { operation: 'PutLogEvents', when: 'after', on: 1 },
    'before its fourth batch arrives': { operation: 'PutLogEvents', when: 'before', on: 4 },
    'as its last events are stored': { operation: 'PutLogEvents', when: 'after', on: 5 },
    'while it commits': { operation: 'PutObject', when: 'before', on: 4 },
  } as const;

  test('at chosen instants', async () => {
    fixtures.aws.faults.clear();
    const ends = Object.entries(instants).map(async ([name, fault]) => {
      const fixture = fixtures.anotherFixture();
      const objects = fixture.seedBusy();
      const killed = await killedAt(fixture, fault);
      const last = (await fixture.runUntilComplete(inputs)).at(-1);
      const { code, outputs } = last ?? {};
      const once = isDeepStrictEqual(fixture.stored(), rawEvents(objects));
      return { name, killed, code, complete: outputs?.['complete'], once };
    });
    expect(await Promise.all(ends)).toEqual(
      Object.keys(instants).map((name) => ({ name, killed: true, code: 0, complete: 'true', once: true })),
    );
  });

  test('at any time, again and again', async () => {
    const fixture = fixtures.fixture();
    const objects = fixture.seedBusy();
    slow('PutLogEvents', fixture, 60);
    for (const ms of [350, 500, 650]) {
      await fixture.run(inputs, {
        started: (child) => {
          setTimeout(() => child.kill('SIGKILL'), ms);
        },
      });
    }
    const results = await fixture.runUntilComplete(inputs);
    expect(results.at(-1)).toMatchObject({ code: 0, outputs: { complete: 'true' } });
    expect(fixture.stored()).toEqual(rawEvents(objects));
  });
});

async function killedAt(fixture: Fixture, when: Pick<FaultRule, 'operation' | 'on'>): Promise<boolean> {
  const fault = fixtures.aws.faults.add({ ...when, resource: fixture.mine(), kind: 'hang' });
  const { result } = await interrupted(fixture, { inputs, signal: 'SIGKILL', due: () => fault.hits > 0 });
  return result.signal === 'SIGKILL';
}

function slow(operation: string, fixture: Fixture, ms: number): void {
  fixtures.aws.faults.add({ operation, resource: fixture.mine(), kind: 'delay', ms });
}
