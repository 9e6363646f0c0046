import type { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import type { S3Client } from '@aws-sdk/client-s3';
import type { DocumentListing, DocumentStore } from '../../src/engine/ledger.js';
import type { LocalAws } from '../aws/local-aws.js';

/** What an implementation of AWS has besides the service: the means to make things go wrong. */
export type Trouble = Pick<LocalAws, 'faults' | 'calls' | 'clock' | 'logs'>;

/** A place to keep documents in, new for each test. */
export interface StoreWorld {
  readonly store: DocumentStore & DocumentListing;
  /** Does away with a document, where that can happen. */
  readonly remove?: ((key: string) => Promise<void>) | undefined;
  readonly trouble?: Trouble | undefined;
}

/** An empty bucket. */
export interface BucketWorld {
  readonly client: S3Client;
  readonly bucket: string;
  put(key: string, body: Buffer): Promise<void>;
  remove(key: string): Promise<void>;
  readonly trouble?: Trouble | undefined;
}

/** CloudWatch Logs without any log group of the test's. */
export interface LogsWorld {
  readonly retrying: CloudWatchLogsClient;
  readonly once: CloudWatchLogsClient;
  /** Begins every name that the test makes up, since some worlds are shared. */
  readonly prefix: string;
  /** Whether the classes of log groups are known to it. */
  readonly knowsClasses: boolean;
  readonly trouble?: Trouble | undefined;
}

/** Makes a world for one test; `close` is called after it. */
export type Opener<T> = () => Promise<T & { close?(): Promise<void> }>;

/** Opens a world before each test and closes it afterwards. */
export async function within<T>(open: Opener<T>, test: (world: T) => Promise<void>): Promise<void> {
  const world = await open();
  try {
    await test(world);
  } finally {
    await world.close?.();
  }
}
