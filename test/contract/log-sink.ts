import { describe, expect, test } from '@jest/globals';
import { ServiceError } from '../../src/errors.js';
import { CloudWatchLogsSink } from '../../src/cloudwatch-logs/destination.js';
import { guardOf, numbered } from './blocks.js';
import { clockOf, withLogGroup } from './log-group-fixture.js';
import { within, type LogsHarness, type Opener } from './harnesses.js';

/** What the modes ask of CloudWatch Logs. */
export function logSinkContract(name: string, open: Opener<LogsHarness>): void {
  describe(`CloudWatchLogsSink: ${name}`, () => {
    groups(open);
    sending(open);
    batches(open);
    resuming(open);
  });
}

function groups(open: Opener<LogsHarness>): void {
  const plain = { logGroupClass: 'STANDARD', retentionDays: undefined, kmsKeyId: undefined } as const;

  test('describes a group by its exact name', () =>
    within(open, async (harness) => {
      const sink = new CloudWatchLogsSink(harness, clockOf(harness));
      const name = `${harness.prefix}one`;
      await sink.groups.create(`${name}-more`, { ...plain, retentionDays: 7 });
      expect(await sink.groups.find(name)).toBeUndefined();
      await sink.groups.create(name, plain);
      const facts = { name, logGroupClass: 'STANDARD', retentionDays: undefined };
      expect(await sink.groups.find(name)).toEqual(facts);
      expect(await sink.groups.find(`${name}-more`)).toMatchObject({ retentionDays: 7 });
    }));

  test('creates a group that another run has just created, with class and retention', () =>
    within(open, async (harness) => {
      const sink = new CloudWatchLogsSink(harness, clockOf(harness));
      const name = `${harness.prefix}two`;
      const group = { ...plain, logGroupClass: 'INFREQUENT_ACCESS', retentionDays: 30 } as const;
      await Promise.all([sink.groups.create(name, group), sink.groups.create(name, group)]);
      const logGroupClass = harness.knowsClasses ? 'INFREQUENT_ACCESS' : 'STANDARD';
      expect(await sink.groups.find(name)).toEqual({ name, logGroupClass, retentionDays: 30 });
    }));

  test('a group that is not there is a refusal by name', () =>
    withLogGroup(open, async ({ send, group, harness }) => {
      const sent = send([], { group: { ...group, name: `${harness.prefix}none` } });
      await expect(sent).rejects.toThrow(ServiceError);
      await expect(sent).rejects.toMatchObject({
        call: 'logs:CreateLogStream',
        code: 'ResourceNotFoundException',
        retryable: false,
        ambiguous: false,
      });
    }));
}

function sending(open: Opener<LogsHarness>): void {
  test('sends what it is given, in order, whatever the characters', () =>
    withLogGroup(open, async ({ send, shown, now }) => {
      const texts = [
        'plain',
        '"quoted" \\ back',
        'tab\tand\nnewline',
        'Zoë 🚢 中文',
        'bell\u0007',
        '{"a":1}',
        ' ',
      ];
      const events = texts.map((message, i) => ({ timestamp: now + i, message }));
      const { written, tooOld, tooNew, told } = await send(events);
      expect(await shown()).toEqual(events);
      expect({ written, tooOld, tooNew }).toEqual({ written: texts.length, tooOld: 0, tooNew: 0 });
      expect(told.progress).toEqual({ sent: texts.length, tooOld: 0, tooNew: 0 });
      expect(told.spent).toBe(texts.reduce((sum, text) => sum + Buffer.byteLength(text) + 26, 0));
    }));

  test('a segment without events makes a stream and puts nothing', () =>
    withLogGroup(open, async ({ send, shown }) => {
      const { written, told } = await send([]);
      expect({ written, ...told }).toEqual({
        written: 0,
        progress: undefined,
        history: [],
        spent: 0,
        fences: [],
      });
      expect(await shown()).toEqual([]);
    }));

  test('a signal that was aborted stops it before the put', () =>
    withLogGroup(open, async ({ send, shown, now }) => {
      const reason = new Error('taken over');
      const stop = new AbortController();
      const spend = (): void => {
        stop.abort(reason);
      };
      const guard = { ...guardOf(stop.signal).guard, spend };
      await expect(send(numbered(3, now), { guard })).rejects.toBe(reason);
      expect(await shown()).toEqual([]);
    }));

  test('a fence that refuses stops it before the put', () =>
    withLogGroup(open, async ({ send, shown, now }) => {
      const lost = new Error('the claim is lost');
      const guard = { ...guardOf().guard, fence: () => Promise.reject(lost) };
      await expect(send(numbered(3, now), { guard })).rejects.toBe(lost);
      expect(await shown()).toEqual([]);
    }));
}

