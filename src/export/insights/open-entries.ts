/**
 * What is known so far of things whose entries come one by one, mixed with those of others, and in no certain order. At
 * most `capacity` are open at a time: then the one that was heard of least lately is closed. Should an entry of it
 * come later still, it opens anew, and is closed as another.
 */
export class OpenEntries<T> {
  readonly #capacity: number;
  readonly #open: (id: string) => T;
  readonly #close: (value: T) => void;
  readonly #values = new Map<string, T>();

  constructor(capacity: number, { open, close }: { open: (id: string) => T; close: (value: T) => void }) {
    this.#capacity = capacity;
    this.#open = open;
    this.#close = close;
  }

  /** What is known of this id, to be added to. */
  of(id: string): T {
    const known = this.#values.get(id);
    // Deleting and setting makes it the newest in the map's order.
    if (known !== undefined) this.#values.delete(id);
    else if (this.#values.size >= this.#capacity) this.#closeOldest();
    const value = known ?? this.#open(id);
    this.#values.set(id, value);
    return value;
  }

  /** Nothing more of this id will come. */
  done(id: string): void {
    const value = this.#values.get(id);
    if (value === undefined) return;
    this.#values.delete(id);
    this.#close(value);
  }

  /** Nothing more will come at all. */
  end(): void {
    for (const id of [...this.#values.keys()]) this.done(id);
  }

  get size(): number {
    return this.#values.size;
  }

  #closeOldest(): void {
    const oldest = this.#values.keys().next();
    if (oldest.done !== true) this.done(oldest.value);
  }
}
