import { earliestOf } from './window.js';

/** Selects items; '' stands for items that no run has seen yet. */
export type WhichItems = (item: string) => boolean;

/**
 * What a run left, for each item (a load balancer and log type, a domain, a log group): where the first thing begins that
 * it saw to be open, and where the first stretch begins of which it saw nothing (a listing that failed, a plan that was not
 * made). Epoch ms; Infinity where there is none.
 */
export class OpenItems {
  readonly #open = new Map<string, number>();
  readonly #unseen: { readonly which: WhichItems; readonly start: number }[] = [];
  readonly #planned = new Set<string>();
  readonly #nextLooks = new Map<string, number>();

  /** Notes that the plan contains this item; `isAll`: nothing more of it follows. */
  meet(item: string, isAll = false): void {
    if (!this.#open.has(item)) this.#open.set(item, Infinity);
    if (isAll) this.#planned.add(item);
  }

  /** Notes that something of an item is open from `start` on. */
  add(start: number, item: string): void {
    this.#open.set(item, Math.min(this.openOf(item), start));
  }

  /** Notes that it is unknown what there is from `start` on: of one item, of several, or of all that is not planned yet. */
  addUnseen(start: number, of?: string | WhichItems): void {
    const which = typeof of === 'string' ? (item: string) => item === of : of;
    this.#unseen.push({ start, which: which ?? ((item) => !this.#planned.has(item)) });
  }

  /** Notes when something of an item that is done is due for another look. */
  addNextLook(at: number, item: string): void {
    this.#nextLooks.set(item, Math.min(this.#nextLooks.get(item) ?? Infinity, at));
  }

  /** When the earliest of that is due; absent where nothing was noted. */
  nextLookOf(item: string): number | undefined {
    return this.#nextLooks.get(item);
  }

  /** The items that the plan was seen to hold. */
  get met(): Iterable<string> {
    return this.#open.keys();
  }

  openOf(item: string): number {
    return this.#open.get(item) ?? Infinity;
  }

  unseenOf(item: string): number {
    return earliestOf(this.#unseen.filter(({ which }) => which(item)).map(({ start }) => start)) ?? Infinity;
  }

  /** First instant of all items that is open or unseen. */
  get first(): number {
    return earliestOf([...this.#unseen.map(({ start }) => start), ...this.#open.values()]) ?? Infinity;
  }
}
