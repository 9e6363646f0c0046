import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { isDeepStrictEqual } from 'node:util';
import type { FaultRule } from '../aws/faults.js';
import type { AlbObject } from '../aws/seed/alb.js';
import { rawEvents } from './expected.js';
import { interrupted } from './interrupt.js';
import { Theatre, type Stage } from './stage.js';

let theatre: Theatre;
beforeAll(async () => {
  theatre = await Theatre.open();
});
afterAll(() => theatre.close());

const inputs = { 'log-format': 'raw', lease: '1s' };

/** Two load balancers, one of them busy: several batches, three segments. */
function seedBusy(stage: Stage): AlbObject[] {
  return [
    ...stage.seed({ intervals: [0, 40], linesPerObject: 60 }),
    ...stage.seed({ loadBalancer: 'admin.aaaaaaaaaaaaaaaa', intervals: [0, 2] }),
  ];
}

describe('two runs at once', () => {
  test('leave each record once', async () => {
    const stage = theatre.stage();
    const objects = seedBusy(stage);
    slow('PutLogEvents', stage, 50);
    const results = await Promise.all([
      stage.run({ 'log-format': 'raw' }),
      stage.run({ 'log-format': 'raw' }),
    ]);
    expect(results.map(({ code }) => code)).toEqual([0, 0]);
    const committed = results.map(({ outputs }) => Number(outputs['segments-committed']));
    expect(committed.reduce((sum, count) => sum + count)).toBe(3);
    const held = results.find(({ outputs }) => outputs['segments-skipped'] !== '0');
    if (held !== undefined) expect(held.outputs['complete']).toBe('false');
    expect(stage.stored()).toEqual(rawEvents(objects));
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
    theatre.aws.faults.clear();
    const ends = Object.entries(instants).map(async ([name, fault]) => {
      const stage = theatre.anotherStage();
      const objects = seedBusy(stage);
      const killed = await killedAt(stage, fault);
      const last = (await stage.runUntilComplete(inputs)).at(-1);
      const { code, outputs } = last ?? {};
      const once = isDeepStrictEqual(stage.stored(), rawEvents(objects));
      return { name, killed, code, complete: outputs?.['complete'], once };
    });
    expect(await Promise.all(ends)).toEqual(
      Object.keys(instants).map((name) => ({ name, killed: true, code: 0, complete: 'true', once: true })),
    );
  });

  test('at any time, again and again', async () => {
    const stage = theatre.stage();
    const objects = seedBusy(stage);
    slow('PutLogEvents', stage, 60);
    for (const ms of [350, 500, 650]) {
      await stage.run(inputs, {
        started: (child) => {
          setTimeout(() => child.kill('SIGKILL'), ms);
        },
      });
    }
    const results = await stage.runUntilComplete(inputs);
    expect(results.at(-1)).toMatchObject({ code: 0, outputs: { complete: 'true' } });
    expect(stage.stored()).toEqual(rawEvents(objects));
  });
});

describe('a service that fails', () => {
  const failures = {
    'answers that are lost': { kind: 'reset', when: 'after' },
    'requests that are lost': { kind: 'reset', when: 'before' },
    'errors after the effect': { kind: 'error', status: 500, when: 'after' },
    'errors before it': { kind: 'error', status: 503, when: 'before' },
    throttles: { kind: 'throttle' },
  } as const;

  test('leaves each record once', async () => {
    theatre.aws.faults.clear();
    const ends = Object.entries(failures).map(async ([name, fault]) => {
      const stage = theatre.anotherStage();
      const objects = seedBusy(stage);
      const resource = stage.mine();
      const strikes = { CreateLogStream: [1], PutLogEvents: [1, 4], PutObject: [1, 3], GetObject: [2, 9] };
      for (const [operation, on] of Object.entries(strikes)) {
        theatre.aws.faults.add({ ...fault, operation, resource, on });
      }
      const { code, outputs, log } = await stage.run({ ...inputs, lease: '15m' });
      const once = isDeepStrictEqual(stage.stored(), rawEvents(objects));
      return { name, code, complete: outputs['complete'], once, log: code === 0 ? '' : log };
    });
    expect(await Promise.all(ends)).toEqual(
      Object.keys(failures).map((name) => ({ name, code: 0, complete: 'true', once: true, log: '' })),
    );
  });

  test('downloads that break off are taken up where they broke', async () => {
    const stage = theatre.stage();
    const objects = stage.seed({ linesPerObject: 400 });
    theatre.aws.faults.add({ operation: 'GetObject', resource: /AWSLogs/, kind: 'cut-body', on: [1, 2, 5] });
    const { code } = await stage.run(inputs);
    expect(code).toBe(0);
    expect(stage.stored()).toEqual(rawEvents(objects));
  });

  test('an object that is damaged fails its segment, by name, and leaves the others', async () => {
    const stage = theatre.stage();
    const good = stage.seed({ intervals: [0, 2] });
    const [bad] = stage.seed({ loadBalancer: 'admin.aaaaaaaaaaaaaaaa', intervals: [0, 1], nodes: 1 });
    theatre.aws.s3.putObject(stage.bucket, bad?.key ?? '', bad?.body.subarray(0, 500) ?? '');
    const { code, log, outputs } = await stage.run(inputs);
    expect(code).toBe(1);
    expect(log).toContain(bad?.key);
    expect(outputs).toMatchObject({ complete: 'false', 'segments-committed': '1' });
    expect(stage.stored()).toEqual(expect.arrayContaining(rawEvents(good)));
    theatre.aws.s3.putObject(stage.bucket, bad?.key ?? '', bad?.body ?? '');
  });
});

async function killedAt(stage: Stage, when: Pick<FaultRule, 'operation' | 'on'>): Promise<boolean> {
  const fault = theatre.aws.faults.add({ ...when, resource: stage.mine(), kind: 'hang' });
  const { result } = await interrupted(stage, { inputs, signal: 'SIGKILL', due: () => fault.hits > 0 });
  return result.signal === 'SIGKILL';
}

function slow(operation: string, stage: Stage, ms: number): void {
  theatre.aws.faults.add({ operation, resource: stage.mine(), kind: 'delay', ms });
}
