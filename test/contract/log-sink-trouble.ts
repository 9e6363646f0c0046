import { describe, expect, test } from '@jest/globals';
import { ServiceError } from '../../src/errors.js';
import type { FaultRule } from '../aws/faults.js';
import { numbered, type Event } from './blocks.js';
import { withLogGroup, STREAM, type Fixture } from './log-group-fixture.js';
import type { LogsHarness, Opener, Trouble } from './harnesses.js';

const puts = { service: 'logs', operation: 'PutLogEvents' };
const DAY_MS = 86_400_000;

/** Three batches of 100, since they are more than a day apart. */
function threeBatches(now: number): Event[] {
  return [now - 4 * DAY_MS, now - 2 * DAY_MS, now].flatMap((from) => numbered(100, from));
}

function inTrouble(
  open: Opener<LogsHarness>,
  test: (fixture: Fixture, trouble: Trouble) => Promise<void>,
  logGroupClass?: 'INFREQUENT_ACCESS',
): Promise<void> {
  const run = async (fixture: Fixture): Promise<void> => {
    const { trouble } = fixture.harness;
    if (trouble === undefined) throw new Error('This harness cannot be told to fail.');
    await test(fixture, trouble);
  };
  return withLogGroup(open, run, logGroupClass);
}

/** What only a service shows that can be told to fail, to lag and to refuse. */
export function logSinkInTrouble(name: string, open: Opener<LogsHarness>): void {
  describe(`CloudWatchLogsSink in trouble: ${name}`, () => {
    lostAnswers(open);
    readingBack(open);
    pace(open);
    refusals(open);
    unreadable(open);
  });
}

function lostAnswers(open: Opener<LogsHarness>): void {
  const unavailable = { kind: 'error', status: 503, code: 'ServiceUnavailableException' } as const;
  const kinds: [string, FaultRule, boolean][] = [
    ['a reset before it was stored', { ...puts, kind: 'reset', when: 'before' }, false],
    ['a reset after it was stored', { ...puts, kind: 'reset', when: 'after' }, true],
    ['a 500 before it was stored', { ...puts, kind: 'error', when: 'before' }, false],
    ['a 503 after it was stored', { ...puts, ...unavailable, when: 'after' }, true],
    ['a hang before it was stored', { ...puts, kind: 'hang', when: 'before' }, false],
    ['a hang after it was stored', { ...puts, kind: 'hang', when: 'after' }, true],
  ];
  test.each(kinds)('a put that ends in %s is ambiguous, and is looked into', (_, fault, isStored) =>
    inTrouble(open, async ({ send, shown, now }, { faults }) => {
      const events = threeBatches(now);
      faults.add({ ...fault, on: 2 });
      const first = send(events, { putTimeout: 300 });
      await expect(first).rejects.toThrow(ServiceError);
      await expect(first).rejects.toMatchObject({
        ambiguous: true,
        retryable: true,
        call: 'logs:PutLogEvents',
      });
      expect(await shown()).toEqual(events.slice(0, isStored ? 200 : 100));
      const progress = { sent: 100, tooOld: 0, tooNew: 0 };
      const { told } = await send(events, { resumed: true, progress });
      expect(await shown()).toEqual(events);
      expect(told.fences).toHaveLength(isStored ? 1 : 2);
      expect(told.progress).toEqual({ sent: 300, tooOld: 0, tooNew: 0 });
    }),
  );
}

function readingBack(open: Opener<LogsHarness>): void {
  test('reads that lag are read again until they show what was acknowledged', () =>
    inTrouble(open, async ({ send, shown, now }, { logs, clock, calls }) => {
      const events = threeBatches(now);
      const { told } = await send(events.slice(0, 150));
      logs.reads.lagMs = 5000;
      await send(events, { resumed: true, progress: told.progress });
      expect(calls.count({ operation: 'GetLogEvents' })).toBeGreaterThan(5);
      clock.advance(5000);
      expect(await shown()).toEqual(events);
    }));

  test.each([
    ['twelve', 12_000],
    ['nineteen', 19_000],
  ])('a put without an answer is not repeated while reads lag %s seconds', (_, lagMs) =>
    inTrouble(open, async ({ send, shown, now }, { faults, logs, clock }) => {
      const events = threeBatches(now);
      logs.reads.lagMs = lagMs;
      faults.add({ ...puts, kind: 'reset', when: 'after', on: 2 });
      await expect(send(events)).rejects.toMatchObject({ ambiguous: true });
      // What the engine waits before it has the segment carried again.
      clock.advance(10_000);
      const progress = { sent: 100, tooOld: 0, tooNew: 0 };
      const { told } = await send(events, { resumed: true, progress, lookAgain: 10_000 });
      clock.advance(lagMs);
      expect(await shown()).toEqual(events);
      expect(told.fences).toHaveLength(1);
    }),
  );

  test('what was acknowledged and does not show any more is not sent again', () =>
    inTrouble(open, async ({ send, now, group }, { logs }) => {
      const events = numbered(2000, now - 5 * DAY_MS);
      const { told } = await send(events.slice(0, 1000));
      logs.reads.lagMs = 10 * DAY_MS;
      const { written } = await send(events, { resumed: true, progress: told.progress });
      expect(written).toBe(2000);
      expect(logs.messages(group.name)).toEqual(events.map(({ message }) => message));
    }));
}

