import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { CreateBucketCommand, DeleteObjectCommand, PutObjectCommand, S3Client } from '@aws-sdk/client-s3';
import { S3DocumentStore } from '../../src/platform/s3-ledger.js';
import { documentStoreContract } from '../contract/document-store.js';
import { logSinkContract } from '../contract/log-sink.js';
import { logSourceContract } from '../contract/log-source.js';
import { objectCheckContract, streamCheckContract } from '../contract/verification.js';
import type { BucketHarness, LogsHarness, Opener, StoreHarness } from '../contract/harnesses.js';

/**
 * The contract suites against moto (see run.sh, which starts it). Not asked of moto, since it has no such limits or
 * gets them wrong: limits of batches, refused events, classes of log groups, writers at the same instant.
 */
if (process.env['AWS_ENDPOINT_URL'] === undefined)
  throw new Error('Start these suites with test/moto/run.sh.');

/** All tests share one server, so each has names of its own. */
let worlds = 0;

const bucket: Opener<BucketHarness> = async () => {
  worlds += 1;
  const client = new S3Client({ forcePathStyle: true, responseChecksumValidation: 'WHEN_REQUIRED' });
  const Bucket = `ships-${worlds}`;
  await client.send(new CreateBucketCommand({ Bucket }));
  return {
    client,
    bucket: Bucket,
    put: async (Key, Body) => {
      await client.send(new PutObjectCommand({ Bucket, Key, Body }));
    },
    remove: async (Key) => {
      await client.send(new DeleteObjectCommand({ Bucket, Key }));
    },
    close: () => {
      client.destroy();
      return Promise.resolve();
    },
  };
};

const inS3: Opener<StoreHarness> = async () => {
  const harness = await bucket();
  const store = new S3DocumentStore(harness.client, {
    bucket: harness.bucket,
    prefix: 'log/',
    owner: undefined,
    kmsKeyId: undefined,
  });
  return { ...harness, store, remove: (key) => harness.remove(`log/${key}`) };
};

const logs: Opener<LogsHarness> = () => {
  worlds += 1;
  const retrying = new CloudWatchLogsClient({});
  const once = new CloudWatchLogsClient({ maxAttempts: 1 });
  return Promise.resolve({
    retrying,
    once,
    prefix: `/ships/${worlds}/`,
    knowsClasses: false,
    close: () => {
      retrying.destroy();
      once.destroy();
      return Promise.resolve();
    },
  });
};

documentStoreContract('S3 of moto', inS3);
logSourceContract('moto', bucket);
logSinkContract('moto', logs);
objectCheckContract('moto', bucket);
streamCheckContract('moto', logs);
