import type { LineBlock } from '../../encode/types.js';
import type { ExportedEvent } from './entries.js';
import { timeAt } from '../../encode/log-time.js';

/** `2026-11-01T00:00:00.000Z`; a space follows. */
const STAMP_LENGTH = 24;
const SPACE = 0x20;
/** What is kept of a message. The longest that is looked into (a Lambda report, an API Gateway entry) has some 2 KB. */
export const MAX_MESSAGE_CHARACTERS = 16 * 1024;

/**
 * Puts the events of one exported object together again. Messages are not escaped in an export, so a line without a
 * timestamp goes on with the message before it; before the first it belongs to no event and is counted.
 */
export class ExportedEvents {
  readonly #take: (event: ExportedEvent) => void;
  /** Lines that belong to no event. */
  linesWithoutEvent = 0;
  #timestamp = NaN;
  #message = '';

  constructor(take: (event: ExportedEvent) => void) {
    this.#take = take;
  }

  push({ bytes, count, starts, ends }: LineBlock): void {
    for (let i = 0; i < count; i++) {
      const [start = 0, end = 0] = [starts[i], ends[i]];
      const timestamp = stampAt(bytes, start, end);
      if (Number.isNaN(timestamp)) this.#continue(bytes, start, end);
      else {
        this.end();
        this.#timestamp = timestamp;
        this.#message = textOf(bytes, start + STAMP_LENGTH + 1, end);
      }
    }
  }

  /** Nothing follows: hands on the last event. */
  end(): void {
    if (!Number.isNaN(this.#timestamp)) this.#take({ timestamp: this.#timestamp, message: this.#message });
    this.#timestamp = NaN;
    this.#message = '';
  }

  #continue(bytes: Buffer, start: number, end: number): void {
    if (Number.isNaN(this.#timestamp)) this.linesWithoutEvent += 1;
    if (Number.isNaN(this.#timestamp) || this.#message.length >= MAX_MESSAGE_CHARACTERS) return;
    this.#message = `${this.#message}\n${textOf(bytes, start, end)}`.slice(0, MAX_MESSAGE_CHARACTERS);
  }
}

function stampAt(bytes: Buffer, start: number, end: number): number {
  const stampEnd = start + STAMP_LENGTH;
  if (end < stampEnd || (end > stampEnd && bytes[stampEnd] !== SPACE)) return NaN;
  return timeAt(bytes, { from: start, to: stampEnd }, false);
}

function textOf(bytes: Buffer, start: number, end: number): string {
  return bytes.toString('utf8', start, Math.min(end, start + MAX_MESSAGE_CHARACTERS));
}
