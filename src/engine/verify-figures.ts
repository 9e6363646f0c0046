import type { Failure } from './run-figures.js';
import type { StopError } from './mode.js';
import type { Finding } from './verification.js';
import type { Window } from './window.js';

/** A difference between the ledger and a destination. */
export interface Difference {
  readonly segment: string;
  readonly what: string;
  readonly expected: string;
  readonly found: string;
}

/** At most this many of each kind are kept by name; the others are only counted. */
export const MAX_NAMED = 100;

/** State of one segment: the worst of its findings. */
export type SegmentState = Finding['state'] | 'failed' | 'unreached';

const WORST_LAST = ['agrees', 'expired', 'unverifiable', 'unreached', 'failed', 'differs'] as const;

export function worse(a: SegmentState, b: SegmentState): SegmentState {
  return WORST_LAST.indexOf(a) < WORST_LAST.indexOf(b) ? b : a;
}

/** The result of a verification. */
export interface Verified {
  readonly window: Window;
  /** Committed segments by how they stand. */
  readonly segments: Readonly<Record<SegmentState, number>>;
  /** Segments that are open or were never taken, and those of them that another run holds. */
  readonly open: number;
  readonly held: number;
  /** Names of them, the first MAX_NAMED. */
  readonly openNames: readonly string[];
  /** The first MAX_NAMED. */
  readonly differences: readonly Difference[];
  readonly differing: number;
  /** Why nothing can be said of some segments, the first MAX_NAMED. */
  readonly untold: readonly string[];
  /** Why what is left could not be carried, as the plan says. */
  readonly refusals: readonly Error[];
  readonly failures: readonly Failure[];
  readonly failed: number;
  readonly stop: StopError | undefined;
  /** Whether every partition of the window was met. */
  readonly isPlanned: boolean;
}

/** The figures of a verification while it goes on. */
export class VerifyFigures {
  isPlanned = false;
  readonly #segments: Record<SegmentState, number> = {
    ...{ agrees: 0, differs: 0, expired: 0, unverifiable: 0, failed: 0, unreached: 0 },
  };
  readonly #named = { open: new Named<string>(), untold: new Named<string>() };
  readonly #differences = new Named<Difference>();
  readonly #failures = new Named<Failure>();
  readonly #refusals: Error[] = [];
  #held = 0;

  count(states: Iterable<SegmentState>): void {
    for (const state of states) this.#segments[state] += 1;
  }

  open(names: readonly string[], held: number): void {
    for (const name of names) this.#named.open.add(name);
    this.#held += held;
  }

  found(segment: string, finding: Finding): void {
    if (finding.state === 'agrees') return;
    if (finding.state !== 'differs') {
      this.#named.untold.add(`${segment}: ${finding.what} ${finding.why}`);
      return;
    }
    const { what, expected, found } = finding;
    this.#differences.add({ segment, what, expected, found });
  }

  refused(refusals: readonly Error[]): void {
    this.#refusals.push(...refusals);
  }

  failed(label: string, error: unknown): void {
    this.#failures.add({ label, error });
  }

  result(window: Window, stop: StopError | undefined): Verified {
    return {
      window,
      segments: this.#segments,
      open: this.#named.open.count,
      held: this.#held,
      openNames: this.#named.open.first,
      differences: this.#differences.first,
      differing: this.#differences.count,
      untold: this.#named.untold.first,
      refusals: this.#refusals,
      failures: this.#failures.first,
      failed: this.#failures.count,
      stop,
      isPlanned: this.isPlanned,
    };
  }
}

/** The first MAX_NAMED of something, and how many there are in all. */
class Named<T> {
  readonly first: T[] = [];
  count = 0;

  add(each: T): void {
    this.count += 1;
    if (this.first.length < MAX_NAMED) this.first.push(each);
  }
}
