import type { Clock } from './clock.js';
import type { LedgerDocument } from './ledger.js';

/** `soon`: a change that may wait a moment for others, to be written with them. */
export type Urgency = 'now' | 'soon';

/** A change of a document that somebody asked for. */
export interface PendingChange {
  apply(document: LedgerDocument, now: number): LedgerDocument;
  done(): void;
  failed(error: unknown): void;
}

/** How long a change that may wait does, ms. If the run is killed meanwhile, it is as if it had not got so far. */
const GATHER_MS = 500;

/** The changes of a partition's document that its next write holds. */
export class PendingChanges {
  readonly #clock: Clock;
  readonly #underway: () => number;
  #changes: PendingChange[] = [];
  #isUrgent = false;
  #gathering = new AbortController();

  /** `underway`: how many segments of the document are being carried, those that wait to be committed included. */
  constructor(clock: Clock, underway: () => number) {
    this.#clock = clock;
    this.#underway = underway;
  }

  get isEmpty(): boolean {
    return this.#changes.length === 0;
  }

  add(urgency: Urgency, change: PendingChange): void {
    this.#changes.push(change);
    this.#isUrgent ||= urgency === 'now';
    this.reconsider();
  }

  /** Called when a segment is no longer carried: perhaps nothing else can come. */
  reconsider(): void {
    if (!this.#mayWait) this.#gathering.abort();
  }

  /** Resolves when what is pending is to be written: at once where something of it is urgent, or nothing else can come. */
  async gather(): Promise<void> {
    if (!this.#mayWait) return;
    this.#gathering = new AbortController();
    await this.#clock.sleep(GATHER_MS, this.#gathering.signal);
  }

  take(): PendingChange[] {
    this.#isUrgent = false;
    return this.#changes.splice(0);
  }

  get #mayWait(): boolean {
    return !this.#isUrgent && this.#changes.length < this.#underway();
  }
}
