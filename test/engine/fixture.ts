/** A small world for the engine: a source of numbered records, a destination that counts them, and runs that may die. */
import type { Json } from '../../src/engine/json.js';
import { ServerClock } from '../../src/engine/clock.js';
import type { DocumentStore, StoredDocument } from '../../src/engine/ledger.js';
import { MemoryDocumentStore } from '../../src/engine/memory-store.js';
import type {
  Carried,
  CarryContext,
  ClaimedSegment,
  Mode,
  PartitionPlan,
  SegmentPlan,
} from '../../src/engine/mode.js';
import { RunFigures, type RunResult } from '../../src/engine/run-figures.js';
import { run, type RunSettings } from '../../src/engine/run.js';
import { buckets } from '../../src/engine/tally.js';
import { ServiceError } from '../../src/errors.js';
import { VirtualClock } from './virtual-clock.js';

export const WINDOW = { from: Date.parse('2026-11-01T00:00:00Z'), to: Date.parse('2026-11-02T00:00:00Z') };
const PUT_MS = 100;

/** What a put or a ledger write may meet. */
export type Fault = 'none' | 'lost-stored' | 'lost-not-stored' | 'conflict' | 'stored-late';

/** Says what the next call meets; 'none' when it has nothing to say. */
export type Forecast = () => Fault;

export function lostAnswer(call: string): ServiceError {
  return new ServiceError(`${call} got no answer`, {
    call,
    resource: 'the fixture',
    retryable: true,
    ambiguous: true,
  });
}

/** A document store whose answers get lost, and that takes time. */
export class FaultyStore implements DocumentStore {
  readonly #inner = new MemoryDocumentStore();
  readonly #clock: VirtualClock;
  nextFault: Forecast = () => 'none';
  writes = 0;

  constructor(clock: VirtualClock) {
    this.#clock = clock;
  }

  async read(key: string): Promise<StoredDocument | undefined> {
    await this.#clock.sleep(5);
    return this.#inner.read(key);
  }

  async write(key: string, body: string, version: string | undefined): Promise<string | undefined> {
    this.writes += 1;
    const fault = this.nextFault();
    await this.#clock.sleep(10);
    if (fault === 'conflict') return undefined;
    if (fault === 'lost-not-stored') throw lostAnswer('s3:PutObject');
    const written = await this.#inner.write(key, body, version);
    if (fault === 'lost-stored') throw lostAnswer('s3:PutObject');
    return written;
  }
}

/** Resolves when a run may act: at once, after its nap, or (for a dead one) never. */
export type Gate = () => Promise<void>;

const OPEN: Gate = () => Promise.resolve();

/** A run's own view of the store: while it is not awake nothing leaves it, and nothing reaches it. */
export function gated(store: DocumentStore, gate: Gate): DocumentStore {
  const awake = async <T>(work: () => Promise<T>): Promise<T> => {
    await gate();
    const result = await work();
    await gate();
    return result;
  };
  return {
    read: (key) => awake(() => store.read(key)),
    write: (key, body, version) => awake(() => store.write(key, body, version)),
  };
}

export interface Part {
  readonly partition: string;
  readonly segment: string;
  readonly records: number;
}

/** Where records arrive. It knows no fencing: whatever is put is stored. */
export class FakeDestination {
  readonly streams = new Map<string, number[]>();
  readonly #clock: VirtualClock;
  nextFault: Forecast = () => 'none';

  constructor(clock: VirtualClock) {
    this.#clock = clock;
  }

  async put(stream: string, record: number): Promise<void> {
    const fault = this.nextFault();
    await this.#clock.sleep(PUT_MS / 2);
    if (fault === 'stored-late') {
      void this.#clock.sleep(PUT_MS).then(() => {
        this.#store(stream, record);
      });
    } else if (fault !== 'lost-not-stored') this.#store(stream, record);
    if (fault !== 'none') throw lostAnswer('logs:PutLogEvents');
  }

  #store(stream: string, record: number): void {
    this.streams.set(stream, [...(this.streams.get(stream) ?? []), record]);
  }
}

