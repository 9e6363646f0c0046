import type { Clock } from './clock.js';
import type { LedgerDocument } from './ledger.js';

/** After a conflict a writer waits for a random part of this, doubled at each; that of a few hundred writers is seconds. */
const FIRST_PAUSE_MS = 20;
const MAX_PAUSE_MS = 10_000;
/** Shortest duration of a write, ms; every run with a lease in the document has one to make. */
const WRITE_MS = 30;
/** A document larger than this is written at this many bytes a second at most, so that changes gather. */
const SMALL_BYTES = 32 * 1024;
const BYTES_PER_SECOND = 512 * 1024;
/** Longest waits, as shares of the lease, so that no lease ends during one. */
const CONFLICT_SHARE = 1 / 3;
const GATHER_SHARE = 1 / 20;

/** Spaces out the writes of a document, so that writers rarely conflict and large documents are not rewritten too often. */
export class WriteRateLimiter {
  readonly #clock: Clock;
  readonly #lease: number;
  #nextAt = -Infinity;

  constructor({ clock, lease }: { readonly clock: Clock; readonly lease: number }) {
    this.#clock = clock;
    this.#lease = lease;
  }

  /** Resolves when the next write is due. */
  async due(): Promise<void> {
    const wait = this.#nextAt - this.#clock.monotonic();
    if (wait > 0) await this.#clock.sleep(wait);
  }

  /** So many bytes were written. */
  written(bytes: number): void {
    const pause = bytes < SMALL_BYTES ? 0 : (bytes / BYTES_PER_SECOND) * 1000;
    this.#nextAt = this.#clock.monotonic() + Math.min(pause, this.#lease * GATHER_SHARE);
  }

  /** Waits a random time that grows with the number of runs in the document and with the conflicts in a row. */
  async afterConflict({ leases }: LedgerDocument, conflicts: number): Promise<void> {
    const longest = Math.min(MAX_PAUSE_MS, this.#lease * CONFLICT_SHARE);
    const others = 2 * WRITE_MS * Object.keys(leases).length;
    const window = Math.min(longest, Math.max(others, FIRST_PAUSE_MS * 2 ** conflicts));
    await this.#clock.sleep(Math.random() * window);
  }
}
