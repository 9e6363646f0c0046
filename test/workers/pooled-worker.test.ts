import { expect, test } from '@jest/globals';
import type { Compression } from '../../src/cloudwatch-logs/put-body.js';
import { PooledWorker } from '../../src/workers/pooled-worker.js';
import type { EncodeAnswer, EncodeJob, EncodeRequest } from '../../src/workers/protocol.js';
import { objectOf, settingsOf } from '../encode/records.js';

const job: EncodeJob = { settings: settingsOf(), object: objectOf() };

test('what was begun goes before what begins, and only what the worker can take next is out of reach', async () => {
  const asked: EncodeRequest[] = [];
  const answers: ((answer: EncodeAnswer) => void)[] = [];
  const worker = new PooledWorker({
    ask: (request) => {
      asked.push(request);
      return new Promise((resolve) => answers.push(resolve));
    },
  });
  const present = (isBusy: boolean): Compression => ({ minBytes: isBusy ? 20 : 9, level: 'fast' });
  const waiting = [1, 2, 3].map((id) => worker.ask({ id, job }, present));
  waiting.push(worker.ask({ id: 4 }, present));
  expect(asked.map(({ id }) => id)).toEqual([1, 2]);
  for (let i = 0; i < 4; i += 1) {
    await new Promise((resolve) => setImmediate(resolve));
    answers[i]?.({ kind: 'too-large' });
  }
  await Promise.all(waiting);
  expect(asked.map(({ id }) => id)).toEqual([1, 2, 4, 3]);
  // Only the third left another waiting.
  expect(asked.map(({ compression }) => compression?.minBytes)).toEqual([9, 9, 20, 9]);
});
