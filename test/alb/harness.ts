/** A bucket of load balancer logs in the local AWS, at a time of the test's own, and runs of `mode: alb` over it. */
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { S3Client } from '@aws-sdk/client-s3';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { ServerClock, type Clock } from '../../src/engine/clock.js';
import { MemoryDocumentStore } from '../../src/engine/memory-store.js';
import { RunFigures, type RunResult } from '../../src/engine/run-figures.js';
import { run } from '../../src/engine/run.js';
import type { RunSettings } from '../../src/engine/run-settings.js';
import { chooseWindow } from '../../src/engine/window.js';
import { parseInputs } from '../../src/inputs/inputs.js';
import { LOG_TYPES } from '../../src/log-types/index.js';
import { modeFor } from '../../src/main/modes.js';
import { encodersOf } from '../../src/platform/encoder-threads.js';
import { startLocalAws, type LocalAws } from '../aws/local-aws.js';
import { albDay, type AlbDay, type AlbObject } from '../aws/seed/alb.js';
import { DuckDb } from '../duckdb.js';

export const NOW = Date.parse('2026-11-20T12:10:00Z');
export const SOURCE = 'lb-logs';
export const ARCHIVE = 'archive';
export const GROUP = '/alb';
const PREFIX = 'load-balancer-logs/';

export interface Executed {
  readonly result: RunResult;
  readonly notes: readonly string[];
}

export class AlbHarness {
  readonly aws: LocalAws;
  readonly duck: DuckDb;
  readonly folder = mkdtempSync(join(tmpdir(), 'alb-harness-'));
  readonly store = new MemoryDocumentStore();
  /** Every wait is short; a test may have time go by another way. */
  clock: Clock = {
    now: () => this.aws.clock.now(),
    monotonic: () => performance.now(),
    sleep: (ms) => new Promise((resolve) => setTimeout(resolve, Math.min(ms, 10))),
  };
  #runs = 0;

  private constructor(aws: LocalAws, duck: DuckDb) {
    this.aws = aws;
    this.duck = duck;
  }

  static async build(): Promise<AlbHarness> {
    const aws = await startLocalAws({ verifySignatures: false, rateLimits: false });
    aws.clock.freeze(NOW);
    aws.s3.createBucket(SOURCE);
    aws.s3.createBucket(ARCHIVE);
    return new AlbHarness(aws, await DuckDb.open());
  }

  async close(): Promise<void> {
    this.duck.close();
    rmSync(this.folder, { recursive: true });
    await this.aws.close();
  }

  seed(day: Omit<AlbDay, 'bucket'>): AlbObject[] {
    const objects = [...albDay({ bucket: SOURCE, nodes: 1, linesPerObject: 20, ...day })];
    for (const { key, body } of objects) this.aws.s3.putObject(SOURCE, key, body);
    return objects;
  }

  async execute(
    texts: Readonly<Record<string, string>> = {},
    more: Partial<RunSettings> = {},
  ): Promise<Executed> {
    const { clock } = this;
    const inputs = this.#asked(texts);
    const told: string[] = [];
    const tell = (text: string): void => void told.push(text);
    const sdk = this.aws.sdk();
    const setUp = await modeFor(inputs).setUp();
    const ready = await setUp({
      cancelled: () => new AbortController().signal,
      s3: new S3Client({ ...sdk, forcePathStyle: true, maxAttempts: 1 }),
      logs: {
        retrying: new CloudWatchLogsClient(sdk),
        once: new CloudWatchLogsClient({ ...sdk, maxAttempts: 1 }),
      },
      amplify: () => Promise.reject(new Error('no Amplify')),
      download: () => Promise.reject(new Error('no downloads')),
      encoders: await encodersOf({ entry: undefined }, LOG_TYPES),
      scratch: this.folder,
      provenance: { 'log-ferry-repository': 'example/logs', 'log-ferry-run-id': '42' },
      mask: tell,
      ...{ account: '123456789012', putTimeout: 5000 },
      ...{ clock, notice: tell, warn: tell, log: tell, remember: tell },
    });
    const { from, to, lookback, settle } = inputs;
    const { reach, earliest } = ready;
    const request = { now: clock.now(), ...{ from, to, lookback, settle, reach, earliest } };
    this.#runs += 1;
    const result = await run({
      ...{ mode: ready.mode, window: chooseWindow(request).window, clock, store: this.store },
      ...{ run: `run ${this.#runs}`, serverClock: new ServerClock(clock), lease: 60_000 },
      ...{ concurrency: 8, timeBudget: 0, maxIngest: 0, settleUnanswered: 0 },
      cancelled: new AbortController().signal,
      figures: new RunFigures(ready.destinations),
      ...more,
    });
    return { result, notes: [...(ready.notes?.() ?? []), ...told] };
  }

  keys(): string[] {
    return this.aws.s3.list(ARCHIVE, PREFIX);
  }

  body(key: string): Buffer {
    return this.aws.s3.get(ARCHIVE, key) ?? Buffer.alloc(0);
  }

  /** The records of all objects of JSON lines. */
  records(): Record<string, unknown>[] {
    return this.keys().flatMap((key) =>
      (key.endsWith('.gz') ? gunzipSync(this.body(key)) : this.body(key))
        .toString()
        .split('\n')
        .filter((line) => line !== '')
        .map((line) => JSON.parse(line) as Record<string, unknown>),
    );
  }

  /** A query over the objects as they lie in the bucket; `FILES` stands for them. */
  query(sql: string): Promise<Record<string, unknown>[]> {
    for (const key of this.keys()) {
      const file = join(this.folder, key);
      mkdirSync(dirname(file), { recursive: true });
      writeFileSync(file, this.body(key));
    }
    const files = `read_parquet('${this.folder}/${PREFIX}**/*.parquet', hive_partitioning = true)`;
    return this.duck.rows(sql.replaceAll('FILES', files));
  }

  #asked(texts: Readonly<Record<string, string>>) {
    const given: Record<string, string> = {
      ...{ mode: 'alb', 'aws-region': 'us-east-1', 'source-bucket': SOURCE, ledger: 'none', settle: '0s' },
      ...texts,
    };
    return parseInputs((name) => given[name] ?? '', { now: this.clock.now() });
  }
}
