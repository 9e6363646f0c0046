/** Clients of a local AWS, as the run has them. */
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { S3Client } from '@aws-sdk/client-s3';
import { startLocalAws, type LocalAws } from '../../aws/local-aws.js';

export const NOW = Date.parse('2026-11-20T12:00:00Z');
export const DAY = 24 * 60 * 60 * 1000;

export interface Local {
  readonly aws: LocalAws;
  readonly s3: S3Client;
  readonly logs: { readonly retrying: CloudWatchLogsClient; readonly once: CloudWatchLogsClient };
  close(): Promise<void>;
}

export async function local(): Promise<Local> {
  const aws = await startLocalAws({ rateLimits: false });
  aws.clock.freeze(NOW);
  const s3 = new S3Client({
    ...aws.sdk(),
    forcePathStyle: true,
    followRegionRedirects: true,
    maxAttempts: 1,
  });
  const once = new CloudWatchLogsClient({ ...aws.sdk(), maxAttempts: 1 });
  const retrying = new CloudWatchLogsClient({ ...aws.sdk(), maxAttempts: 2 });
  return {
    aws,
    s3,
    logs: { once, retrying },
    close: async () => {
      for (const client of [s3, once, retrying]) client.destroy();
      await aws.close();
    },
  };
}
