import type { StopError } from '../../engine/mode.js';

/** A window that may need an export task. */
interface TaskWindow {
  readonly logGroup: string;
  /** Where the window begins, epoch ms. */
  readonly from: number;
  /** Whether the ledger names a task that carries it: that one is looked after first. */
  readonly begun: boolean;
}

/**
 * AWS runs one export task a time: this says which window of the run is next. The group that had the minTokens turns comes
 * first, so that one with a long backlog does not starve the others; of these the oldest window. A window waits for
 * older ones of its group until it is known whether they need a task.
 */
export class TaskTurns {
  readonly #places = new Set<TaskPlace>();
  readonly #turns = new Map<string, number>();
  #isTaken = false;
  #closed: StopError | undefined;

  /** The window's place in the queue: to be taken at once, and left when the window needs no task any more. */
  enter(window: TaskWindow): TaskPlace {
    const place = new TaskPlace(window, {
      moved: () => {
        this.#next();
      },
      left: () => {
        this.#places.delete(place);
      },
    });
    this.#places.add(place);
    return place;
  }

  /** No window that has no task yet gets one any more in this run. */
  close(reason: StopError): void {
    this.#closed ??= reason;
    this.#next();
  }

  #next(): void {
    for (const place of this.#places) {
      if (this.#closed !== undefined && !place.window.begun) place.refuse(this.#closed);
    }
    if (this.#isTaken) return;
    const ready = [...this.#places].filter((place) => place.isWaiting && !this.#waitsForOlder(place));
    const [first] = ready;
    if (first === undefined) return;
    const next = ready.reduce((a, b) => (this.#isBefore(b.window, a.window) ? b : a), first);
    this.#isTaken = true;
    this.#turns.set(next.window.logGroup, this.#turnsOf(next.window) + 1);
    next.begin(() => {
      this.#isTaken = false;
      this.#next();
    });
  }

  #waitsForOlder({ window }: TaskPlace): boolean {
    if (window.begun) return false;
    return [...this.#places].some(
      (other) =>
        other.isUndecided && other.window.logGroup === window.logGroup && other.window.from < window.from,
    );
  }

  #isBefore(a: TaskWindow, b: TaskWindow): boolean {
    if (a.begun !== b.begun) return a.begun;
    const [turnsOfA, turnsOfB] = [this.#turnsOf(a), this.#turnsOf(b)];
    return turnsOfA === turnsOfB ? a.from < b.from : turnsOfA < turnsOfB;
  }

  #turnsOf({ logGroup }: TaskWindow): number {
    return this.#turns.get(logGroup) ?? 0;
  }
}

interface Queue {
  /** This place does not hold back others any more, or can be chosen. */
  readonly moved: () => void;
  readonly left: () => void;
}

/** One window's place among those of the run that may need an export task. */
export class TaskPlace {
  readonly window: TaskWindow;
  /** Whether nobody knows yet if the window needs a task. */
  isUndecided = true;
  readonly #queue: Queue;
  #waiting: { begin: (end: () => void) => void; refuse: (reason: Error) => void } | undefined;

  constructor(window: TaskWindow, queue: Queue) {
    this.window = window;
    this.#queue = queue;
  }

  get isWaiting(): boolean {
    return this.#waiting !== undefined;
  }

  /** Resolves when the window may have its task; the function given ends the turn. Throws when the run ends before. */
  async take(signal: AbortSignal): Promise<() => void> {
    signal.throwIfAborted();
    const onAbort = (): void => {
      const reason: unknown = signal.reason;
      this.refuse(
        reason instanceof Error ? reason : new Error('The run stopped waiting for the export task.'),
      );
    };
    signal.addEventListener('abort', onAbort, { once: true });
    this.isUndecided = false;
    try {
      return await new Promise((begin, refuse) => {
        this.#waiting = { begin, refuse };
        this.#queue.moved();
      });
    } finally {
      signal.removeEventListener('abort', onAbort);
    }
  }

  begin(end: () => void): void {
    this.#waiting?.begin(end);
    this.#waiting = undefined;
  }

  refuse(reason: Error): void {
    this.#waiting?.refuse(reason);
    this.#waiting = undefined;
  }

  leave(): void {
    this.isUndecided = false;
    this.#queue.left();
    this.#queue.moved();
  }
}
