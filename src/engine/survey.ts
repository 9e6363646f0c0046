import { entryOf, holderOf, type DocumentStore, type Identity, type LedgerDocument } from './ledger.js';
import type { Documents, PartitionPlan, SegmentPlan } from './mode.js';
import type { Failure } from './run-figures.js';
import type { RunSettings } from './run-settings.js';
import { StoredPartition } from './stored-partition.js';
import type { Window } from './window.js';

export interface SurveySettings extends Pick<
  RunSettings,
  'mode' | 'window' | 'windowOf' | 'openSince' | 'store' | 'serverClock'
> {
  /** A run name that is not in the ledger, so that all leases belong to other runs. */
  readonly run: string;
}

/** The work that a run of this window would find. */
export interface Survey {
  readonly window: Window;
  readonly segments: number;
  /** Segments that another live run holds. */
  readonly held: number;
  readonly objects: number;
  /** Size as stored in the source, bytes. */
  readonly bytes: number;
  readonly objectsSkipped: number;
  /** Why a destination would get nothing; one for each partition that refuses. */
  readonly refusals: readonly Error[];
  /** What cannot be planned at all, and why; a run would carry the rest. */
  readonly failures: readonly Failure[];
  /** From the beginning of the first segment to the end of the last; absent when nothing is left. */
  readonly open: Window | undefined;
  /** What is left of each partition that has something left. */
  readonly parts: readonly SurveyedPart[];
  /** Some segments to look into: the first one of each partition, then others. */
  readonly samples: readonly Sample[];
}

/** A segment that a dry run looks at more closely. */
export interface Sample {
  readonly identity: Identity;
  readonly segment: SegmentPlan;
}

/** What a partition has left to do. */
export interface SurveyedPart {
  readonly identity: Identity;
  /** Where its first segment begins, epoch ms. */
  readonly start: number;
  readonly segments: number;
  readonly objects: number;
  readonly bytes: number;
}

/** Documents that are read at once. */
const READS_IN_FLIGHT = 8;
const MAX_SAMPLES = 64;

/** Goes through the plan and the ledger like a run, but only reads: it claims and delivers nothing. */
export async function survey(settings: SurveySettings): Promise<Survey> {
  const sums = new Sums(settings);
  let asked: PartitionPlan[] = [];
  const { mode, window, windowOf = () => window, openSince } = settings;
  for await (const partition of mode.plan(window, windowOf, openSince)) {
    asked.push(partition);
    if (asked.length < READS_IN_FLIGHT) continue;
    await Promise.all(asked.map((each) => sums.add(each)));
    asked = [];
  }
  await Promise.all(asked.map((each) => sums.add(each)));
  return sums.survey();
}

class Sums {
  readonly #settings: SurveySettings;
  readonly #refusals: Error[] = [];
  readonly #failures: Failure[] = [];
  readonly #parts: SurveyedPart[] = [];
  readonly #first: Sample[] = [];
  readonly #others: Sample[] = [];
  #held = 0;
  #objectsSkipped = 0;
  #from = Infinity;
  #to = -Infinity;

  constructor(settings: SurveySettings) {
    this.#settings = settings;
  }

  async add(partition: PartitionPlan): Promise<void> {
    const { failure, label } = partition;
    if (failure !== undefined) {
      this.#failures.push({ label, error: failure });
      return;
    }
    const { store, run } = this.#settings;
    const documents = await documentsOf(store, partition);
    const neighbours = await neighboursOf(store, partition);
    const { segments, objectsSkipped, refusals } = partition.left(documents, run, neighbours);
    this.#refusals.push(...Object.values(refusals));
    this.#objectsSkipped += objectsSkipped;
    const now = this.#settings.serverClock.earliest();
    this.#held += segments.filter((segment) => isHeldEverywhere(documents, segment, now)).length;
    for (const segment of segments) this.#stretchOver(segment);
    const identity = partition.documents[0]?.identity ?? {};
    const [objects, bytes] = [sumOf(segments, 'objects'), sumOf(segments, 'bytes')];
    const [first, ...others] = segments.slice(0, MAX_SAMPLES).map((segment) => ({ identity, segment }));
    if (first === undefined) return;
    this.#parts.push({ identity, start: first.segment.start, segments: segments.length, objects, bytes });
    if (this.#first.length < MAX_SAMPLES) this.#first.push(first);
    this.#others.push(...others.slice(0, MAX_SAMPLES - this.#others.length));
  }

  survey(): Survey {
    const parts = this.#parts;
    return {
      window: this.#settings.window,
      segments: sumOf(parts, 'segments'),
      held: this.#held,
      objects: sumOf(parts, 'objects'),
      bytes: sumOf(parts, 'bytes'),
      objectsSkipped: this.#objectsSkipped,
      refusals: this.#refusals,
      failures: this.#failures,
      open: parts.length > 0 ? { from: this.#from, to: this.#to } : undefined,
      parts,
      samples: [...this.#first, ...this.#others].slice(0, MAX_SAMPLES),
    };
  }

  /** Extends the open range by a segment, clipped to the window; one outside counts as the window's edge. */
  #stretchOver({ start, end }: SegmentPlan): void {
    const { window } = this.#settings;
    const from = Math.min(Math.max(start, window.from), window.to - 1);
    this.#from = Math.min(this.#from, from);
    this.#to = Math.max(this.#to, from + 1, Math.min(end ?? window.to, window.to));
  }
}

/** Whether another run holds a segment at every destination that lacks it. */
export function isHeldEverywhere(
  documents: Documents,
  { id, destinations }: SegmentPlan,
  now: number,
): boolean {
  return destinations.every((destination) => {
    const document = documents[destination];
    const entry = document && entryOf(document, id);
    return document && entry?.state === 'open' && holderOf(entry, document, now) !== undefined;
  });
}

/** A partition's documents as they are stored now. */
export async function documentsOf(store: DocumentStore, { documents }: PartitionPlan): Promise<Documents> {
  const all = documents.map(
    async (each) => [each.destination, await new StoredPartition(store, each).read()] as const,
  );
  return Object.fromEntries(await Promise.all(all));
}

function sumOf<Key extends string>(all: readonly Readonly<Record<Key, number>>[], key: Key): number {
  return all.reduce((sum, each) => sum + each[key], 0);
}

/** Documents of other partitions that this partition's plan depends on, with the changes that a run would make to them. */
export async function neighboursOf(
  store: DocumentStore,
  partition: PartitionPlan,
): Promise<readonly LedgerDocument[]> {
  const found = await partition.neighbours?.(async (document, change) =>
    change(await new StoredPartition(store, document).read()),
  );
  return found ?? [];
}
