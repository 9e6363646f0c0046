/** Slabs are multiples of this. */
const UNIT_BYTES = 64 * 1024;
/** So much is kept for what comes; the collector has the rest. */
const MOST_KEPT_BYTES = 8 * 1024 * 1024;

/**
 * Memory that all threads see, used over and over: pieces of a megabyte that are allocated anew, a thousand a second,
 * cost a tenth of a run in garbage collections and page faults.
 */
export class Slabs {
  #free: SharedArrayBuffer[] = [];
  #kept = 0;

  /** A buffer of so many bytes; its memory is given back as `buffer`. */
  take(bytes: number): Buffer<SharedArrayBuffer> {
    const fitting = this.#free.filter((slab) => slab.byteLength >= bytes);
    const [first, ...others] = fitting;
    if (first === undefined) {
      const units = Math.max(1, Math.ceil(bytes / UNIT_BYTES));
      return Buffer.from(new SharedArrayBuffer(units * UNIT_BYTES), 0, bytes);
    }
    const smallest = others.reduce((a, b) => (b.byteLength < a.byteLength ? b : a), first);
    this.#free = this.#free.filter((slab) => slab !== smallest);
    this.#kept -= smallest.byteLength;
    return Buffer.from(smallest, 0, bytes);
  }

  /** Takes memory back that nobody looks at any more. */
  give(slabs: readonly SharedArrayBuffer[]): void {
    for (const slab of slabs) {
      if (this.#kept + slab.byteLength > MOST_KEPT_BYTES) continue;
      this.#free.push(slab);
      this.#kept += slab.byteLength;
    }
  }
}
