import { Answers } from '../../src/platform/answers.js';
import { systemClock } from '../../src/platform/clock.js';
import { LOG_TYPES } from '../../src/log-types/index.js';
/** An Amplify app, a bucket and a log group of the local AWS, at a time of the test's own, and runs over them. */
import { AmplifyClient } from '@aws-sdk/client-amplify';
import { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { S3Client } from '@aws-sdk/client-s3';
import { tmpdir } from 'node:os';
import { setTimeout as delay } from 'node:timers/promises';
import { gunzipSync } from 'node:zlib';
import { ServerClock, type Clock } from '../../src/engine/clock.js';
import { MemoryDocumentStore } from '../../src/engine/memory-store.js';
import { RunFigures, type RunResult } from '../../src/engine/run-figures.js';
import { run } from '../../src/engine/run.js';
import type { RunSettings } from '../../src/engine/run-settings.js';
import { chooseWindow } from '../../src/engine/window.js';
import { parseInputs } from '../../src/inputs/inputs.js';
import { modeFor, type ReadyMode } from '../../src/main/modes.js';
import type { ReportSection } from '../../src/statistics/report-section.js';
import { encodersOf } from '../../src/platform/encoder-threads.js';
import { downloader } from '../../src/platform/download.js';
import { startLocalAws, type LocalAws, type LocalAwsOptions } from '../aws/local-aws.js';
import { amplifyRows, type AmplifyRow, type AmplifyTraffic } from '../aws/seed/amplify.js';

export const HOUR = 3_600_000;
export const NOW = Date.parse('2026-11-20T12:10:00Z');
export const APP = 'd2abcdefghijkl';
export const DOMAIN = 'example.com';
export const BUCKET = 'logs';
export const GROUP = '/amplify';

/** Inputs for both destinations. */
export const BOTH = {
  'destination-bucket': BUCKET,
  'destination-log-group': GROUP,
  'create-log-group': 'true',
};

export const linesOf = (rows: readonly AmplifyRow[]): string[] => rows.map(({ line }) => line);
export const idsOf = (rows: readonly AmplifyRow[]): string[] => rows.map(({ id }) => id).sort();

export interface Executed {
  readonly result: RunResult;
  readonly notes: readonly string[];
  readonly told: readonly string[];
  /** What the logs say. */
  readonly sections: readonly ReportSection[];
}

export class AmplifyHarness {
  readonly aws: LocalAws;
  store = new MemoryDocumentStore();
  readonly masked: string[] = [];
  /** Every wait is short; a test may have time go by another way. */
  clock: Clock = {
    now: () => this.aws.clock.now(),
    monotonic: () => performance.now(),
    sleep: (ms, signal) => briefly(Math.min(ms, 20), signal),
  };
  #runs = 0;

  private constructor(aws: LocalAws) {
    this.aws = aws;
  }

  static async build(options: LocalAwsOptions = {}): Promise<AmplifyHarness> {
    const aws = await startLocalAws({ verifySignatures: false, rateLimits: false, ...options });
    aws.clock.freeze(NOW);
    aws.s3.createBucket(BUCKET);
    aws.amplify.createApp(APP, { domains: [DOMAIN] });
    return new AmplifyHarness(aws);
  }

  /** The traffic of the domain from so many hours ago to so many hours ago, counted from the last full hour. */
  seed(fromHoursAgo: number, toHoursAgo: number, more: Partial<AmplifyTraffic> = {}): AmplifyRow[] {
    const [from, to] = [this.hour(fromHoursAgo), this.hour(toHoursAgo)];
    const rows = [...amplifyRows({ domain: DOMAIN, from, to, rowsPerHour: 6, ...more })];
    this.aws.amplify.addRows(APP, DOMAIN, rows);
    return rows;
  }

  /** The beginning of an hour, so many before the one that goes on at NOW. */
  hour(hoursAgo: number): number {
    return Math.floor(NOW / HOUR) * HOUR - hoursAgo * HOUR;
  }

  instant(hoursAgo: number): string {
    return new Date(this.hour(hoursAgo)).toISOString();
  }

  /** Inputs for a window by its distance from now. */
  between(fromHoursAgo: number, toHoursAgo: number): Record<string, string> {
    return { from: this.instant(fromHoursAgo), to: this.instant(toHoursAgo) };
  }

  async ready(texts: Readonly<Record<string, string>>, told: string[] = []): Promise<ReadyMode> {
    const { clock } = this;
    const inputs = amplifyInputs(texts, clock.now());
    const sdk = this.aws.sdk();
    const tell = (text: string): void => void told.push(text);
    return (await modeFor(inputs).setUp())({
      cancelled: () => new AbortController().signal,
      s3: new S3Client({ ...sdk, forcePathStyle: true, responseChecksumValidation: 'WHEN_REQUIRED' }),
      logs: {
        retrying: new CloudWatchLogsClient(sdk),
        once: new CloudWatchLogsClient({ ...sdk, maxAttempts: 1 }),
      },
      amplify: () => Promise.resolve(new AmplifyClient({ ...sdk, maxAttempts: 1 })),
      download: downloader({
        environment: {},
        answers: new Answers({ clock: systemClock, log: () => undefined }),
      }),
      encoders: await encodersOf({ entry: undefined }, LOG_TYPES),
      scratch: tmpdir(),
      provenance: { 'log-ferry-repository': 'example/logs', 'log-ferry-run-id': '42' },
      mask: (secret) => this.masked.push(secret),
      account: '123456789012',
      putTimeout: 5000,
      ...{ clock, notice: tell, warn: tell, log: tell, remember: tell },
    });
  }

  /** One run, as the action makes it. */
  async execute(
    texts: Readonly<Record<string, string>> = {},
    cancelled = new AbortController(),
    more: Partial<RunSettings> = {},
  ): Promise<Executed> {
    const { clock } = this;
    const inputs = amplifyInputs(texts, clock.now());
    const told: string[] = [];
    const ready = await this.ready(texts, told);
    const { from, to, lookback, settle } = inputs;
    const { earliest, whole } = ready;
    const { window } = chooseWindow({ now: clock.now(), ...{ from, to, lookback, settle, earliest, whole } });
    this.#runs += 1;
    const result = await run({
      ...{ mode: ready.mode, window, clock, store: this.store, run: `run ${this.#runs}` },
      serverClock: new ServerClock(clock),
      lease: 60_000,
      concurrency: inputs.concurrency,
      timeBudget: 0,
      maxIngest: inputs.maxIngestBytes ?? 0,
      settleUnanswered: 0,
      cancelled: cancelled.signal,
      figures: new RunFigures(ready.destinations),
      ...more,
    });
    const sections = (await ready.sections?.()) ?? [];
    const notes = [...(ready.missing?.() ?? []), ...(ready.notes?.() ?? [])];
    return { result, notes, told, sections };
  }

  /** The texts of all objects by the hour in their key. */
  objects(): Map<string, string> {
    const keys = this.aws.s3.list(BUCKET, 'amplify-access-logs/');
    return new Map(
      keys.map((key) => {
        const body = this.aws.s3.get(BUCKET, key) ?? Buffer.alloc(0);
        const text = key.endsWith('.gz') ? gunzipSync(body) : body;
        return [key.replace(/^.*\/domain=/, 'domain='), text.toString()];
      }),
    );
  }

  /** The rows of all objects, without their headers. */
  objectRows(): string[] {
    return [...this.objects().values()].flatMap((text) => text.trimEnd().split('\n').slice(1));
  }

  /** The messages of all streams, or of those whose name matches. */
  messages(name = /./): string[] {
    const streams = this.aws.logs.streams(GROUP).filter((stream) => name.test(stream));
    return streams.flatMap((stream) => this.aws.logs.events(GROUP, stream).map(({ message }) => message));
  }

  ids(name = /./): string[] {
    return this.messages(name).map(idOf);
  }
}

export function idOf(message: string): string {
  const record: unknown = JSON.parse(message);
  return String(
    typeof record === 'object' && record !== null ? Reflect.get(record, 'x-edge-request-id') : '',
  );
}

function amplifyInputs(texts: Readonly<Record<string, string>>, now: number) {
  const all: Record<string, string> = {
    mode: 'amplify',
    'aws-region': 'us-east-1',
    'app-id': APP,
    'domain-names': DOMAIN,
    ledger: 'none',
    ...texts,
  };
  const inputs = parseInputs((name) => all[name] ?? '', { repository: 'example/logs', runId: '42', now });
  if (inputs.mode !== 'amplify') throw new Error('not this mode');
  return inputs;
}

async function briefly(ms: number, signal?: AbortSignal): Promise<void> {
  await delay(ms, undefined, signal === undefined ? {} : { signal }).catch(() => undefined);
}
