import type { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import type { S3Client } from '@aws-sdk/client-s3';
import type { DocumentListing, DocumentStore } from '../../src/engine/ledger.js';
import type { LocalAws } from '../aws/local-aws.js';

/** What an implementation of AWS has besides the service: the means to make things go wrong. */
export type Trouble = Pick<LocalAws, 'faults' | 'calls' | 'clock' | 'logs'>;

/** A place to keep documents in, new for each test. */
export interface StoreHarness {
  readonly store: DocumentStore & DocumentListing;
  /** Does away with a document, where that can happen. */
  readonly remove?: ((key: string) => Promise<void>) | undefined;
  readonly trouble?: Trouble | undefined;
}

/** An empty bucket. */
export interface BucketHarness {
  readonly client: S3Client;
  readonly bucket: string;
  put(key: string, body: Buffer): Promise<void>;
  remove(key: string): Promise<void>;
  readonly trouble?: Trouble | undefined;
}

/** CloudWatch Logs without any log group of the test's. */
export interface LogsHarness {
  readonly retrying: CloudWatchLogsClient;
  readonly once: CloudWatchLogsClient;
  /** Begins every name that the test makes up, since some worlds are shared. */
  readonly prefix: string;
  /** Whether the classes of log groups are known to it. */
  readonly knowsClasses: boolean;
  readonly trouble?: Trouble | undefined;
}

/** Makes a harness for one test; `close` is called after it. */
export type Opener<T> = () => Promise<T & { close?(): Promise<void> }>;

/** Opens a harness before each test and closes it afterwards. */
export async function within<T>(open: Opener<T>, test: (harness: T) => Promise<void>): Promise<void> {
  const harness = await open();
  try {
    await test(harness);
  } finally {
    await harness.close?.();
  }
}
