/** The values with the largest weights among any number of them, in bounded room. */
export class TopK<T> {
  readonly #capacity: number;
  /** At most twice the capacity, so that it is sorted once for many values. */
  #kept: { readonly value: T; readonly weight: number }[] = [];
  #least = -Infinity;
  /** Number of values offered. */
  offered = 0;

  constructor(capacity: number) {
    this.#capacity = capacity;
  }

  /** Of equal weights the first one offered stays. */
  offer(value: T, weight: number): void {
    this.offered += 1;
    if (weight <= this.#least) return;
    this.#kept.push({ value, weight });
    if (this.#kept.length >= 2 * this.#capacity) this.#cut();
  }

  /** The largest first. */
  values(): T[] {
    this.#cut();
    return this.#kept.map(({ value }) => value);
  }

  #cut(): void {
    this.#kept = this.#kept.sort((a, b) => b.weight - a.weight).slice(0, this.#capacity);
    if (this.#kept.length === this.#capacity) this.#least = this.#kept.at(-1)?.weight ?? -Infinity;
  }
}
