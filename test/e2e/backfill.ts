import { deepEqual, equal, ok } from 'node:assert/strict';
import { checkAlb, seedAlb } from './workload.js';
import { DAY_MS, dayBefore, type Scenario, type Fixture } from './scenario.js';
import type { Order } from './act-runner.js';

const DAYS = 30;
const SPLIT = 3;
const GROUP = '/alb/shop';
/** The windows whose jobs are killed, of the ten. */
const VICTIMS = [2, 6];
const LEASE_MS = 15 * 60_000;

const FROM = dayBefore(DAYS + 2);
const order: Order = { workflow: 'examples/backfill.yml', inputs: { from: FROM, to: dayBefore(2) } };

interface Span {
  readonly from: string;
  readonly to: string;
}

/** The lists that the plan and the check gave, in this order. */
function windowsOf(outputs: readonly string[]): Span[][] {
  return outputs.map((text) => JSON.parse(text) as Span[]);
}

export const backfill: Scenario = {
  name: `backfill.yml: ${String(DAYS)} days on ten jobs, two of them killed; the second try ends it, each record once`,
  play: async (fixture) => {
    const { aws } = fixture;
    aws.logs.createGroup(GROUP);
    const days = Array.from({ length: DAYS }, (_, i) => dayBefore(i + 3));
    const objects = seedAlb(
      aws,
      'my-load-balancer-logs',
      days.map((day) => ({ day, intervals: [3, 6] })),
    );
    const killed = await firstTry(fixture);
    equal(killed, VICTIMS.length);
    deepEqual(fixture.issues(), ['open']);
    ok(aws.logs.events(GROUP).length < objects.length * 25, 'The killed jobs left something.');

    // What a killed job held is free when its lease has ended.
    aws.clock.advance(LEASE_MS + 60_000);
    const again = await fixture.good(order);
    const [left, none] = windowsOf(again.outputs('windows'));
    ok(left !== undefined && left.length > 0 && left.length < DAYS / SPLIT, 'Only what was left is planned.');
    deepEqual(none, []);
    checkAlb(aws, GROUP, objects);
    deepEqual(fixture.issues(), ['closed']);

    const third = await fixture.good(order);
    deepEqual(windowsOf(third.outputs('windows')), [[], []]);
    equal(third.log.includes('/Carry'), false, 'No matrix without windows.');
    checkAlb(aws, GROUP, objects);
  },
};

/** Kills the jobs of the victims in the middle of their first batch; returns how many it caught. */
async function firstTry(fixture: Fixture): Promise<number> {
  const from = Date.parse(`${FROM}T00:00:00Z`);
  const victims = new Set(VICTIMS.map((i) => from + i * SPLIT * DAY_MS));
  let killed = 0;
  // The batch is stored, and nobody hears of it.
  fixture.aws.faults.add({ operation: 'PutLogEvents', kind: 'delay', ms: 400, when: 'after' });
  const watch = setInterval(() => {
    for (const { pid, from: start, isDryRun } of fixture.processes()) {
      const window = Date.parse(start);
      if (isDryRun || !victims.has(window) || !hasPut(fixture, window)) continue;
      victims.delete(window);
      process.kill(pid, 'SIGKILL');
      killed += 1;
    }
  }, 5);
  const first = await fixture.bad(order).finally(() => {
    clearInterval(watch);
    fixture.aws.faults.clear();
  });
  const [planned] = windowsOf(first.outputs('windows'));
  equal(planned?.length, DAYS / SPLIT);
  return killed;
}

/** Whether a batch of the window has reached the log group. */
function hasPut({ aws }: Fixture, window: number): boolean {
  return aws.logs.streams(GROUP).some((name) => {
    const [day = ''] = /\d{4}\/\d\d\/\d\d/.exec(name) ?? [];
    const at = Date.parse(`${day.replaceAll('/', '-')}T00:00:00Z`);
    return at >= window && at < window + SPLIT * DAY_MS && aws.logs.events(GROUP, name).length > 0;
  });
}
