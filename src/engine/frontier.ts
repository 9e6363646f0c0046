import { pauseAfter } from './backoff.js';
import type { Clock } from './clock.js';
import {
  frontierKey,
  NOTHING,
  serializeFrontiers,
  readFormer,
  readFrontiers,
  type Contents,
  type Stretch,
  type Stretches,
} from './frontier-document.js';
import { withoutGone, withShown } from './gone-items.js';
import type { DocumentStore } from './ledger.js';
import type { RunResult } from './run-figures.js';
import { SmallDocumentWriter } from './small-document.js';
import { moved, type Look } from './stretches.js';
import type { OpenSince } from './window.js';

/** What a run has a frontier of each of: load balancer and log type, app and domain, or log group. */
export interface Items {
  /** What the items are of, without the selection: the frontiers of all selections of it lie in one document. */
  readonly source: string;
  /** What the inputs select, as text: an item that nobody has met begins where this selection has come. */
  readonly selection: string;
  /** Those that are known before the plan. */
  readonly known: readonly string[];
  readonly selects: (item: string) => boolean;
  /** Whether it would select an item, if it were there; absent: the same. */
  readonly covers?: (item: string) => boolean;
  /** Name under which an earlier release kept one frontier for the whole selection. */
  readonly formerly: string;
}

/** Whose frontiers they are, and where they are kept. */
export interface FrontierPlace {
  readonly store: DocumentStore;
  readonly clock: Clock;
  readonly mode: string;
  /** What the destination is called in the ledger. */
  readonly destination: string;
  readonly items: Items;
}

/** How far an item has come, as far as the ledger tells. */
export interface Reached {
  readonly until: number;
  /** Since when there is no gap; absent where the item itself was never looked at. */
  readonly since?: number;
  /** Where a look began that failed and was not repeated yet. */
  readonly unseen?: number | undefined;
  /** When something done before `until` is due for another look; absent: unknown. */
  readonly nextLook?: number | undefined;
}

/** Conflicts in a row before a writer gives up; each is another run's progress. */
const MAX_CONFLICTS = 30;
const BACKOFF = { first: 20, longest: 5000 };

/** The frontiers of a run's items at one destination, in one document. */
export class Frontiers {
  readonly #place: FrontierPlace;
  readonly #key: string;
  #contents: Contents = NOTHING;
  /** What the document held when the run began; this run did not look at items that other runs add meanwhile. */
  #initial: Contents = NOTHING;
  #version: string | undefined;
  /** Where items begin that have no frontier yet, and that are to be noted. */
  readonly #beginning = new Map<string, number>();
  #turn: Promise<void> = Promise.resolve();

  private constructor(place: FrontierPlace) {
    this.#place = place;
    this.#key = frontierKey(place.mode, `${place.items.source} ${place.destination}`);
  }

  static async read(place: FrontierPlace): Promise<Frontiers> {
    const frontiers = new Frontiers(place);
    await frontiers.#read();
    frontiers.#initial = frontiers.#contents;
    return frontiers;
  }

  /** `undefined` before the first run. */
  of(item: string): Reached | undefined {
    const own = this.#contents.items.get(item);
    if (own !== undefined) return own;
    const ofSelection = this.#ofSelection;
    return ofSelection && { until: ofSelection.until, unseen: ofSelection.unseen };
  }

