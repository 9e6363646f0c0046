import type { OpenSince } from '../engine/window.js';
import { DAY_MS } from '../time-zone.js';
import { itemOf, partsOf } from './items.js';
import type { LogObjectKey } from './source-key.js';

/** A load balancer and log type of an account, as its keys name them. */
type Series = Pick<LogObjectKey, 'account' | 'loadBalancer' | 'logType'>;

/**
 * The items of which the ledger has something open, as far as the listing shows no object for them on a day: what is open
 * there must not be forgotten because its objects are gone.
 */
export class UnlistedItems {
  readonly #byAccount = new Map<string, (Series & { readonly item: string; readonly since: number })[]>();
  /** Item and day, of what the listing shows. */
  readonly #listed = new Set<string>();
  readonly #openSince: OpenSince;

  constructor(openSince: OpenSince) {
    this.#openSince = openSince;
    for (const [item, since] of openSince) {
      const parts = partsOf(item);
      if (parts === undefined) continue;
      const others = this.#byAccount.get(parts.account) ?? [];
      this.#byAccount.set(parts.account, [...others, { ...parts, item, since }]);
    }
  }

  get accounts(): Iterable<string> {
    return this.#byAccount.keys();
  }

  /** Notes that the folder of a day (since the epoch) has objects of an item. */
  listed(series: Series, day: number): void {
    const item = itemOf(series);
    if (this.#openSince.has(item)) this.#listed.add(`${item} ${day}`);
  }

  /** Those without an object in the folder of a day; delivered late, what is open may lie in the folder of the day before. */
  of(account: string, day: number): Series[] {
    return (this.#byAccount.get(account) ?? []).filter(
      ({ item, since }) => day >= Math.floor(since / DAY_MS) - 1 && !this.#listed.has(`${item} ${day}`),
    );
  }
}
