/** Jobs of a matrix that share one ledger document, on a virtual clock: what they write past each other. */
import { ServerClock } from '../../src/engine/clock.js';
import type { Json } from '../../src/engine/json.js';
import { emptyDocument, entryOf, type DocumentStore } from '../../src/engine/ledger.js';
import { MemoryDocumentStore } from '../../src/engine/memory-store.js';
import type { Carried, Mode, PartitionPlan, SegmentPlan } from '../../src/engine/mode.js';
import { RunFigures } from '../../src/engine/run-figures.js';
import { run } from '../../src/engine/run.js';
import { sheet } from '../../src/engine/tally.js';
import { VirtualClock } from '../engine/virtual-clock.js';

const READ_MS = 15;
const WRITE_MS = 30;
const MINUTE_MS = 60_000;
const WINDOW = { from: Date.parse('2026-11-01T00:00:00Z'), to: Date.parse('2026-11-02T00:00:00Z') };

/** What the jobs of a matrix do with the documents that they share. */
export interface MatrixShape {
  readonly jobs: number;
  readonly documents: number;
  /** Segments of each document; a job is to do its share of them, or all that it finds free. */
  readonly segments: number;
  /** Whether each job has a window of its own. */
  readonly isSplit: boolean;
  /** Of a segment, ms. */
  readonly carryMs: number;
  /** Segments that a job has in flight. */
  readonly concurrency: number;
}

export interface MatrixCost {
  readonly reads: number;
  readonly writes: number;
  /** Writes that another job came before. */
  readonly lost: number;
  readonly bytes: number;
  readonly seconds: number;
  readonly committed: number;
  /** How often a segment was carried. */
  readonly carried: number;
  readonly failures: readonly string[];
}

/** A store that takes its time, and refuses a write over what another has written meanwhile. */
class SlowStore implements DocumentStore {
  readonly #documents = new MemoryDocumentStore();
  readonly #clock: VirtualClock;
  readonly #counts = { reads: 0, writes: 0, lost: 0, bytes: 0, carried: 0 };

  constructor(clock: VirtualClock) {
    this.#clock = clock;
  }

  /** So far. */
  get counts(): Pick<MatrixCost, 'reads' | 'writes' | 'lost' | 'bytes' | 'carried'> {
    return { ...this.#counts };
  }

  carry(): void {
    this.#counts.carried += 1;
  }

  async read(key: string): ReturnType<DocumentStore['read']> {
    this.#counts.reads += 1;
    await this.#clock.sleep(READ_MS);
    return this.#documents.read(key);
  }

  async write(key: string, body: string, version: string | undefined): Promise<string | undefined> {
    this.#counts.writes += 1;
    this.#counts.bytes += Buffer.byteLength(body);
    await this.#clock.sleep(WRITE_MS);
    const written = await this.#documents.write(key, body, version);
    if (written === undefined) this.#counts.lost += 1;
    return written;
  }
}

/** Each job once, all at the same time. */
export function matrixCost(shape: MatrixShape): Promise<MatrixCost> {
  return costIn(newWorld(), shape);
}

export function newWorld(): World {
  const clock = new VirtualClock();
  return { clock, store: new SlowStore(clock) };
}

/** What all the jobs cost in a ledger that may hold something already. */
export async function costIn({ clock, store }: World, shape: MatrixShape): Promise<MatrixCost> {
  const startedAt = clock.now();
  const before = store.counts;
  const jobs = Array.from({ length: shape.jobs }, (_, job) => oneJob(job, shape, { clock, store }));
  const results = await clock.drive(Promise.all(jobs));
  const { reads, writes, lost, bytes, carried } = store.counts;
  return {
    ...{ reads: reads - before.reads, writes: writes - before.writes, lost: lost - before.lost },
    ...{ bytes: bytes - before.bytes, carried: carried - before.carried },
    seconds: (clock.now() - startedAt) / 1000,
    committed: results.reduce((sum, each) => sum + each.committed, 0),
    failures: results.flatMap((each) => each.failures.map(({ error }) => String(error))),
  };
}

export interface World {
  readonly clock: VirtualClock;
  readonly store: SlowStore;
}

function oneJob(job: number, shape: MatrixShape, { clock, store }: World): ReturnType<typeof run> {
  const share = Math.ceil(shape.segments / shape.jobs);
  const own = shape.isSplit ? [job * share, (job + 1) * share] : [0, shape.segments];
  return run({
    mode: modeOver(own, shape, { clock, store }),
    ...{ store, clock, window: WINDOW, serverClock: new ServerClock(clock) },
    ...{ run: `octo/ferry/1234567890/1/${String(job).padStart(8, '0')}`, lease: 15 * MINUTE_MS },
    ...{ concurrency: shape.concurrency, timeBudget: 0, maxIngest: 0, settleUnanswered: 3000 },
    ...{ cancelled: new AbortController().signal, figures: new RunFigures(['logs']) },
  });
}

function modeOver(own: readonly number[], shape: MatrixShape, { clock, store }: World): Mode {
  return {
    // eslint-disable-next-line @typescript-eslint/require-await -- the port is asynchronous, this source is not
    async *plan() {
      for (let i = 0; i < shape.documents; i += 1) yield planOf(`shop-${String(i)}`, own);
    },
    isPlannedAhead: true,
    carry: async ({ claim }) => {
      store.carry();
      await clock.sleep(shape.carryMs * (0.5 + Math.random()));
      return carried(claim);
    },
  };
}

function planOf(name: string, [first = 0, end = 0]: readonly number[]): PartitionPlan {
  const ids = Array.from({ length: end - first }, (_, i) => String(first + i).padStart(6, '0'));
  const identity = { mode: 'alb', loadBalancer: name, day: '2026/11/01' };
  const segmentOf = (id: string): SegmentPlan => ({
    ...{ id, destinations: ['logs'], claim: () => claimOf(id), start: WINDOW.from, objects: 64, bytes: 1e6 },
  });
  return {
    documents: [{ destination: 'logs', key: `alb/${name}.json`, identity }],
    ...{ label: name, item: name, start: WINDOW.from },
    left: ({ logs = emptyDocument(identity) }) => ({
      segments: ids.filter((id) => entryOf(logs, id)?.state !== 'committed').map(segmentOf),
      ...{ objectsSkipped: 0, refusals: {} },
    }),
  };
}

/** As long as that of 64 small objects. */
function claimOf(id: string): Json {
  return { stream: `alb/shop.50dc6c495c0c9188/access/2026/11/01/${id}`, objects: 'x'.repeat(300) };
}

function carried(claim: Json): Carried {
  const counters = { objectsRead: 64, objectsWritten: 0, bytesRead: 1e6, bytesWritten: 1e7 };
  return {
    tally: { read: 1, unparsed: 0, restamped: 0, logs: sheet(1, { written: 1 }) },
    counters,
    covers: claim,
  };
}
