import { Frontiers, type Items } from '../../src/engine/frontier.js';
import type { DocumentStore } from '../../src/engine/ledger.js';
import { RunFigures } from '../../src/engine/run-figures.js';
import { VirtualClock } from './virtual-clock.js';

export const ITEMS: Items = {
  source: 'the source',
  selection: 'a*',
  known: ['a'],
  selects: (item) => item.startsWith('a'),
  formerly: 'the source a*',
};

/** The frontiers as they are stored. */
export function frontiers(store: DocumentStore, items: Items = ITEMS): Promise<Frontiers> {
  const clock = new VirtualClock();
  const place = { store, clock, mode: 'alb', destination: 's3://b/p/', items };
  return clock.drive(Frontiers.read(place));
}

/** What a run saw of its window. */
export interface Looked {
  readonly from: number;
  readonly to: number;
  /** What stays open, by item. */
  readonly open?: Readonly<Record<string, number>>;
  /** What was not seen, by item; '' stands for everything that is not planned. */
  readonly unseen?: Readonly<Record<string, number>>;
  readonly met?: readonly string[];
  /** When something of an item that is done is due for another look. */
  readonly nextLook?: Readonly<Record<string, number>>;
  /** Whether the run did not look before its window, since nothing there was due. */
  readonly isFinalBefore?: boolean;
  readonly isExplicit?: boolean;
  readonly items?: Items;
}

/** A run over a window; hands back how far an item has come after it. */
export async function moved(store: DocumentStore, look: Looked, item = 'a'): Promise<number | undefined> {
  const { from, to, open = {}, unseen = {}, met = [], isExplicit = false, items } = look;
  const { nextLook = {}, isFinalBefore = false } = look;
  const figures = new RunFigures(['logs']);
  for (const each of met) figures.met(each, true);
  for (const [name, start] of Object.entries(open)) figures.leftOpen(start, name);
  for (const [name, start] of Object.entries(unseen)) figures.notSeen(start, name === '' ? undefined : name);
  for (const [item, at] of Object.entries(nextLook)) {
    figures.partitionDone({ item, held: 0, notStarted: 0, start: Infinity, objectsSkipped: 0, nextLook: at });
  }
  const all = await frontiers(store, items);
  await all.move(figures.result({ from, to }, undefined), {
    ...{ isExplicit, from: () => from, isFinalBefore: () => isFinalBefore },
  });
  return (await frontiers(store, items)).of(item)?.until;
}
