import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { S3Client } from '@aws-sdk/client-s3';
import { MemoryDocumentStore } from '../../src/engine/memory-store.js';
import { S3DocumentStore } from '../../src/platform/s3-ledger.js';
import { startLocalAws } from '../aws/local-aws.js';
import { documentStoreAtOnce, documentStoreContract, documentStoreInTrouble } from './document-store.js';
import { logSourceContract } from './log-source.js';
import { logSourceInTrouble } from './log-source-trouble.js';
import { logSinkContract } from './log-sink.js';
import { logSinkInTrouble } from './log-sink-trouble.js';
import { objectCheckContract, streamCheckContract } from './verification.js';
import type { BucketHarness, LogsHarness, Opener, StoreHarness } from './harnesses.js';

const inMemory: Opener<StoreHarness> = () => Promise.resolve({ store: new MemoryDocumentStore() });

const bucket: Opener<BucketHarness> = async () => {
  const aws = await startLocalAws({ rateLimits: false, verifySignatures: false });
  aws.s3.createBucket('ships');
  const client = new S3Client({
    ...aws.sdk(),
    forcePathStyle: true,
    responseChecksumValidation: 'WHEN_REQUIRED',
    maxAttempts: 1,
  });
  return {
    client,
    bucket: 'ships',
    trouble: aws,
    put: (key, body) => {
      aws.s3.putObject('ships', key, body);
      return Promise.resolve();
    },
    remove: (key) => {
      aws.s3.delete('ships', key);
      return Promise.resolve();
    },
    close: () => {
      client.destroy();
      return aws.close();
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

const logs: Opener<LogsHarness> = async () => {
  const aws = await startLocalAws({ rateLimits: false, verifySignatures: false });
  const retrying = new CloudWatchLogsClient(aws.sdk());
  const once = new CloudWatchLogsClient({ ...aws.sdk(), maxAttempts: 1 });
  return {
    retrying,
    once,
    prefix: '/ships/',
    knowsClasses: true,
    trouble: aws,
    close: () => {
      retrying.destroy();
      once.destroy();
      return aws.close();
    },
  };
};

documentStoreContract('in memory', inMemory);
documentStoreContract('S3 of the local AWS', inS3);
documentStoreAtOnce('in memory', inMemory);
documentStoreAtOnce('S3 of the local AWS', inS3);
documentStoreInTrouble('S3 of the local AWS', inS3);
logSourceContract('the local AWS', bucket);
logSourceInTrouble('the local AWS', bucket);
logSinkContract('the local AWS', logs);
logSinkInTrouble('the local AWS', logs);
objectCheckContract('the local AWS', bucket);
streamCheckContract('the local AWS', logs);
