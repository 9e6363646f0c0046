/** Node.js keeps small buffers together in pools of 8 KiB, since version 24 of 64 KiB, which are not ours to free. */
const LARGEST_POOL_BYTES = Math.max(Buffer.poolSize, 64 * 1024);
/** Node.js 22 and later; in the action's runtime it is there. */
const transfer: unknown = Reflect.get(ArrayBuffer.prototype, 'transfer');

/**
 * Gives memory back at once that nobody looks at any more. The garbage collector would look for it only when tens of
 * megabytes have piled up, in every thread.
 */
export function free({ buffer }: Uint8Array): void {
  const isOurs = buffer instanceof ArrayBuffer && buffer.byteLength > LARGEST_POOL_BYTES;
  if (isOurs && typeof transfer === 'function') Reflect.apply(transfer, buffer, [0]);
}
