import { afterEach, expect, test } from '@jest/globals';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { threadWorker, type Thread } from '../../src/workers/thread-worker.js';

const ports: MessagePort[] = [];

afterEach(() => {
  for (const port of ports.splice(0)) port.close();
});

/** A thread that really moves what it is given, and answers that it wants more. */
function movingThread(): { thread: Thread; received: Promise<Uint8Array> } {
  const { port1, port2 } = new MessageChannel();
  ports.push(port1);
  const received = new Promise<Uint8Array>((resolve) => {
    port2.on('message', ({ input }: { input: { bytes: Uint8Array } }) => {
      resolve(input.bytes);
      port2.postMessage({ kind: 'hungry' });
    });
  });
  const thread: Thread = {
    postMessage: (request, transfer) => {
      port1.postMessage(request, transfer);
    },
    on: (event, listener) => port1.on(event, listener as (value: unknown) => void),
    ref: () => {
      port1.ref();
    },
    unref: () => {
      port1.unref();
    },
  };
  return { thread, received };
}

test('text moves over, and what is compressed is seen by both', async () => {
  const moving = movingThread();
  const text = new Uint8Array(Buffer.from('some text'));
  const drained = { kind: 'hungry' };
  expect(
    await threadWorker(moving.thread).ask({ id: 1, spent: [], input: { kind: 'text', bytes: text } }),
  ).toEqual(drained);
  expect(Buffer.from(await moving.received).toString()).toBe('some text');
  expect(text.byteLength).toBe(0);

  const seeing = movingThread();
  const gzip = new Uint8Array(new SharedArrayBuffer(4));
  await threadWorker(seeing.thread).ask({ id: 2, spent: [], input: { kind: 'gzip', bytes: gzip } });
  gzip[3] = 7;
  expect((await seeing.received)[3]).toBe(7);
});
