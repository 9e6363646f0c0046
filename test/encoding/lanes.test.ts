import { afterEach, expect, test } from '@jest/globals';
import { MessageChannel, type MessagePort } from 'node:worker_threads';
import { threadLane, type Thread } from '../../src/encoding/lanes.js';

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

test.each([
  ['of a pool, which cannot move', Buffer.from('some gzip')],
  ['with memory of its own', new Uint8Array(Buffer.from('some gzip'))],
])('input %s arrives whole, and what lies beside it stays', async (_what, bytes) => {
  const neighbour = Buffer.from('beside it');
  const { thread, received } = movingThread();
  expect(await threadLane(thread).ask({ id: 1, spent: [], input: { kind: 'gzip', bytes } })).toEqual({
    kind: 'hungry',
  });
  expect(Buffer.from(await received).toString()).toBe('some gzip');
  expect((await received).buffer.byteLength).toBe(9);
  expect(neighbour.toString()).toBe('beside it');
});
