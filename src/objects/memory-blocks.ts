const SMALLEST_BYTES = 256;
/** So much is kept for what comes. */
const MAX_KEPT_BYTES = 32 * 1024 * 1024;

const free = new Map<number, ArrayBuffer[]>();
let kept = 0;

/**
 * Memory of at least so many bytes, a power of two, with anything in it. This thread uses it over and over: columns that are
 * allocated anew for each row group pile up, since the collector hardly counts what lies outside of its heap.
 */
export function takeBlock(bytes: number): ArrayBuffer {
  const size = Math.max(SMALLEST_BYTES, 2 ** (32 - Math.clz32(bytes - 1)));
  const block = free.get(size)?.pop();
  if (block === undefined) return new ArrayBuffer(size);
  kept -= size;
  return block;
}

/** Takes back memory that is no longer used. */
export function giveBlock(block: ArrayBuffer): void {
  const size = block.byteLength;
  if (kept + size > MAX_KEPT_BYTES) return;
  kept += size;
  const others = free.get(size);
  if (others === undefined) free.set(size, [block]);
  else others.push(block);
}