/** A mode over numbered records, resumed from what the destination shows. */
export function fakeMode(parts: readonly Part[], destination: FakeDestination, gate: Gate = OPEN): Mode {
  const partitions = [...new Set(parts.map(({ partition }) => partition))];
  return {
    // eslint-disable-next-line @typescript-eslint/require-await -- the port is asynchronous, this source is not
    async *plan() {
      for (const partition of partitions) yield partitionPlan(partition, parts);
    },
    carry: (segment, context) => carry({ parts, destination, gate }, segment, context),
  };
}

function partitionPlan(partition: string, parts: readonly Part[]): PartitionPlan {
  const plans = parts.filter((part) => part.partition === partition).map(segmentPlan);
  return {
    key: `${partition}.json`,
    identity: { mode: 'fixture', partition },
    label: partition,
    start: WINDOW.from,
    left: (document) => ({
      segments: plans.filter(({ id }) => document.segments[id]?.state !== 'committed'),
      objectsSkipped: 0,
      refusal: undefined,
    }),
  };
}

function segmentPlan({ partition, segment, records }: Part): SegmentPlan {
  const claim = (): Json => ({ stream: `${partition}/${segment}`, records });
  return { id: segment, claim, start: WINDOW.from, objects: 1, bytes: records };
}

interface RunOptions {
  readonly parts: readonly Part[];
  readonly destination: FakeDestination;
  readonly gate: Gate;
}

async function carry(options: RunOptions, segment: ClaimedSegment, context: CarryContext): Promise<Carried> {
  const stream = `${segment.partition.label}/${segment.id}`;
  const { records = 0 } = options.parts.find((part) => `${part.partition}/${part.segment}` === stream) ?? {};
  const present = new Set(segment.resumed ? options.destination.streams.get(stream) : []);
  for (let record = 0; record < records; record += 1) {
    if (present.has(record)) continue;
    context.signal.throwIfAborted();
    context.spend(1);
    await options.gate();
    await context.fence(PUT_MS);
    await options.destination.put(stream, record);
    context.checkpoint(record + 1);
  }
  const counters = { objectsRead: 1, objectsWritten: 0, bytesRead: records, bytesWritten: records };
  return {
    tally: { read: records, unparsed: 0, restamped: 0, logs: buckets({ written: records }) },
    counters,
  };
}

export class Fixture {
  readonly clock = new VirtualClock();
  readonly store = new FaultyStore(this.clock);
  readonly destination = new FakeDestination(this.clock);
  #runs = 0;

  settings(mode: Mode, more: Partial<RunSettings> = {}): RunSettings {
    this.#runs += 1;
    return {
      mode,
      window: WINDOW,
      store: this.store,
      serverClock: new ServerClock(this.clock),
      clock: this.clock,
      run: `run-${String(this.#runs)}`,
      lease: 3000,
      concurrency: 4,
      timeBudget: 0,
      maxIngest: 0,
      settleUnanswered: 2 * PUT_MS,
      cancelled: new AbortController().signal,
      figures: new RunFigures(['logs']),
      ...more,
    };
  }

  execute(parts: readonly Part[], more: Partial<RunSettings> = {}): Promise<RunResult> {
    return this.clock.drive(run(this.settings(fakeMode(parts, this.destination), more)));
  }

  /** What arrived of each part, in order of arrival. */
  arrived(parts: readonly Part[]): number[][] {
    return parts.map(
      ({ partition, segment }) => this.destination.streams.get(`${partition}/${segment}`) ?? [],
    );
  }
}

/** Each record once, in any order. */
export function once(parts: readonly Part[]): number[][] {
  return parts.map(({ records }) => Array.from({ length: records }, (_, i) => i));
}

export function sorted(arrived: readonly (readonly number[])[]): number[][] {
  return arrived.map((records) => [...records].sort((a, b) => a - b));
}
