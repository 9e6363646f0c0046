/** A bound on how much data is held at once over everything in flight. */
export class MemoryBudget {
  readonly #limit: number;
  #used = 0;
  readonly #waiting: (() => void)[] = [];

  constructor(limit: number) {
    this.#limit = limit;
  }

  /** Resolves with the means to give them back when `bytes` are free; more than the limit counts as the limit. */
  async take(bytes: number): Promise<() => void> {
    const share = Math.min(bytes, this.#limit);
    while (this.#used + share > this.#limit) {
      await new Promise<void>((resolve) => {
        this.#waiting.push(resolve);
      });
    }
    this.#used += share;
    return () => {
      this.#used -= share;
      for (const wake of this.#waiting.splice(0)) wake();
    };
  }
}
