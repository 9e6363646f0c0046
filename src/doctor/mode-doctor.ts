import type { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import type { S3Client } from '@aws-sdk/client-s3';
import type { Survey } from '../engine/survey.js';
import type { Surroundings } from '../modes/setup.js';
import type { Caller } from './caller.js';
import type { Check } from './check.js';
import type { Estimate } from './estimate.js';

/** What a dry run asks of a mode beside its plan. */
export interface ModeDoctor {
  /** Bucket, log group, permissions: everything that can be looked at without the plan. */
  readonly checks: readonly Check[];
  /** What the plan would move and cost; it may look into what it would carry, and tell what it met. */
  appraise(survey: Survey): Promise<Appraisal>;
}

export interface Appraisal {
  readonly estimate: Estimate;
  readonly checks: readonly Check[];
}

export interface DoctorPorts {
  readonly s3: S3Client;
  readonly logs: { readonly retrying: CloudWatchLogsClient; readonly once: CloudWatchLogsClient };
  readonly clock: Surroundings['clock'];
  readonly caller: Caller;
}
