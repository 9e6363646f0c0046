/** Log groups in a local AWS, read by `engine: read` in this process, at whatever time a test says. */
import { gunzipSync } from 'node:zlib';
import { LOG_TYPES } from '../../../src/log-types/index.js';
import { ServerClock, type Clock } from '../../../src/engine/clock.js';
import { MemoryDocumentStore } from '../../../src/engine/memory-store.js';
import { RunFigures, type RunResult } from '../../../src/engine/run-figures.js';
import { run } from '../../../src/engine/run.js';
import { messageOf } from '../../../src/errors.js';
import type { ItemWindow, Window } from '../../../src/engine/window.js';
import { parseInputs, type Inputs } from '../../../src/inputs/inputs.js';
import { afterwards, sinceOf } from '../../../src/main/after-delivery.js';
import { modeFor, type ReadyMode } from '../../../src/main/modes.js';
import { chooseFor, frontiersOf } from '../../../src/main/run.js';
import { systemClock } from '../../../src/platform/clock.js';
import { encodersOf } from '../../../src/platform/encoder-threads.js';
import { DAY, local, NOW, type Local } from '../tasks/local.js';

export { DAY, NOW } from '../tasks/local.js';
export const HOUR = DAY / 24;
/** The last midnight, UTC. */
export const TODAY = Math.floor(NOW / DAY) * DAY;

const TEXTS = {
  ...{ mode: 'export', engine: 'read', 'aws-region': 'us-east-1', 'log-groups': '*', 'read-rate': '1000' },
  ...{ 'destination-bucket': 'archive', lookback: '2d' },
};

export type Texts = Readonly<Record<string, string>>;

/** One event of an object. */
export type Line = Readonly<Record<string, string>>;

export interface Ran {
  readonly result: RunResult;
  readonly ready: ReadyMode;
  readonly failures: readonly string[];
}

class ReadCountingStore extends MemoryDocumentStore {
  /** Keys of the documents that were read. */
  readonly reads: string[] = [];

  override read(key: string): ReturnType<MemoryDocumentStore['read']> {
    this.reads.push(key);
    return super.read(key);
  }
}

interface Carrying {
  readonly inputs: Inputs;
  readonly ready: ReadyMode;
  readonly chosen: {
    readonly window: Window;
    readonly of: (item: string) => { readonly window: ItemWindow };
  };
}

export class ReadHarness {
  readonly aws: Local['aws'];
  readonly store = new ReadCountingStore();
  readonly told: string[] = [];
  readonly #here: Local;
  #runs = 0;

  private constructor(here: Local) {
    this.#here = here;
    this.aws = here.aws;
  }

  static async build(): Promise<ReadHarness> {
    const here = await local();
    here.aws.s3.createBucket('archive');
    return new ReadHarness(here);
  }

  close(): Promise<void> {
    return this.#here.close();
  }

  get now(): number {
    return this.aws.clock.now();
  }

  set now(instant: number) {
    this.aws.clock.freeze(instant);
  }

  /** A group that was created long ago. */
  group(name: string, more: object = {}): void {
    Object.assign(this.aws.logs.createGroup(name), { creationTime: NOW - 300 * DAY, ...more });
  }

  /** One event at each of these times, ingested now. */
  seed(group: string, times: readonly number[], { stream = 'one', text = 'event' } = {}): void {
    const events = times.map((timestamp, i) => ({ timestamp, message: `${text} ${String(i)}` }));
    this.aws.logs.seed(group, stream, events);
  }

  async ready(more: Texts = {}): Promise<ReadyMode> {
    const tell = (text: string): void => void this.told.push(text);
    const clock: Clock = { ...systemClock, now: () => this.now };
    const setUp = await modeFor(this.#inputs(more)).setUp();
    return setUp({
      ...{ s3: this.#here.s3, logs: this.#here.logs, clock, account: this.aws.account, putTimeout: 1000 },
      ...{ notice: tell, warn: tell, log: tell, remember: tell, mask: tell, scratch: '/tmp', provenance: {} },
      encoders: await encodersOf({ entry: undefined }, LOG_TYPES),
      cancelled: () => new AbortController().signal,
      amplify: () => Promise.reject(new Error('no part of an export')),
      download: () => Promise.reject(new Error('no part of an export')),
    });
  }

  /** One run, as the program makes it. */
  async run(more: Texts = {}): Promise<Ran> {
    const inputs = this.#inputs(more);
    const ready = await this.ready(more);
    const { from, to, lookback, settle } = inputs;
    const { window } =
      from === undefined
        ? {
            window: {
              from: ready.whole?.(this.now - lookback) ?? 0,
              to: ready.whole?.(this.now - settle) ?? 0,
            },
          }
        : { window: { from, to: Math.min(to ?? this.now, this.now - settle) } };
    const chosen = { window, of: () => ({ window }) };
    const result = await this.#carry({ inputs, ready, chosen });
    return { result, ready, failures: result.failures.map(({ error }) => messageOf(error)) };
  }

  /** One scheduled run, with its frontiers, as the program makes it. */
  async scheduled(more: Texts = {}): Promise<Ran> {
    const inputs = this.#inputs(more);
    const ready = await this.ready(more);
    const clock: Clock = { ...systemClock, now: () => this.now };
    const frontiers = await frontiersOf({ store: this.store, clock }, inputs, ready);
    const chosen = chooseFor(inputs, ready, { frontiers, now: this.now });
    for (const each of frontiers) await each.begin(ready.items.known, sinceOf(chosen));
    const result = await this.#carry({ inputs, ready, chosen });
    await afterwards({ ready, result, chosen, frontiers });
    return { result, ready, failures: result.failures.map(({ error }) => messageOf(error)) };
  }

  keys(prefix = 'log-group-events/'): string[] {
    return this.aws.s3.list('archive', prefix);
  }

  /** The events of an object of JSON lines. */
  lines(key: string): Line[] {
    const bytes = this.aws.s3.get('archive', key) ?? Buffer.alloc(0);
    const text = (key.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString();
    return text
      .split('\n')
      .filter((line) => line !== '')
      .map((line) => JSON.parse(line) as Line);
  }

  /** The messages of all objects. */
  messages(): string[] {
    return this.keys().flatMap((key) => this.lines(key).map(({ message = '' }) => message));
  }

  #carry({ inputs, ready, chosen }: Carrying): Promise<RunResult> {
    const { store } = this;
    const clock: Clock = { ...systemClock, now: () => this.now };
    this.#runs += 1;
    return run({
      ...{ mode: ready.mode, window: chosen.window, windowOf: (item) => chosen.of(item).window },
      ...{ store, clock, serverClock: new ServerClock(clock), run: `run ${String(this.#runs)}` },
      ...{
        lease: 60_000,
        concurrency: inputs.concurrency,
        timeBudget: 0,
        maxIngest: 0,
        settleUnanswered: 10,
      },
      cancelled: new AbortController().signal,
      figures: new RunFigures(ready.destinations),
    });
  }

  #inputs(more: Texts): ReturnType<typeof parseInputs> {
    const texts: Texts = { ...TEXTS, ...more };
    return parseInputs((name) => texts[name] ?? '', {
      repository: undefined,
      runId: undefined,
      now: this.now,
    });
  }
}
