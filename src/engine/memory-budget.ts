/** A bound on how much data is held at once over everything in flight. */
export class MemoryBudget {
  readonly #limit: number;
  #used = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Resolves when so many bytes are free; more than the limit counts as the limit. */
  async take(bytes: number): Promise<MemoryShare> {
    const share = Math.min(bytes, this.#limit);
    while (this.#used + share > this.#limit) {
      await new Promise<void>((resolve) => {
        this.#waiting.push(resolve);
      });
    }
    return this.#given(share);
  }

  /** The same at once, or nothing when so many bytes are not free. */
  takeNow(bytes: number): MemoryShare | undefined {
    return this.#used + bytes > this.#limit ? undefined : this.#given(bytes);
  }

  #given(bytes: number): MemoryShare {
    let share = bytes;
    this.#used += share;
    const shrink = (to: number): void => {
      if (to >= share) return;
      this.#used -= share - to;
      share = to;
      for (const wake of this.#waiting.splice(0)) wake();
    };
    return { shrink };
  }
}

/** Part of what a budget has. */
export interface MemoryShare {
  /** Gives back all but so many bytes. */
  shrink(to: number): void;
}
