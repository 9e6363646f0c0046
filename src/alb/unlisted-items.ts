import type { OpenSince } from '../engine/window.js';
import { DAY_MS } from '../time-zone.js';
import { itemOf, partsOf, type ItemParts } from './items.js';

/** An item of which something is open, and from when on, epoch ms. */
interface OpenItem extends ItemParts {
  readonly item: string;
  readonly since: number;
}

/**
 * The items of which the ledger has something open, as far as the listing shows no object for them on a day: what is open
 * there must not be forgotten because its objects are gone.
 */
export class UnlistedItems {
  readonly #byAccount = new Map<string, OpenItem[]>();
  /** Item and day, of what the listing shows. */
  readonly #listed = new Set<string>();
  readonly #openSince: OpenSince;

  constructor(openSince: OpenSince) {
    this.#openSince = openSince;
    for (const [item, since] of openSince) {
      const parts = partsOf(item);
      if (parts === undefined) continue;
      const open = this.#byAccount.get(parts.account) ?? [];
      open.push({ ...parts, item, since });
      this.#byAccount.set(parts.account, open);
    }
  }

  get accounts(): Iterable<string> {
    return this.#byAccount.keys();
  }

  /** Notes that the folder of a day (since the epoch) has objects of an item. */
  listed(parts: ItemParts, day: number): void {
    const item = itemOf(parts);
    if (this.#openSince.has(item)) this.#listed.add(`${item} ${day}`);
  }

  /** Those without an object in the folder of a day; delivered late, what is open may lie in the folder of the day before. */
  of(account: string, day: number): ItemParts[] {
    return (this.#byAccount.get(account) ?? []).filter(
      ({ item, since }) => day >= Math.floor(since / DAY_MS) - 1 && !this.#listed.has(`${item} ${day}`),
    );
  }
}
