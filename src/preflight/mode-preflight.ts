import type { Survey } from '../engine/survey.js';
import type { RunServices } from '../setup.js';
import type { Caller } from './caller.js';
import type { Check } from './check.js';
import type { Estimate } from './estimate.js';

/** The checks and the estimate of a mode for a dry run. */
export interface ModePreflight {
  /** Bucket, log group, permissions: everything that can be looked at without the plan. */
  readonly checks: readonly Check[];
  /** Volume and cost of the plan; may read samples of what a run would deliver, and adds checks about them. */
  estimate(survey: Survey): Promise<EstimateResult>;
}

interface EstimateResult {
  readonly estimate: Estimate;
  readonly checks: readonly Check[];
}

/** What the checks of a dry run call. */
export interface PreflightPorts extends Pick<
  RunServices,
  's3' | 'logs' | 'amplify' | 'download' | 'mask' | 'clock'
> {
  readonly caller: Caller;
}
