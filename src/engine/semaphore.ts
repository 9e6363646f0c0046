/**
 * Whoever wants several slots gets this part of them all together, so that the segments that begin in them are claimed by
 * one write; but no more than so many, or whoever asks for one would always be first.
 */
const GROUP_SHARE = 1 / 8;
const MAX_GROUP = 8;

/** A counting semaphore: bounds how much of one kind is in flight at a time, such as the segments of a run. */
export class Semaphore {
  #free: number;
  readonly #group: number;
  #waiting: (() => void)[] = [];

  constructor(count: number) {
    this.#free = count;
    this.#group = Math.min(MAX_GROUP, Math.max(1, Math.floor(count * GROUP_SHARE)));
  }

  /** Takes as many slots as are free up to `most`: a group of them at least, where so many are asked for. */
  async take(most: number): Promise<number> {
    const minTokens = Math.min(most, this.#group);
    while (this.#free < minTokens) {
      await new Promise<void>((resolve) => {
        this.#waiting.push(resolve);
      });
    }
    const taken = Math.min(most, this.#free);
    this.#free -= taken;
    return taken;
  }

  release(count: number): void {
    this.#free += count;
    const waiting = this.#waiting;
    this.#waiting = [];
    for (const wake of waiting) wake();
  }

  /** A function that gives one slot back, at its first call only: a segment gives its slot back before its commit. */
  releaser(): () => void {
    let isHeld = true;
    return () => {
      if (isHeld) this.release(1);
      isHeld = false;
    };
  }
}
