/** SharedBuffers are multiples of this. */
const UNIT_BYTES = 64 * 1024;
/** A free buffer is reused only if it is at most this many times as large as needed. */
const MAX_OVERSIZE_FACTOR = 2;
/**
 * So much is kept for what comes. What is not kept is free only when the collectors of all threads that saw it have met
 * it, which takes them long: shared memory weighs little for them.
 */
const MAX_KEPT_BYTES = 64 * 1024 * 1024;

/**
 * Memory that all threads see, used over and over: pieces of a megabyte that are allocated anew, a thousand a second,
 * cost a tenth of a run in garbage collections and page faults.
 */
export class SharedBuffers {
  #free: SharedArrayBuffer[] = [];
  #kept = 0;

  /** A buffer of so many bytes; its memory is given back as `buffer`. */
  take(bytes: number): Buffer<SharedArrayBuffer> {
    const size = Math.max(1, Math.ceil(bytes / UNIT_BYTES)) * UNIT_BYTES;
    const fitting = this.#free.filter(
      ({ byteLength }) => byteLength >= size && byteLength <= MAX_OVERSIZE_FACTOR * size,
    );
    const [first, ...others] = fitting;
    if (first === undefined) return Buffer.from(new SharedArrayBuffer(size), 0, bytes);
    const smallest = others.reduce((a, b) => (b.byteLength < a.byteLength ? b : a), first);
    this.#free = this.#free.filter((buffer) => buffer !== smallest);
    this.#kept -= smallest.byteLength;
    return Buffer.from(smallest, 0, bytes);
  }

  /** Takes back memory that is no longer used. */
  give(buffers: readonly SharedArrayBuffer[]): void {
    for (const buffer of buffers) {
      if (this.#kept + buffer.byteLength > MAX_KEPT_BYTES) continue;
      this.#free.push(buffer);
      this.#kept += buffer.byteLength;
    }
  }
}

/**
 * Copies bytes between buffers of which one is shared; hands back how many. Part of a larger buffer is copied at the
 * speed of the machine; of a whole one V8 copies a word at a time, as it does for all shared memory.
 */
export function copyBytes({ buffer, byteOffset, length }: Uint8Array, target: Buffer, at: number): number {
  return Buffer.from(buffer).copy(target, at, byteOffset, byteOffset + length);
}
