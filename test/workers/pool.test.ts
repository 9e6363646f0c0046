import { LOG_TYPES } from '../../src/log-types/index.js';
import { describe, expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { inlineWorker } from '../../src/workers/serve-jobs.js';
import type { EncodedPart, EncodableContent } from '../../src/workers/encoded-part.js';
import type { Compression } from '../../src/cloudwatch-logs/put-body.js';
import { EncoderPool } from '../../src/workers/pool.js';
import type { EncodeAnswer, EncodeRequest } from '../../src/workers/protocol.js';
import { DataError } from '../../src/errors.js';
import { linesOf } from '../statistics/naive.js';
import { encode, objectOf, settingsOf } from '../encode/records.js';
import { openRecords } from '../../src/objects/record-sink.js';

const LINES = linesOf('access', 400);
const job = { logType: 'access', settings: settingsOf() } as const;

function gzipOf(lines: readonly string[]): Buffer<SharedArrayBuffer> {
  const compressed = gzipSync(`${lines.join('\n')}\n`);
  const gzip = Buffer.from(new SharedArrayBuffer(compressed.length));
  compressed.copy(gzip);
  return gzip;
}

interface Seen {
  readonly pool: EncoderPool;
  readonly memory: Set<ArrayBufferLike>;
  readonly asked: EncodeRequest[];
  readonly answered: EncodeAnswer['kind'][];
}

function seeing(): Seen {
  const memory = new Set<ArrayBufferLike>();
  const asked: EncodeRequest[] = [];
  const answered: EncodeAnswer['kind'][] = [];
  const worker = inlineWorker({ logTypes: LOG_TYPES, openRecords });
  const ask = async (request: EncodeRequest): Promise<EncodeAnswer> => {
    asked.push(request);
    const answer = await worker.ask(request);
    answered.push(answer.kind);
    if (answer.kind === 'block') memory.add(answer.events.bytes.buffer);
    if (answer.kind === 'batch') memory.add(answer.batch.body.buffer);
    return answer;
  };
  return { pool: new EncoderPool(() => ({ ask }), 1), memory, asked, answered };
}

test('the memory of blocks serves the next ones', async () => {
  const { pool, memory } = seeing();
  let events = 0;
  for (let i = 0; i < 20; i += 1) {
    const encoder = pool.encoder(job);
    for await (const part of encoder.encode(objectOf(), { gzip: gzipOf(LINES.slice(0, 5)) }))
      events += part.events?.count ?? 0;
    encoder.end();
  }
  expect(events).toBe(100);
  // One block is encoded ahead of the one that is looked at.
  expect(memory.size).toBeLessThanOrEqual(2);
});

test('while a batch is sent the next one is made, and no more', async () => {
  const { pool, asked, answered } = seeing();
  const present = (): Compression => ({ minBytes: 5, level: 'fast' });
  const order = { ...job, batchedAs: { logStreamName: 's' }, compression: present };
  const lines = Array.from({ length: 15_000 }, (_, i) => LINES[i % LINES.length] ?? '');
  let batches = 0;
  for await (const { batch } of pool.encoder(order).encode(objectOf(), { gzip: gzipOf(lines) })) {
    if (batch === undefined) continue;
    batches += 1;
    expect(batch.encoding).toBe('gzip');
    await new Promise((resolve) => setImmediate(resolve));
    expect(answered).toHaveLength(batches + 1);
  }
  expect(batches).toBeGreaterThan(2);
  // One more for what is left of the object, and one for its end.
  expect(asked).toHaveLength(batches + 2);
});

test('a worker that has ended is replaced, and what it had begun fails alone', async () => {
  let opened = 0;
  const pool = new EncoderPool(() => {
    opened += 1;
    return opened === 1
      ? { ask: () => Promise.reject(new Error('The thread has ended.')) }
      : inlineWorker({ logTypes: LOG_TYPES, openRecords });
  }, 1);
  const readOf = async (): Promise<number> => {
    const encoder = pool.encoder(job);
    let read = 0;
    try {
      const parts = encoder.encode(objectOf(), { gzip: gzipOf(LINES) });
      for await (const { sum } of parts) read += sum.counts.read;
    } finally {
      encoder.end();
    }
    return read;
  };
  await expect(readOf()).rejects.toThrow('The thread has ended.');
  for (let i = 0; i < 3; i += 1) expect(await readOf()).toBe(LINES.length);
  expect(opened).toBe(2);
  expect(await pool.collection().collected()).toEqual([]);
});

test('all workers may be opened at once, and no further ones are', async () => {
  const asked: number[] = [];
  const pool = new EncoderPool(() => {
    const [number, worker] = [asked.push(0) - 1, inlineWorker({ logTypes: LOG_TYPES, openRecords })];
    return {
      ask: (request) => {
        asked[number] = (asked[number] ?? 0) + 1;
        return worker.ask(request);
      },
    };
  }, 3);
  pool.openAll();
  expect(asked).toEqual([0, 0, 0]);
  const parts = Array.from({ length: 4 }, () =>
    pool
      .encoder(job)
      .encode(objectOf(), { gzip: gzipOf(LINES) })
      .next(),
  );
  await Promise.all(parts);
  expect(asked).toHaveLength(3);
  expect(asked.every((requests) => requests > 0)).toBe(true);
});

describe('batches', () => {
  const names = { logGroupName: 'g', logStreamName: 's' };

  /** Encodes objects one after the other, and looks at each batch before the next. */
  async function batchesOf(
    pool: EncoderPool,
    contents: readonly EncodableContent[],
  ): Promise<{ messages: string[]; read: number; bytes: number }> {
    const encoder = pool.encoder({ ...job, batchedAs: names });
    const found = { messages: [] as string[], read: 0, bytes: 0 };
    const look = ({ batch, events, sum }: EncodedPart): void => {
      expect(events).toBeUndefined();
      found.read += sum.counts.read;
      found.bytes += sum.messageBytes;
      if (batch === undefined) return;
      const { logEvents, ...members } = JSON.parse(batch.body.toString()) as {
        logEvents: { message: string }[];
      };
      expect(members).toEqual(names);
      expect(batch.count).toBe(logEvents.length);
      expect(batch.sha256).toBe(createHash('sha256').update(batch.body).digest('hex'));
      found.messages.push(...logEvents.map(({ message }) => message));
    };
    for (const content of contents) for await (const part of encoder.encode(objectOf(), content)) look(part);
    for await (const part of encoder.flush()) look(part);
    encoder.end();
    return found;
  }

  async function* texts(lines: readonly string[]): AsyncGenerator<Buffer> {
    for (const line of lines) yield await Promise.resolve(Buffer.from(`${line}\n`));
  }

  test('go on over the objects of an encoder, whatever they come in', async () => {
    const { pool, asked } = seeing();
    const [first, rest] = [LINES.slice(0, 150), LINES.slice(150)];
    const found = await batchesOf(pool, [{ gzip: gzipOf(first) }, { text: texts(rest) }]);
    const expected = LINES.map((line) => encode(settingsOf(), line).messages[0]);
    expect([...found.messages].sort()).toEqual([...expected].sort());
    expect(found.read).toBe(LINES.length);
    expect(found.bytes).toBe(expected.reduce((sum, message) => sum + Buffer.byteLength(message ?? ''), 0));
    // After the last batch there is nothing to give up.
    expect(asked.at(-1)?.input).not.toEqual({ kind: 'drop' });
  });

  test('of many megabytes use few pieces of memory', async () => {
    const { pool, memory } = seeing();
    const many = Array.from({ length: 10 }, () => ({ gzip: gzipOf(Array(5).fill(LINES).flat()) }));
    const { messages } = await batchesOf(pool, many);
    expect(messages).toHaveLength(10 * 5 * LINES.length);
    expect(memory.size).toBeLessThanOrEqual(4);
  });

  test('that nobody wants any more are given up', async () => {
    const { pool, asked } = seeing();
    const encoder = pool.encoder({ ...job, batchedAs: names });
    let read = 0;
    for await (const { sum } of encoder.encode(objectOf(), { gzip: gzipOf(LINES) })) read += sum.counts.read;
    expect(read).toBe(LINES.length);
    encoder.end();
    expect(asked.at(-1)?.input).toEqual({ kind: 'drop' });
  });

  test('that are full are given up with the rest', async () => {
    const { pool, asked, answered } = seeing();
    const encoder = pool.encoder({ ...job, batchedAs: names });
    for await (const { batch } of encoder.encode(objectOf(), { gzip: gzipOf(Array(9).fill(LINES).flat()) }))
      if (batch !== undefined) break;
    encoder.end();
    await new Promise((resolve) => setImmediate(resolve));
    expect(asked.at(-1)?.input).toEqual({ kind: 'drop' });
    expect(answered.at(-1)).toBe('hungry');
  });

  test('of an object that is damaged fail, and those of others do not', async () => {
    const { pool } = seeing();
    const gzip = gzipOf(LINES);
    gzip.fill(7, 20, 60);
    await expect(batchesOf(pool, [{ gzip }])).rejects.toThrow(DataError);
    expect((await batchesOf(pool, [{ gzip: gzipOf(LINES) }])).read).toBe(LINES.length);
  });
});
