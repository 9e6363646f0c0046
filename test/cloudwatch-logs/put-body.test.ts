import { expect, test } from '@jest/globals';
import { createHash } from 'node:crypto';
import { gunzipSync } from 'node:zlib';
import { EventBatcher, type EventBatch } from '../../src/cloudwatch-logs/event-batcher.js';
import {
  NO_COMPRESSION,
  plainBatch,
  readyBatch,
  readyBatchAside,
  type Compression,
} from '../../src/cloudwatch-logs/put-body.js';
import { SharedBuffers } from '../../src/encode/shared-memory.js';
import { blockOf } from '../contract/blocks.js';

const NOW = Date.parse('2026-11-01T12:00:00Z');

const FAST: Compression = { minBytes: 1, level: 'fast' };
const SMALL: Compression = { minBytes: 1, level: 'small' };

function batchIn(buffers: SharedBuffers): EventBatch {
  const batcher = new EventBatcher({ logGroupName: 'g', logStreamName: 's' }, buffers);
  const events = Array.from({ length: 2000 }, (_, i) => ({ timestamp: NOW + i, message: `event ${i} "é"` }));
  batcher.push(blockOf(events));
  const batch = batcher.flush();
  if (batch === undefined) throw new Error('There is a batch.');
  return batch;
}

test('a body is compressed from its least size on, and hashed as it is sent', async () => {
  const buffers = new SharedBuffers();
  const batch = batchIn(buffers);
  const json = batch.body.toString();
  const { count, bytes } = batch;
  const size = batch.body.length;

  const plain = readyBatch(batch, { ...FAST, minBytes: size + 1 }, buffers);
  expect(plain).toMatchObject({ count, bytes });
  expect(plain.encoding).toBeUndefined();
  expect(plain.body.toString()).toBe(json);
  expect((await readyBatchAside(batch, NO_COMPRESSION)).body.toString()).toBe(json);

  const [fast, fastAside] = [readyBatch(batchIn(buffers), FAST, buffers), await readyBatchAside(batch, FAST)];
  const [small, smallAside] = [
    readyBatch(batchIn(buffers), SMALL, buffers),
    await readyBatchAside(batch, SMALL),
  ];
  expect(small.body.length).toBeLessThan(fast.body.length);
  expect(smallAside.body.length).toBeLessThan(fastAside.body.length);
  for (const ready of [fast, fastAside, small, smallAside]) {
    expect(ready).toMatchObject({ count, bytes, encoding: 'gzip' });
    expect(ready.body.length).toBeLessThan(size / 3);
    expect(gunzipSync(ready.body).toString()).toBe(json);
    if (ready.sha256 !== undefined)
      expect(ready.sha256).toBe(createHash('sha256').update(ready.body).digest('hex'));
    const unpacked = plainBatch(ready);
    expect(unpacked).toEqual({ count, bytes, body: Buffer.from(json) });
  }
});

test.each([FAST, SMALL])('what is not sent as $level gives its memory back', (compression) => {
  const buffers = new SharedBuffers();
  const seen = new Set<ArrayBufferLike>();
  for (let i = 0; i < 20; i += 1) {
    const batch = batchIn(buffers);
    seen.add(batch.body.buffer);
    const { body } = readyBatch(batch, compression, buffers);
    if (body.buffer instanceof SharedArrayBuffer) buffers.give([body.buffer]);
  }
  expect(seen.size).toBeLessThanOrEqual(3);
});
