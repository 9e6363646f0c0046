import type { DocumentListing, DocumentStore, Identity } from './ledger.js';
import { identityIn } from './parse-document.js';
import type { PartitionDocument, PartitionPlan } from './mode.js';
import { mapConcurrent } from './concurrency.js';
import type { KeptDocuments } from './verification.js';
import type { Window } from './window.js';

/** A page of a document lies below it (see StoredPartition). */
const PAGE = /\/[0-9a-f]{16}\.json$/;
const READS_IN_FLIGHT = 16;

type Store = DocumentStore & DocumentListing;

/**
 * The partitions of a window that the ledger has and the plan did not meet: their source is gone, or shows nothing of the
 * window any more. Nothing of them is left to be taken.
 */
export async function* keptPartitions(
  store: Store,
  kept: KeptDocuments,
  { window, met }: { window: Window; met: ReadonlySet<string> },
): AsyncGenerator<PartitionPlan> {
  const keys = await keysOf(store, kept, window);
  const unmet = keys.filter((key) => !met.has(key));
  const partitions = new Map<string, { label: string; documents: PartitionDocument[] }>();
  for await (const found of mapConcurrent(unmet, READS_IN_FLIGHT, (key) => identityAt(store, key))) {
    const selected = found && kept.select(found.identity);
    if (found === undefined || selected === undefined) continue;
    const { destination, label } = selected;
    const { destination: _, ...own } = found.identity;
    const name = JSON.stringify(Object.entries(own).sort());
    const partition = partitions.get(name) ?? { label, documents: [] };
    partitions.set(name, partition);
    partition.documents.push({ destination, ...found });
  }
  for (const partition of partitions.values())
    yield { ...partition, ...NOTHING_LEFT, item: partition.label, start: window.from };
}

async function keysOf(store: Store, kept: KeptDocuments, window: Window): Promise<string[]> {
  const keys: string[] = [];
  for await (const key of store.keys(kept.folder)) {
    if (!PAGE.test(key) && kept.mayTouch(key, window)) keys.push(key);
  }
  return keys;
}

const NOTHING_LEFT = {
  left: () => ({ segments: [], objectsSkipped: 0, refusals: {} }),
} as const;

async function identityAt(
  store: Store,
  key: string,
): Promise<{ readonly key: string; readonly identity: Identity } | undefined> {
  const stored = await store.read(key);
  return stored && { key, identity: identityIn(stored.body, key) };
}
