/** Works on at most so many items at a time, and yields the results in the order of the items. */
export async function* mapConcurrent<T, R>(
  items: Iterable<T>,
  most: number,
  work: (item: T) => Promise<R>,
): AsyncGenerator<R> {
  const underway: Promise<R>[] = [];
  for (const item of items) {
    const next = work(item);
    // The consumer gets a failure in its turn, and not before.
    void next.catch(() => undefined);
    underway.push(next);
    const [first] = underway;
    if (underway.length < most || first === undefined) continue;
    yield await first;
    void underway.shift();
  }
  for (const rest of underway) yield await rest;
}

export interface ReadAheadBounds<T> {
  /** So many sources are read at once. */
  readonly most: number;
  /** Sources whose turn has not come are read on until so much of their items waits. */
  readonly room: number;
  /** What an item takes of the room. */
  readonly sizeOf: (item: T) => number;
}

/** Reads several sources at a time, and yields their items one source after the other. */
export async function* concatConcurrent<T>(
  sources: Iterable<AsyncIterable<T>>,
  ahead: ReadAheadBounds<T>,
): AsyncGenerator<T> {
  const room = new Room(ahead.room);
  const rest = sources[Symbol.iterator]();
  const readers: Reader<T>[] = [];
  try {
    for (;;) {
      while (readers.length < ahead.most) {
        const next = rest.next();
        if (next.done === true) break;
        readers.push(new Reader(next.value, room, ahead.sizeOf));
      }
      const reader = readers.shift();
      if (reader === undefined) return;
      yield* reader.items();
    }
  } finally {
    room.close();
  }
}

/** What all sources together hold that was read before its turn. */
class Room {
  isClosed = false;
  readonly #most: number;
  #taken = 0;
  #waiting: (() => void)[] = [];

  constructor(most: number) {
    this.#most = most;
  }

  change(size: number): void {
    this.#taken += size;
    this.wake();
  }

  close(): void {
    this.isClosed = true;
    this.wake();
  }

  wake(): void {
    for (const wake of this.#waiting.splice(0)) wake();
  }

  /** Resolves when there is room, or none is needed any more. */
  async wait(isFree: () => boolean): Promise<void> {
    while (this.#taken >= this.#most && !isFree() && !this.isClosed) {
      await new Promise<void>((resolve) => {
        this.#waiting.push(resolve);
      });
    }
  }
}

/** One source, read ahead as far as there is room; without a bound once its turn has come. */
class Reader<T> {
  readonly #room: Room;
  readonly #sizeOf: (item: T) => number;
  readonly #read: T[] = [];
  readonly #done: Promise<void>;
  #isDone = false;
  #isItsTurn = false;
  #arrived: () => void = () => undefined;

  constructor(source: AsyncIterable<T>, room: Room, sizeOf: (item: T) => number) {
    this.#room = room;
    this.#sizeOf = sizeOf;
    this.#done = this.#readAll(source).finally(() => {
      this.#isDone = true;
      this.#arrived();
    });
    // The consumer gets a failure in its turn, and not before.
    void this.#done.catch(() => undefined);
  }

  async *items(): AsyncGenerator<T> {
    this.#isItsTurn = true;
    this.#room.wake();
    for (;;) {
      const item = this.#read.shift();
      if (item === undefined) {
        if (this.#isDone) {
          await this.#done;
          return;
        }
        await new Promise<void>((resolve) => {
          this.#arrived = resolve;
        });
        continue;
      }
      this.#room.change(-this.#sizeOf(item));
      yield item;
    }
  }

  async #readAll(source: AsyncIterable<T>): Promise<void> {
    for await (const item of source) {
      this.#read.push(item);
      this.#room.change(this.#sizeOf(item));
      this.#arrived();
      // At its turn one item waits at most: what is read faster than it is taken would be kept.
      await this.#room.wait(() => this.#isItsTurn && this.#read.length === 0);
      if (this.#room.isClosed) return;
    }
  }
}