function batches(open: Opener<LogsHarness>): void {
  test('are cut at ten thousand events, and the fence is asked before each', () =>
    withLogGroup(open, async ({ send, shown, now, harness: { trouble } }) => {
      const events = numbered(25_000, now);
      const { told } = await send(events, { blockSize: 7000 });
      expect(await shown()).toEqual(events);
      expect(told.fences).toEqual([2000, 2000, 2000]);
      expect(told.progress?.sent).toBe(25_000);
      expect(trouble?.calls.count({ operation: 'PutLogEvents', status: 200 }) ?? 3).toBe(3);
    }));

  test('are cut at a mebibyte, and hold the largest event there is', () =>
    withLogGroup(open, async ({ send, shown, now }) => {
      const sizes = [1_048_550, 524_262, 524_262, 524_263, 524_262, 10];
      const events = sizes.map((size, i) => ({ timestamp: now + i, message: String(i).repeat(size) }));
      const { told } = await send(events, { blockSize: 2 });
      expect(told.fences).toHaveLength(4);
      expect((await shown()).map(({ message }) => message.length)).toEqual(sizes);
    }));

  test('are cut at 24 hours, and sorted within', () =>
    withLogGroup(open, async ({ send, shown, now }) => {
      const day = 86_400_000;
      const times = [
        now - 2 * day,
        now - 2 * day + 5,
        now - 2 * day + 1,
        now - day + 2,
        now,
        now - 3,
        now - 1,
      ];
      const events = times.map((timestamp, i) => ({ timestamp, message: String(i) }));
      const { told, written } = await send(events);
      expect(written).toBe(7);
      expect(told.fences).toHaveLength(2);
      expect(await shown()).toEqual([...events].sort((a, b) => a.timestamp - b.timestamp));
    }));
}

function resuming(open: Opener<LogsHarness>): void {
  test.each([0, 1, 999, 1000, 1001, 2500, 3000])('goes on after %i events that are there already', (there) =>
    withLogGroup(open, async ({ send, shown, now }) => {
      const events = numbered(3000, now);
      await send(events.slice(0, there));
      const progress = { sent: Math.max(0, there - 500), tooOld: 0, tooNew: 0 };
      const { written, told } = await send(events, { resumed: true, progress });
      expect(written).toBe(3000);
      expect(await shown()).toEqual(events);
      expect(told.fences).toHaveLength(there === 3000 ? 0 : 1);
    }),
  );

  test('tells equal events apart by their number', () =>
    withLogGroup(open, async ({ send, shown, now }) => {
      const events = Array.from({ length: 10 }, (_, i) => ({ timestamp: now + (i >> 2), message: 'same' }));
      await send(events.slice(0, 6));
      await send(events, { resumed: true });
      expect(await shown()).toEqual(events);
    }));

  test('reads a stream of several pages back', () =>
    withLogGroup(open, async ({ send, shown, now, harness: { trouble } }) => {
      const events = numbered(12_000, now, 100);
      await send(events.slice(0, 11_000));
      if (trouble !== undefined) Object.assign(trouble.logs.reads, { emptyEvery: 3, pageEvents: 1000 });
      await send(events, { resumed: true });
      expect(await shown()).toEqual(events);
    }));
}
