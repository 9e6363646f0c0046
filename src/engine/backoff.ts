/** How long one waits between attempts that fail in a row: each pause is twice the one before. */
interface Backoff {
  /** The pause after the first failure, ms. */
  readonly first: number;
  /** No pause is longer, ms. */
  readonly longest: number;
}

/** For calls to a service. */
const USUAL = { first: 100, longest: 5000 };

/** The pause after so many failures in a row (at least one), ms. */
export function pauseAfter(failures: number, { first, longest }: Backoff = USUAL): number {
  return Math.min(longest, first * 2 ** (failures - 1));
}

/** A random part of a pause, at least half of it: callers that failed together do not come back together. */
export function jittered(pause: number): number {
  return pause * (0.5 + Math.random() / 2);
}
