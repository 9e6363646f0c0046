import type { Survey } from '../engine/survey.js';
import type { RunServices } from '../setup.js';
import type { Caller } from './caller.js';
import type { Check } from './check.js';
import type { Estimate } from './estimate.js';

/** What a dry run asks of a mode beside its plan. */
export interface ModePreflight {
  /** Bucket, log group, permissions: everything that can be looked at without the plan. */
  readonly checks: readonly Check[];
  /** What the plan would move and cost; it may look into what it would carry, and tell what it met. */
  appraise(survey: Survey): Promise<EstimateResult>;
}

export interface EstimateResult {
  readonly estimate: Estimate;
  readonly checks: readonly Check[];
}

export interface PreflightPorts extends Pick<
  RunServices,
  's3' | 'logs' | 'amplify' | 'download' | 'mask' | 'clock'
> {
  readonly caller: Caller;
}
