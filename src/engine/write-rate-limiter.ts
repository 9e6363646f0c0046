import type { Clock } from './clock.js';
import type { LedgerDocument } from './ledger.js';

/** After a conflict a writer waits for a random part of this, doubled at each; that of a few hundred writers is seconds. */
const FIRST_PAUSE_MS = 20;
const LONGEST_PAUSE_MS = 10_000;
/** What a write takes at least, for all who hold something in a document have one to make. */
const WRITE_MS = 30;
/** A document larger than this is written at this many bytes a second at most, so that changes gather. */
const SMALL_BYTES = 32 * 1024;
const BYTES_PER_SECOND = 512 * 1024;
/** No wait is so long that a lease would end in it: these parts of it at most. */
const CONFLICT_SHARE = 1 / 3;
const GATHER_SHARE = 1 / 20;

/** When a document may be written next: not so soon that the writes of many or large changes come in each other's way. */
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

  /** Waits about as long as all need who are seen to write, and longer the more often that was too short. */
  async afterConflict({ leases }: LedgerDocument, conflicts: number): Promise<void> {
    const longest = Math.min(LONGEST_PAUSE_MS, this.#lease * CONFLICT_SHARE);
    const others = 2 * WRITE_MS * Object.keys(leases).length;
    const window = Math.min(longest, Math.max(others, FIRST_PAUSE_MS * 2 ** conflicts));
    await this.#clock.sleep(Math.random() * window);
  }
}
