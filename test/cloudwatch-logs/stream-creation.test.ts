import { expect, test } from '@jest/globals';
import { StreamWriter, NOTHING_SENT } from '../../src/cloudwatch-logs/stream-writer.js';
import { RateLimiter } from '../../src/engine/rate-limiter.js';
import { SharedBuffers } from '../../src/encode/shared-memory.js';
import { blockOf, guardOf, numbered } from '../contract/blocks.js';

const clock = { monotonic: () => 0, sleep: () => Promise.resolve() };
const EVENTS = numbered(3, Date.parse('2026-11-01T12:00:00Z'));

/** A writer for a stream that is still to be created, and the puts that it made. */
function writerFor(
  created: Promise<unknown>,
  signal?: AbortSignal,
): { writer: StreamWriter; puts: number[] } {
  const puts: number[] = [];
  const writer = new StreamWriter({
    names: { logGroupName: 'g', logStreamName: 's' },
    buffers: new SharedBuffers(),
    guard: guardOf(signal).guard,
    compression: () => ({ minBytes: Infinity, level: 'fast' }),
    put: ({ count }) => {
      puts.push(count);
      return Promise.resolve({});
    },
    turns: new RateLimiter(clock),
    clock,
    putTimeout: 1,
    progress: NOTHING_SENT,
    created,
    readable: true,
    risk: { batchRepeated: () => undefined },
  });
  return { writer, puts };
}

test('nothing is sent before the stream is there', async () => {
  const order: string[] = [];
  let create = (): void => undefined;
  const created = new Promise<void>((resolve) => (create = resolve)).then(() => order.push('created'));
  const { writer, puts } = writerFor(created);
  await writer.append(blockOf(EVENTS));
  const finished = writer.finish().then(() => order.push('finished'));
  await new Promise(setImmediate);
  expect(puts).toEqual([]);
  create();
  await finished;
  expect(puts).toEqual([3]);
  expect(order).toEqual(['created', 'finished']);
});

test('a stream that cannot be created fails the segment, with the reason', async () => {
  const { writer, puts } = writerFor(Promise.reject(new Error('no permission to create')));
  await writer.append(blockOf(EVENTS));
  await expect(writer.finish()).rejects.toThrow('no permission to create');
  expect(puts).toEqual([]);
});

test('so does one for which there are no events', async () => {
  const { writer } = writerFor(Promise.reject(new Error('no permission to create')));
  await expect(writer.finish()).rejects.toThrow('no permission to create');
});

test('a run that is cancelled while the stream is created sends nothing', async () => {
  const cancel = new AbortController();
  const { writer, puts } = writerFor(new Promise((resolve) => setImmediate(resolve)), cancel.signal);
  await writer.append(blockOf(EVENTS));
  const finished = writer.finish();
  cancel.abort(new Error('cancelled'));
  await expect(finished).rejects.toThrow('cancelled');
  expect(puts).toEqual([]);
});
