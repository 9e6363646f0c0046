/** A counting semaphore: how many segments are in flight over all partitions of a run. */
export class Semaphore {
  #free: number;
  readonly #waiting: (() => void)[] = [];

  constructor(count: number) {
    this.#free = count;
  }

  /** Takes at least one slot, waiting for it, and as many as are free up to `most`. */
  async take(most: number): Promise<number> {
    while (this.#free <= 0) {
      await new Promise<void>((resolve) => {
        this.#waiting.push(resolve);
      });
    }
    const taken = Math.max(1, Math.min(most, this.#free));
    this.#free -= taken;
    return taken;
  }

  release(count: number): void {
    this.#free += count;
    for (const wake of this.#waiting.splice(0, Math.max(0, this.#free))) wake();
  }

  /** Gives one slot back, once: the next segment may be claimed while this one is committed, in one write. */
  releaser(): () => void {
    let isHeld = true;
    return () => {
      if (isHeld) this.release(1);
      isHeld = false;
    };
  }
}
