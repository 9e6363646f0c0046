/** A run that dies with a put unanswered, and the next one, whose reads of CloudWatch Logs lag: two modes, each whole. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { DocumentStore } from '../../src/engine/ledger.js';
import type { RunResult } from '../../src/engine/run-figures.js';
import type { RunSettings } from '../../src/engine/run-settings.js';
import { AlbHarness } from '../alb/harness.js';
import { AmplifyHarness } from '../amplify/harness.js';
import { passingClock } from '../aws/passing-clock.js';
import { gated } from '../engine/fixture.js';

const GROUP = '/group';
const LOGS = { 'destination-log-group': GROUP, 'log-format': 'json' };
/** A put of the harnesses is given up after five seconds, which a claim outlives. */
const LEASE_MS = 6000;
const MARGIN_MS = 1000;
const SETTLE_MS = 10_000;
const RECORDS = 60;

type Executed = Promise<{ readonly result: RunResult }>;

/** One mode with sixty records, and a way to run it. */
interface Subject {
  readonly harness: AlbHarness | AmplifyHarness;
  readonly run: (more: Partial<RunSettings>) => Executed;
  readonly close: () => Promise<void>;
}

const SUBJECTS: Readonly<Record<string, () => Promise<Subject>>> = {
  alb: async () => {
    const harness = await AlbHarness.build();
    harness.seed({ day: '2026-11-20', intervals: [0, 3] });
    return { harness, run: (more) => harness.execute(LOGS, more), close: () => harness.close() };
  },
  amplify: async () => {
    const harness = await AmplifyHarness.build();
    harness.seed(5, 4, { rowsPerHour: RECORDS });
    const inputs = { ...LOGS, ...harness.between(5, 4) };
    return {
      harness,
      run: (more) => harness.execute(inputs, new AbortController(), more),
      close: () => harness.aws.close(),
    };
  },
};

describe.each(Object.entries(SUBJECTS))('a run of mode %s that takes over', (_, build) => {
  let subject: Subject;
  beforeEach(async () => {
    subject = await build();
    subject.harness.aws.logs.createGroup(GROUP);
  });
  afterEach(() => subject.close());

  /** Its first put is stored; from then on it neither acts nor learns anything. */
  async function dyingRun(): Promise<void> {
    const { harness, run } = subject;
    const { aws, clock } = harness;
    let isDead = false;
    const gate = (): Promise<void> => (isDead ? new Promise(() => undefined) : Promise.resolve());
    const store: DocumentStore = gated(harness.store, gate);
    harness.clock = { ...clock, sleep: async (ms, signal) => gate().then(() => clock.sleep(ms, signal)) };
    aws.faults.add({ operation: 'PutLogEvents', kind: 'hang', when: 'after' });
    void run({ store, lease: LEASE_MS });
    while (aws.logs.events(GROUP).length === 0) await new Promise((resolve) => setTimeout(resolve, 5));
    isDead = true;
    aws.faults.clear();
  }

  /** So long after the death of the other; hands back how long it took, by the service's clock. */
  async function nextRun(afterMs: number, lagMs: number): Promise<number> {
    const { harness, run } = subject;
    const { aws } = harness;
    aws.clock.advance(afterMs);
    aws.logs.reads.lagMs = lagMs;
    harness.clock = passingClock(aws);
    const begun = aws.clock.now();
    const { result } = await run({ lease: 600_000, settleUnanswered: SETTLE_MS });
    expect(result).toMatchObject({ complete: true, committed: 1, failures: [] });
    expect(result.tally).toMatchObject({ read: RECORDS, logs: { written: RECORDS } });
    return aws.clock.now() - begun;
  }

  test.each([0, 3500, 12_000, 19_000])('sends nothing again while reads lag by %d ms', async (lagMs) => {
    await dyingRun();
    const ms = await nextRun(LEASE_MS + MARGIN_MS + 1, lagMs);
    expect(subject.harness.aws.logs.events(GROUP)).toHaveLength(RECORDS);
    expect(ms).toBeGreaterThanOrEqual(2 * SETTLE_MS - 1);
  });

  test('long after the lease has ended waits for nothing', async () => {
    await dyingRun();
    expect(await nextRun(LEASE_MS + MARGIN_MS + 2 * SETTLE_MS, 19_000)).toBeLessThan(1000);
    expect(subject.harness.aws.logs.events(GROUP)).toHaveLength(RECORDS);
  });
});
