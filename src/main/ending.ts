/** How a run ended. */
export interface Ending {
  readonly failures: readonly string[];
  /** Whether nothing is left to do. */
  readonly complete: boolean;
  /** Whether an HTML report was written, which the workflow may keep as an artifact of the run. */
  readonly hasReport?: boolean;
}
