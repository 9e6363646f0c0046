/** How a run ended. */
export interface Ending {
  readonly failures: readonly string[];
  /** Whether nothing is left to do. */
  readonly complete: boolean;
}
