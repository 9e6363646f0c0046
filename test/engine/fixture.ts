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
import { sheet, type Destination } from '../../src/engine/tally.js';
import { partitionDocuments } from '../../src/engine/documents.js';
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

interface FakeModeOptions {
  readonly gate?: Gate;
  /** Those in use. */
  readonly destinations?: readonly Destination[];
}

/** A mode over numbered records, resumed from what the destination shows. */
export function fakeMode(
  parts: readonly Part[],
  destination: FakeDestination,
  { gate = OPEN, destinations = ['logs'] }: FakeModeOptions = {},
): Mode {
  const partitions = [...new Set(parts.map(({ partition }) => partition))];
  return {
    // eslint-disable-next-line @typescript-eslint/require-await -- the port is asynchronous, this source is not
    async *plan() {
      for (const partition of partitions) yield partitionPlan(partition, parts, destinations);
    },
    carry: (segment, context) => carry({ parts, destination, gate }, segment, context),
  };
}

function partitionPlan(
  partition: string,
  parts: readonly Part[],
  destinations: readonly Destination[],
): PartitionPlan {
  const plans = parts.filter((part) => part.partition === partition).map(segmentPlan);
  return {
    documents: partitionDocuments(
      { source: { mode: 'fixture' }, own: { partition }, path: `${partition}.json` },
      Object.fromEntries(destinations.map((name) => [name, name])),
    ),
    label: partition,
    item: partition,
    start: WINDOW.from,
    left: (documents) => ({
      segments: plans.flatMap((plan) => {
        const lacking = destinations.filter(
          (name) => documents[name]?.segments[plan.id]?.state !== 'committed',
        );
        return lacking.length === 0 ? [] : [{ ...plan, destinations: lacking }];
      }),
      objectsSkipped: 0,
      refusals: {},
    }),
  };
}

function segmentPlan({ partition, segment, records }: Part): Omit<SegmentPlan, 'destinations'> {
  const claim = (): Json => ({ stream: `${partition}/${segment}`, records });
  return { id: segment, claim, start: WINDOW.from, objects: 1, bytes: records };
}

interface RunOptions {
  readonly parts: readonly Part[];
  readonly destination: FakeDestination;
  readonly gate: Gate;
}

/** Where the records of a segment arrive, at each destination. */
export function streamAt(name: Destination, { partition, segment }: Omit<Part, 'records'>): string {
  return name === 'logs' ? `${partition}/${segment}` : `${name}:${partition}/${segment}`;
}

async function carry(options: RunOptions, segment: ClaimedSegment, context: CarryContext): Promise<Carried> {
  const part = { partition: segment.partition.label, segment: segment.id };
  const stream = streamAt('logs', part);
  const { records = 0 } = options.parts.find((each) => streamAt('logs', each) === stream) ?? {};
  const names = (['s3', 'logs'] as const).filter((name) => segment.at[name] !== undefined);
  const isResumed = (name: Destination): boolean => segment.at[name]?.resumed === true;
  for (const name of names) {
    const there = new Set(isResumed(name) ? options.destination.streams.get(streamAt(name, part)) : []);
    for (let record = 0; record < records; record += 1) {
      if (there.has(record)) continue;
      context.signal.throwIfAborted();
      context.spend(1);
      await options.gate();
      await context.claimAt(name).fence(PUT_MS);
      await options.destination.put(streamAt(name, part), record);
      context.claimAt(name).checkpoint(record + 1);
    }
  }
  const counters = { objectsRead: 1, objectsWritten: 0, bytesRead: records, bytesWritten: records };
  const sheets = Object.fromEntries(names.map((name) => [name, sheet(records, { written: records })]));
  return { tally: { read: records, unparsed: 0, restamped: 0, ...sheets }, counters };
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
  arrived(parts: readonly Part[], name: Destination = 'logs'): number[][] {
    return parts.map((part) => this.destination.streams.get(streamAt(name, part)) ?? []);
  }
}

/** Each record once, in any order. */
export function once(parts: readonly Part[]): number[][] {
  return parts.map(({ records }) => Array.from({ length: records }, (_, i) => i));
}

export function sorted(arrived: readonly (readonly number[])[]): number[][] {
  return arrived.map((records) => [...records].sort((a, b) => a - b));
}
