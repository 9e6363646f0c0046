/**
 * While the plans of the partitions under way hold so many objects, no further one begins: they take some 100 bytes each, and
 * are work for thousands of segments.
 */
const MAX_LISTED = 150_000;

/** The partitions that a run works on at the same time, and what their plans hold. */
export class PartitionsUnderWay {
  readonly #most: number;
  readonly #works = new Set<Promise<void>>();
  #listed = 0;

  /** `most`: partitions at the same time. */
  constructor(most: number) {
    this.#most = most;
  }

  /** `listed`: objects that its plan holds. Never to be rejected. */
  add(work: Promise<void>, listed = 0): void {
    this.#listed += listed;
    const done = work.finally(() => {
      this.#works.delete(done);
      this.#listed -= listed;
    });
    this.#works.add(done);
  }

  /** Resolves when a further one may begin; `waits` is called where it may not at once. */
  async room(waits: () => void): Promise<void> {
    while (this.#isFull) {
      waits();
      await Promise.race(this.#works);
    }
  }

  /** Resolves when all are done. */
  async ended(): Promise<void> {
    await Promise.all(this.#works);
  }

  get #isFull(): boolean {
    const { size } = this.#works;
    return size >= this.#most || (size > 0 && this.#listed >= MAX_LISTED);
  }
}
