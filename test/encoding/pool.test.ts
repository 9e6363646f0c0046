import { expect, test } from '@jest/globals';
import { gzipSync } from 'node:zlib';
import { inlineLane } from '../../src/encoding/lanes.js';
import { EncoderPool } from '../../src/encoding/pool.js';
import type { EncodeLane } from '../../src/encoding/protocol.js';
import { linesOf } from '../statistics/naive.js';
import { objectOf, settingsOf } from '../transforms/records.js';

test('the memory of an object that is done serves the next ones', async () => {
  const memory = new Set<ArrayBufferLike>();
  const seen = (lane: EncodeLane): EncodeLane => ({
    ask: async (request) => {
      const answer = await lane.ask(request);
      if (answer.kind === 'block') memory.add(answer.events.bytes.buffer);
      return answer;
    },
  });
  const pool = new EncoderPool(() => seen(inlineLane()), 1);
  const compressed = gzipSync(`${linesOf('access', 5).slice(0, 5).join('\n')}\n`);
  const gzip = Buffer.from(new SharedArrayBuffer(compressed.length));
  compressed.copy(gzip);
  const job = { logType: 'access', settings: settingsOf(), object: objectOf() } as const;
  let events = 0;
  for (let i = 0; i < 20; i += 1) {
    for await (const encoded of pool.encode(job, { gzip })) events += encoded.events.count;
  }
  expect(events).toBe(100);
  // One block is encoded ahead of the one that is looked at.
  expect(memory.size).toBeLessThanOrEqual(2);
});
