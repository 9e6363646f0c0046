/** How a run ended. */
export interface Ending {
  readonly failures: readonly string[];
  /** Whether nothing is left to do. */
  readonly complete: boolean;
  /** For a scheduled run: everything before this instant is done, epoch ms; absent if the run ended before it knew. */
  readonly doneUpTo?: number;
  /** Whether an HTML report was written, which the workflow may keep as an artifact of the run. */
  readonly hasReport?: boolean;
}