function pace(open: Opener<LogsHarness>): void {
  test('throttles are waited out, and nothing is sent twice', () =>
    inTrouble(open, async ({ send, shown, now }, { faults }) => {
      const events = threeBatches(now);
      const fault = faults.add({ ...puts, kind: 'throttle', times: 12 });
      const { told } = await send(events);
      expect(fault.hits).toBe(12);
      expect(told.fences).toHaveLength(15);
      expect(await shown()).toEqual(events);
    }));

  test('a refusal is final, and names call, stream and permission', () =>
    inTrouble(open, async ({ send, now }, { faults, calls }) => {
      faults.deny('logs:PutLogEvents');
      const sent = send(numbered(3, now));
      const refusal = { permission: 'logs:PutLogEvents', retryable: false, ambiguous: false };
      await expect(sent).rejects.toMatchObject(refusal);
      await expect(sent).rejects.toThrow(`/ships/group:${STREAM}`);
      expect(calls.count({ operation: 'PutLogEvents' })).toBe(1);
    }));
}

function refusals(open: Opener<LogsHarness>): void {
  test('events that are too old or too new are counted, batch by batch, and the others are stored', () =>
    inTrouble(open, async ({ send, shown, now }) => {
      const [old, edge] = [numbered(3, now - 16 * DAY_MS), numbered(2, now - 14 * DAY_MS)];
      const [good, ahead] = [numbered(5, now), numbered(2, now + 5 * 3_600_000)];
      const { told, ...result } = await send([...old, ...edge, ...good, ...ahead]);
      expect(result).toMatchObject({ written: 5, tooOld: 5, tooNew: 2 });
      expect(told.progress).toEqual({ sent: 12, tooOld: 5, tooNew: 2 });
      expect(await shown()).toEqual(good);
    }));

  test('so are those that are older than the retention of the group', () =>
    inTrouble(open, async ({ send, shown, now, sink, group }) => {
      const { name } = group;
      await sink.groups.create(name, { logGroupClass: 'STANDARD', retentionDays: 3, kmsKeyId: undefined });
      const [old, good] = [numbered(4, now - 3 * DAY_MS), numbered(5, now - 3 * DAY_MS + 7_200_000)];
      expect(await send([...old, ...good])).toMatchObject({ written: 5, tooOld: 4, tooNew: 0 });
      expect(await shown()).toEqual(good);
    }));

  test('a batch of refused events only is acknowledged too', () =>
    inTrouble(open, async ({ send, shown, now }) => {
      const old = numbered(3, now - 20 * DAY_MS);
      const { told, ...result } = await send(old);
      expect(result).toMatchObject({ written: 0, tooOld: 3 });
      expect(told.progress).toEqual({ sent: 3, tooOld: 3, tooNew: 0 });
      const again = await send(old, { resumed: true, progress: told.progress });
      expect(again).toMatchObject({ written: 0, tooOld: 3, told: { fences: [] } });
      expect(await shown()).toEqual([]);
    }));
}

function unreadable(open: Opener<LogsHarness>): void {
  const inClass = (run: (fixture: Fixture, trouble: Trouble) => Promise<void>) => () =>
    inTrouble(open, run, 'INFREQUENT_ACCESS');

  test(
    'an INFREQUENT_ACCESS group is not read back; each step is written down',
    inClass(async ({ send, now, group, sink }, { logs, calls }) => {
      const events = threeBatches(now);
      const { told, persist } = await send(events.slice(0, 100));
      expect(persist).toHaveBeenCalledTimes(1);
      const rest = await send(events, { resumed: true, progress: told.progress });
      expect([rest.written, sink.risk.batches]).toEqual([300, 0]);
      expect(rest.persist).toHaveBeenCalledTimes(2);
      expect(logs.messages(group.name)).toEqual(events.map(({ message }) => message));
      expect(calls.count({ operation: 'GetLogEvents' })).toBe(0);
    }),
  );

  test(
    'there an unanswered put is sent again, and counted',
    inClass(async ({ send, now, group, sink }, { logs, faults }) => {
      faults.add({ ...puts, kind: 'reset', when: 'after', on: [1, 3] });
      expect(await send(threeBatches(now))).toMatchObject({ written: 300 });
      expect(sink.risk.batches).toBe(2);
      expect(logs.events(group.name)).toHaveLength(500);
    }),
  );

  test(
    'but not without end',
    inClass(async ({ send, now, sink }, { faults, calls }) => {
      faults.add({ ...puts, kind: 'reset', when: 'before' });
      await expect(send(numbered(3, now))).rejects.toMatchObject({ ambiguous: true });
      expect(calls.count({ operation: 'PutLogEvents' })).toBe(6);
      // The segment is carried again, and the batch sent once more, whoever does it.
      expect(sink.risk.batches).toBe(6);
    }),
  );
}
