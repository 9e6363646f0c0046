import type { Clock } from './clock.js';
import type { LedgerDocument } from './ledger.js';

/**
 * After a conflict a writer waits for a random part of this, and of eight times as much at each that follows: it is to find
 * out after few lost writes that hundreds of others want to write, too.
 */
const FIRST_PAUSE_MS = 100;
const PAUSE_GROWTH = 8;
const MAX_PAUSE_MS = 10_000;
/** How long a read and the write that follows it take together, about, ms: what is written meanwhile makes it a lost one. */
const READ_AND_WRITE_MS = 60;
/** So old a copy of a document that other runs work on is read again before it is replaced, ms: a lost write costs more. */
const FRESH_MS = 100;
/** A document larger than this is written at this many bytes a second at most, so that changes gather. */
const SMALL_BYTES = 32 * 1024;
const BYTES_PER_SECOND = 512 * 1024;
/** Longest waits, as shares of the lease, so that no lease ends during a few of them. */
const CONFLICT_SHARE = 1 / 10;
const GATHER_SHARE = 1 / 20;

interface WriterSettings {
  readonly clock: Clock;
  readonly lease: number;
  /** The name of this run in leases. */
  readonly run: string;
}

/** Spaces out the writes of a document, so that writers rarely conflict and large documents are not rewritten too often. */
export class WriteRateLimiter {
  readonly #settings: WriterSettings;
  #nextAt = -Infinity;
  /** When the document was read or written last, monotonic ms. */
  #seenAt = -Infinity;

  constructor(settings: WriterSettings) {
    this.#settings = settings;
  }

  /** Resolves when the next write is due. */
  async due(): Promise<void> {
    const { clock } = this.#settings;
    const wait = this.#nextAt - clock.monotonic();
    if (wait > 0) await clock.sleep(wait);
  }

  /** The document was read. */
  read(): void {
    this.#seenAt = this.#settings.clock.monotonic();
  }

  /** Whether other runs that hold something in the document have probably changed it since it was seen last. */
  isOutdated({ leases }: LedgerDocument): boolean {
    const { clock, run } = this.#settings;
    const isShared = Object.keys(leases).some((each) => each !== run);
    return isShared && clock.monotonic() - this.#seenAt > FRESH_MS;
  }

  /** So many bytes were written. */
  written(bytes: number): void {
    const pause = bytes < SMALL_BYTES ? 0 : (bytes / BYTES_PER_SECOND) * 1000;
    const { clock, lease } = this.#settings;
    this.#seenAt = clock.monotonic();
    this.#nextAt = this.#seenAt + Math.min(pause, lease * GATHER_SHARE);
  }

  /** Waits a random time that grows with the number of runs in the document and with the conflicts in a row. */
  async afterConflict({ leases }: LedgerDocument, conflicts: number): Promise<void> {
    const { clock, lease } = this.#settings;
    const longest = Math.min(MAX_PAUSE_MS, lease * CONFLICT_SHARE);
    // Every run with a lease in the document has a write to make; half of the time nobody is to write.
    const others = 2 * READ_AND_WRITE_MS * Object.keys(leases).length;
    const window = Math.min(longest, Math.max(others, FIRST_PAUSE_MS * PAUSE_GROWTH ** conflicts));
    await clock.sleep(Math.random() * window);
  }
}
