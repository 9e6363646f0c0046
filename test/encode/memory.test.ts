import { expect, test } from '@jest/globals';
import { free } from '../../src/encode/memory.js';

test('what lies in the pool of Node.js is left, with its neighbours', () => {
  const [mine, beside] = [Buffer.from('done with'), Buffer.from('still wanted')];
  free(mine);
  expect(beside.toString()).toBe('still wanted');
  // Of the size that the pool of Node.js 24 has.
  const pool = new Uint8Array(64 * 1024);
  free(pool);
  expect(pool.byteLength).toBe(64 * 1024);
});

test('large memory is given back where Node.js can', () => {
  const large = new Uint8Array(1024 * 1024);
  free(large);
  const canTransfer = 'transfer' in ArrayBuffer.prototype;
  expect(large.byteLength).toBe(canTransfer ? 0 : 1024 * 1024);
});
