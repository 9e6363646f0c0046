/** Selects items; '' stands for items that no run has seen yet. */
export type WhichItems = (item: string) => boolean;

/**
 * Where the first thing begins that a run left open, for each item (a load balancer and log type, a domain, a log
 * group). Epoch ms; Infinity where nothing is open.
 */
export class OpenItems {
  readonly #met = new Map<string, number>();
  readonly #several: { readonly which: WhichItems; readonly start: number }[] = [];
  #everything = Infinity;
  readonly #planned = new Set<string>();

  /** Notes that the plan contains this item; `isAll`: nothing more of it follows. */
  meet(item: string, isAll = false): void {
    if (!this.#met.has(item)) this.#met.set(item, Infinity);
    if (isAll) this.#planned.add(item);
  }

  /** Notes that something from `start` on stays open: of one item, of several, or of all that is not planned yet. */
  add(start: number, of?: string | WhichItems): void {
    if (start === Infinity) return;
    if (of === undefined) this.#everything = Math.min(this.#everything, start);
    else if (typeof of === 'string') this.#met.set(of, Math.min(this.#met.get(of) ?? Infinity, start));
    else this.#several.push({ which: of, start });
  }

  /** The items that the plan was seen to hold. */
  get met(): Iterable<string> {
    return this.#met.keys();
  }

  firstOf(item: string): number {
    const several = this.#several.filter(({ which }) => which(item)).map(({ start }) => start);
    const unplanned = this.#planned.has(item) ? Infinity : this.#everything;
    return Math.min(unplanned, this.#met.get(item) ?? Infinity, ...several);
  }

  /** First open instant of items that the plan did not contain. */
  get firstUnmet(): number {
    return this.firstOf('');
  }

  /** First open instant of all items. */
  get first(): number {
    const starts = [...this.#several.map(({ start }) => start), ...this.#met.values()];
    return starts.reduce((first, start) => Math.min(first, start), this.#everything);
  }
}
