import { LOG_TYPES } from '../../src/log-types/index.js';
import { describe, expect, test } from '@jest/globals';
import { gzipSync } from 'node:zlib';
import { inlineWorker } from '../../src/workers/serve-jobs.js';
import { EncoderPool } from '../../src/workers/pool.js';
import type { EncodeAnswer, EncodeWorker, EncodeRequest } from '../../src/workers/protocol.js';
import { observed, reportOf, sectionOf } from '../statistics/lines.js';
import { linesOf } from '../statistics/naive.js';
import { objectOf, settingsOf } from '../encode/records.js';
import { openRecords } from '../../src/objects/record-sink.js';

const LINES = linesOf('access', 60);

/** A worker that takes its time, so that jobs are spread; what it was asked for is written down. */
function slowWorker(asked: EncodeRequest[]): EncodeWorker {
  const worker = inlineWorker({ logTypes: LOG_TYPES, openRecords });
  return {
    ask: async (request): Promise<EncodeAnswer> => {
      asked.push(request);
      await new Promise((resolve) => setTimeout(resolve, 2));
      return structuredClone(await worker.ask(structuredClone(request)));
    },
  };
}

function parts(count: number): string[][] {
  const size = Math.ceil(LINES.length / count);
  return Array.from({ length: count }, (_, i) => LINES.slice(i * size, (i + 1) * size));
}

async function carry(
  pool: EncoderPool,
  lines: readonly string[],
  collectAs: string | undefined,
): Promise<number> {
  const encoder = pool.encoder({ settings: settingsOf(), collectAs });
  let events = 0;
  const compressed = gzipSync(`${lines.join('\n')}\n`);
  const gzip = Buffer.from(new SharedArrayBuffer(compressed.length));
  compressed.copy(gzip);
  for await (const part of encoder.encode(objectOf(), { gzip })) events += part.events?.count ?? 0;
  encoder.end();
  return events;
}

describe('figures that are collected', () => {
  test('comes in a part from each worker, and the parts hold what one look at all lines holds', async () => {
    const asked: EncodeRequest[][] = [];
    const pool = new EncoderPool(() => slowWorker((asked[asked.length] = [])), 3);
    const collection = pool.collection();
    const counts = await Promise.all(parts(6).map((lines) => carry(pool, lines, collection.name)));
    expect(counts.reduce((a, b) => a + b)).toBe(LINES.length);
    expect(asked.length).toBe(3);
    const collected = await collection.collected();
    expect(collected).toHaveLength(3);
    const round = (_: string, value: unknown): unknown =>
      typeof value === 'number' ? Number(value.toPrecision(9)) : value;
    expect(JSON.stringify(reportOf(...collected), round)).toBe(
      JSON.stringify(reportOf(observed(LINES)), round),
    );
  });

  test('are kept apart from those of others, and forgotten when it was asked for or given up', async () => {
    const pool = new EncoderPool(() => inlineWorker({ logTypes: LOG_TYPES, openRecords }), 1);
    const [one, other, idle] = [pool.collection(), pool.collection(), pool.collection()];
    await carry(pool, LINES.slice(0, 5), one.name);
    await carry(pool, LINES.slice(5, 12), other.name);
    await carry(pool, LINES, undefined);
    expect(sectionOf(reportOf(...(await one.collected())), 'Requests over time').note).toMatch(/^5 in all/);
    expect(await one.collected()).toEqual([]);
    other.end();
    expect(await other.collected()).toEqual([]);
    expect(await idle.collected()).toEqual([]);
  });

  test('fails with the worker', async () => {
    const broken = { ask: () => Promise.reject(new Error('the thread has ended')) };
    const pool = new EncoderPool(() => broken, 1);
    const collection = pool.collection();
    await expect(carry(pool, LINES, collection.name)).rejects.toThrow('the thread has ended');
    await expect(collection.collected()).rejects.toThrow('the thread has ended');
    collection.end();
  });
});
