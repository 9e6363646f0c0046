import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { dateSchema } from './json.js';
import { LEDGER_VERSION, type DocumentStore } from './ledger.js';
import { readSmall } from './small-document.js';

/** A stretch of time without a gap, epoch ms: whatever an item has in it was asked for and is committed. */
export interface Stretch {
  readonly since: number;
  /** The frontier: a scheduled run that comes late, or after failed ones, looks back as far as this. */
  readonly until: number;
  /** Where the earliest look began that failed and was not repeated yet: the next run begins there, what was done stays done. */
  readonly unseen?: number | undefined;
  /** When something done before the frontier is due for another look; absent: unknown, or the mode looks once. */
  readonly nextLook?: number | undefined;
}

export type Stretches = ReadonlyMap<string, Stretch>;

/** What a document of frontiers holds, by the names of items and of selections. */
export interface Contents {
  readonly items: Stretches;
  readonly selections: Stretches;
  /** Since when no listing has shown an item, epoch ms; absent for those that are there. */
  readonly gone: ReadonlyMap<string, number>;
}

/** The version of the document's form; 2 was one frontier for each selection. */
const VERSION = 3;
const names = v.optional(v.array(v.string()), []);
const FORM = {
  schema: v.object({
    version: v.literal(VERSION),
    stretches: v.array(
      v.object({
        since: dateSchema,
        until: dateSchema,
        unseen: v.optional(dateSchema),
        nextLook: v.optional(dateSchema),
        items: names,
        selections: names,
      }),
    ),
    gone: v.optional(v.array(v.object({ since: dateSchema, items: names })), []),
  }),
  whenDeleted: 'scheduled runs then look back as far as lookback says.',
};
const FORMER_FORM = {
  schema: v.object({ version: v.literal(LEDGER_VERSION), frontier: dateSchema }),
  whenDeleted: FORM.whenDeleted,
};

export const NOTHING: Contents = { items: new Map(), selections: new Map(), gone: new Map() };

export function frontierKey(mode: string, name: string): string {
  return `${mode}/frontier-${createHash('sha256').update(name).digest('hex').slice(0, 12)}.json`;
}

export async function readFrontiers(
  store: DocumentStore,
  key: string,
): Promise<{ readonly contents: Contents; readonly version: string | undefined }> {
  const stored = await readSmall(store, key, FORM);
  return { contents: stored === undefined ? NOTHING : parse(stored.value), version: stored?.version };
}

/** The frontier that a release with version 2 kept, epoch ms. */
export async function readFormer(store: DocumentStore, key: string): Promise<number | undefined> {
  return (await readSmall(store, key, FORMER_FORM))?.value.frontier;
}

/** Most items have come equally far, and stand together. */
export function serializeFrontiers({ items, selections, gone }: Contents): unknown {
  const stretches = new Map<string, Stretch & { items: string[]; selections: string[] }>();
  const put = (list: 'items' | 'selections', all: Stretches): void => {
    for (const [name, { since, until, unseen, nextLook }] of all) {
      const key = [since, until, unseen, nextLook].join();
      const group = stretches.get(key) ?? { since, until, unseen, nextLook, items: [], selections: [] };
      stretches.set(key, group);
      group[list].push(name);
    }
  };
  put('items', items);
  put('selections', selections);
  const since = new Map<number, string[]>();
  for (const [item, at] of gone) since.set(at, [...(since.get(at) ?? []), item]);
  return {
    version: VERSION,
    ...(gone.size > 0 && {
      gone: [...since].map(([at, all]) => ({ since: isoOf(at), items: all })),
    }),
    stretches: [...stretches.values()].map(({ since, until, unseen, nextLook, ...lists }) => ({
      ...{ since: isoOf(since), until: isoOf(until) },
      ...(unseen !== undefined && { unseen: isoOf(unseen) }),
      ...(nextLook !== undefined && { nextLook: isoOf(nextLook) }),
      ...lists,
    })),
  };
}

function isoOf(instant: number): string {
  return new Date(instant).toISOString();
}

function parse({ stretches, gone: named }: v.InferOutput<typeof FORM.schema>): Contents {
  const [items, selections] = [new Map<string, Stretch>(), new Map<string, Stretch>()];
  for (const { items: own, selections: whole, ...stretch } of stretches) {
    for (const name of own) items.set(name, stretch);
    for (const name of whole) selections.set(name, stretch);
  }
  const gone = new Map(named.flatMap(({ since, items: all }) => all.map((item) => [item, since] as const)));
  return { items, selections, gone };
}