  /** Frontiers of all selected, known items, and that of the selection for items not seen yet. */
  get reached(): readonly Reached[] {
    const { items } = this.#place;
    const known = [...this.#contents.items]
      .filter(([item]) => items.selects(item))
      .map(([, reached]) => reached);
    return [...known, ...(this.#ofSelection === undefined ? [] : [this.#ofSelection])];
  }

  /**
   * The selected items that were behind their selection when the run began, and where: something of them is open there.
   * Before a selection's first run has come to its end, those that were behind any other of its items.
   */
  get openSince(): OpenSince {
    const { items } = this.#place;
    const selected = [...this.#initial.items].filter(([item]) => items.selects(item));
    const own = this.#initial.selections.get(items.selection);
    const furthest = selected.reduce((most, [, { until }]) => Math.max(most, until), -Infinity);
    const reached = own !== undefined && own.until > own.since ? own.until : furthest;
    const behind = selected.filter(([, { until }]) => until < reached);
    return new Map(behind.map(([item, { until }]) => [item, until]));
  }

  /**
   * Puts the frontier of what has none at the beginning of its first window, before anything of it is carried: a run
   * that is killed moves no frontier, and the next one must not look back less far than it did. What is asked for at the
   * same time is written together.
   */
  async begin(items: readonly string[], from: (item: string) => number): Promise<void> {
    const { selection } = this.#place.items;
    const { items: its, gone } = this.#contents;
    const fresh = items.filter((item) => !its.has(item) || gone.has(item));
    for (const item of fresh) this.#beginning.set(item, from(item));
    if (fresh.length === 0 && this.#ofSelection !== undefined) return;
    const write = this.#turn.then(() =>
      this.#change((contents) =>
        withShown(
          {
            ...contents,
            items: withMissing(contents.items, this.#beginning),
            selections: withMissing(contents.selections, new Map([[selection, from('')]])),
          },
          this.#beginning.keys(),
        ),
      ),
    );
    this.#turn = write.catch(() => undefined);
    await write;
    for (const item of fresh) this.#beginning.delete(item);
  }

  /**
   * Moves the frontiers to where the windows of this run are free of gaps: forward when all is done, back when something
   * before it was seen to be open again. `from` says where each window begins.
   */
  async move({ window, open }: RunResult, moving: Moving): Promise<void> {
    const { isExplicit, from, isFinalBefore = () => false } = moving;
    const { selection, known, selects, covers = selects } = this.#place.items;
    const shown = new Set([...known, ...open.met]);
    const isAllListed = !isExplicit && open.unseenOf('') === Infinity;
    const initial = this.#initial;
    await this.#change((before) => {
      const { items, selections } = before;
      const all = new Set([...shown, ...[...initial.items.keys()].filter(selects)]);
      const look = (item: string, chosenBy: Stretch | undefined): Look => ({
        ...{ from: from(item), to: window.to, isExplicit, repeats: chosenBy?.unseen },
        ...{ open: open.openOf(item), unseen: open.unseenOf(item) },
        ...{ nextLook: open.nextLookOf(item), formerNextLook: chosenBy?.nextLook },
        looksBack: !isExplicit && !isFinalBefore(item),
      });
      const after = {
        ...before,
        items: moved(items, all, (item) => look(item, initial.items.get(item))),
        selections: moved(selections, [selection], () => look('', initial.selections.get(selection))),
      };
      const { until } = selections.get(selection) ?? {};
      const now = this.#place.clock.now();
      return isAllListed ? withoutGone(before, after, { until, covers, shown, now }) : after;
    });
  }

  get #ofSelection(): Stretch | undefined {
    return this.#contents.selections.get(this.#place.items.selection);
  }

  async #change(change: (contents: Contents) => Contents): Promise<void> {
    const { store, clock } = this.#place;
    const writer = new SmallDocumentWriter(store, this.#key);
    for (let conflicts = 1; conflicts <= MAX_CONFLICTS; conflicts += 1) {
      const next = change(this.#contents);
      if (isSame(next, this.#contents)) return;
      const written = await writer.write(serializeFrontiers(next), this.#version);
      if (written !== undefined) {
        [this.#contents, this.#version] = [next, written];
        return;
      }
      await clock.sleep(Math.random() * pauseAfter(conflicts, BACKOFF));
      await this.#read();
    }
    throw new Error(`The ledger document ${this.#key} is being changed by other runs all the time.`);
  }

  async #read(): Promise<void> {
    const { store, items, mode, destination } = this.#place;
    const stored = await readFrontiers(store, this.#key);
    [this.#contents, this.#version] = [stored.contents, stored.version];
    if (this.#ofSelection !== undefined) return;
    // Written by a release with one frontier for each selection: it holds for every selected item.
    const until = await readFormer(store, frontierKey(mode, `${items.formerly} ${destination}`));
    if (until === undefined) return;
    const selections = withMissing(this.#contents.selections, new Map([[items.selection, until]]));
    this.#contents = { ...this.#contents, selections };
  }
}

/** The window that a run looked at. */
export interface Moving {
  /** Whether the user gave the window (`from`). */
  readonly isExplicit: boolean;
  /** Where the window of an item begins, epoch ms; '' stands for those that nobody has met. */
  readonly from: (item: string) => number;
  /** Whether nothing of an item before its window was due for another look, so that the run did not look there; absent: it was. */
  readonly isFinalBefore?: (item: string) => boolean;
}

function isSame(a: Contents, b: Contents): boolean {
  return a.items === b.items && a.selections === b.selections && a.gone === b.gone;
}

function withMissing(stretches: Stretches, beginning: ReadonlyMap<string, number>): Stretches {
  const missing = [...beginning].filter(([name]) => !stretches.has(name));
  if (missing.length === 0) return stretches;
  return new Map([...stretches, ...missing.map(([name, at]) => [name, { since: at, until: at }] as const)]);
}
