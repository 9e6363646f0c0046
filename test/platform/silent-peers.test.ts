/**
 * Peers that take a call and never answer. An attempt takes a tenth of a second here and counts as the minute that it
 * takes in a run, so what is told of a clock does not depend on the machine.
 */
import { AmplifyClient } from '@aws-sdk/client-amplify';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { createServer, type Server } from 'node:http';
import { tmpdir } from 'node:os';
import { AmplifyAccessLogs } from '../../src/amplify/access-logs.js';
import { HourlyRows } from '../../src/amplify/fetch.js';
import { ServerClock, type Clock } from '../../src/engine/clock.js';
import { PartitionLedger } from '../../src/engine/partition-ledger.js';
import { ExportTasks } from '../../src/export/tasks/task.js';
import { SpoolSpace } from '../../src/objects/spool.js';
import { Answers } from '../../src/platform/answers.js';
import { Aws } from '../../src/platform/aws.js';
import { downloader } from '../../src/platform/download.js';
import { S3DocumentStore } from '../../src/platform/s3-ledger.js';
import { startLocalAws, type LocalAws } from '../aws/local-aws.js';

const IDLE_MS = 100;
const MINUTE_MS = 60_000;
/** A peer that is silent is named within five minutes. */
const MAX_DURATION_MS = 5 * MINUTE_MS;
const never = new AbortController().signal;

let aws: LocalAws;
let now: number;
let connected: Aws;
let server: Server;
beforeEach(async () => {
  aws = await startLocalAws({ rateLimits: false });
  now = 0;
  connected = new Aws({
    ...{ region: 'us-east-1', role: undefined, clock, environment: aws.env(), answers },
    timeouts: { connection: 5000, idle: IDLE_MS },
    host: {
      ...{ idToken: () => Promise.reject(new Error('no role')), mask: () => undefined },
      ...{ info: () => undefined, onCancel: () => never },
    },
  });
  Object.assign(process.env, aws.env());
});
afterEach(async () => {
  await aws.close();
});

/** Waits pass at once, and are counted. */
const clock: Clock = {
  now: () => now,
  monotonic: () => now,
  sleep: (ms) => {
    now += ms;
    return Promise.resolve();
  },
};

/** The run's own; an attempt that times out took a minute. */
const answers = new (class extends Answers {
  constructor() {
    super({ clock, log: () => undefined });
  }

  override to<T>(what: string, attempt: () => Promise<T>): Promise<T> {
    return super.to(what, async () => {
      try {
        return await attempt();
      } catch (error) {
        now += MINUTE_MS;
        throw error;
      }
    });
  }
})();

async function expectTold(work: Promise<unknown>, words: RegExp): Promise<void> {
  await expect(work).rejects.toThrow(words);
  expect(now).toBeGreaterThanOrEqual(MINUTE_MS);
  expect(now).toBeLessThan(MAX_DURATION_MS);
}

describe('a silent peer is named within five minutes', () => {
  test('at a write of the ledger, whoever repeats it', async () => {
    aws.s3.createBucket('ledger');
    aws.faults.add({ operation: 'PutObject', kind: 'hang' });
    const place = { bucket: 'ledger', prefix: 'l/', owner: undefined, kmsKeyId: undefined };
    const store = new S3DocumentStore(await connected.s3(), place);
    const ledger = new PartitionLedger({
      ...{ store, clock, serverClock: new ServerClock(clock), lease: 900_000 },
      ...{ key: 'p.json', identity: { mode: 'alb' }, run: 'this' },
    });
    const claimed = ledger.change((document) => ({
      document: { ...document, segments: { a: { state: 'open', holder: 'this', claim: null } } },
      result: undefined,
    }));
    await expectTold(claimed, /s3:PutObject on s3:\/\/ledger\/l\/p\.json.*no data came for \d+ s/);
  });

  test('at a look at export tasks', async () => {
    aws.faults.add({ operation: 'DescribeExportTasks', kind: 'hang' });
    const tasks = new ExportTasks(await connected.logs(), clock);
    await expectTold(tasks.active(), /logs:DescribeExportTasks.*no data came for \d+ s/);
  });

  test('at the creation of an export task, which is tried once a call', async () => {
    aws.faults.add({ operation: 'CreateExportTask', kind: 'hang' });
    const tasks = new ExportTasks(await connected.logs(), clock);
    const request = {
      ...{ name: 'n', logGroup: 'g', streamPrefix: undefined, from: 0, to: 1000 },
      ...{ bucket: 'b', prefix: 'p' },
    };
    const create = (): Promise<string> => tasks.create(request, 5000);
    await expect(create()).rejects.toMatchObject({ ambiguous: true, retryable: true });
    await expectTold(create(), /logs:CreateExportTask.*no data came for \d+ s/);
  });

  test('at the download of access logs', async () => {
    server = createServer(() => undefined);
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
    const client = new AmplifyClient({ region: 'us-east-1' });
    client.middlewareStack.add(
      () => () =>
        Promise.resolve({ output: { $metadata: {}, logUrl: `http://127.0.0.1:${port}/l` }, response: {} }),
      { step: 'initialize' },
    );
    const download = downloader({ environment: {}, answers, idle: IDLE_MS });
    const source = new AmplifyAccessLogs({ client, download, mask: () => undefined });
    const space = new SpoolSpace(tmpdir(), 1000);
    const rows = new HourlyRows({ read: source.read.bind(source), clock, space });
    const asked = rows.of({ app: 'd2', domain: 'example.com', hour: 0 }, never);
    await expectTold(asked, /the download from 127\.0\.0\.1.*no data came for \d+ s/);
    server.closeAllConnections();
    server.close();
  });
});
