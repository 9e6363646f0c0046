/** Slabs are multiples of this. */
const SLAB_BYTES = 256 * 1024;
/** What is kept for the blocks to come; the collector has the rest. */
const MOST_KEPT = 16;

/**
 * Memory for encoded blocks that both threads see. It is used over and over: blocks of a megabyte that are allocated
 * anew, a thousand a second, cost a tenth of a run in garbage collections and page faults.
 */
export class Slabs {
  readonly #free: SharedArrayBuffer[] = [];

  take(bytes: number): Buffer {
    const index = this.#free.findIndex((slab) => slab.byteLength >= bytes);
    const [found] = index < 0 ? [] : this.#free.splice(index, 1);
    if (found !== undefined) return Buffer.from(found);
    return Buffer.from(new SharedArrayBuffer(Math.ceil(bytes / SLAB_BYTES) * SLAB_BYTES));
  }

  give(slabs: readonly SharedArrayBuffer[]): void {
    this.#free.push(...slabs);
    if (this.#free.length > MOST_KEPT) this.#free.splice(0, this.#free.length - MOST_KEPT);
  }
}
