import { createHash } from 'node:crypto';
import { AmplifyRows, LAST_COLUMN, parseAmplifyHeader, type AmplifyHeader } from './csv.js';
import { LineSplitter } from '../encode/lines.js';
import type { LineBlock } from '../encode/types.js';
import { Spool, type SpoolSpace } from '../objects/spool.js';
import { HOUR_MS } from '../time-zone.js';

/** The rows of one hour, in the order of the service. The holder must dispose of them. */
export interface HourRows {
  /** Absent when the answer was blank. */
  readonly header: AmplifyHeader | undefined;
  readonly rows: Spool;
  readonly count: number;
  /** Rows of the answer that belong to none of its hours. One hour gets them, so that the tally adds up. */
  readonly unplaced: UnassignedRows;
  /** When the service was asked, epoch ms. */
  readonly askedAt: number;
}

/** Counts of an answer that belong to none of its hours. */
export interface UnassignedRows {
  /** Rows of hours that were not asked for. */
  readonly outside: number;
  /** Rows without a time: they have no hour. */
  readonly timeless: number;
  readonly oversize: number;
  /** Answers that were used, and their bytes as downloaded. */
  readonly answers: number;
  readonly bytes: number;
}

const NO_UNASSIGNED_ROWS: UnassignedRows = {
  outside: 0,
  timeless: 0,
  oversize: 0,
  answers: 0,
  bytes: 0,
};

/**
 * How complete an answer is: `whole`; `empty`, with a header and without a row of the hours asked for; `blank`,
 * without even a header; `cut` in mid-row; or `unended`, without the last line end, so that a value may be cut.
 */
type Completeness = 'whole' | 'empty' | 'blank' | 'cut' | 'unended';

/** What one download of access logs held, hour by hour. */
export interface Answer {
  readonly completeness: Completeness;
  /** The same for the same content. */
  readonly digest: string;
  readonly hours: ReadonlyMap<number, HourRows>;
}

interface AnswerSettings {
  /** The beginnings of the hours asked for, epoch ms. */
  readonly hours: readonly number[];
  readonly space: SpoolSpace;
  readonly askedAt: number;
  /** Bytes that were downloaded for the answer so far. */
  readonly downloaded: () => number;
}

/** Reads an answer to its end and puts each row with its own hour, by its own date and time. */
export async function readAnswer(pieces: AsyncIterable<Buffer>, settings: AnswerSettings): Promise<Answer> {
  const reader = new AnswerReader(settings);
  try {
    for await (const piece of pieces) await reader.push(piece);
    return await reader.end();
  } catch (error) {
    await reader.dispose();
    throw error;
  }
}

/** Releases the rows of an answer that is not used. */
export async function dispose(answer: Answer): Promise<void> {
  for (const { rows } of answer.hours.values()) await rows.dispose();
}

const LF = 0x0a;

class AnswerReader {
  readonly #settings: AnswerSettings;
  readonly #lines = new LineSplitter();
  readonly #digest = createHash('sha256');
  readonly #spools: ReadonlyMap<number, Spool>;
  readonly #counts = new Map<number, number>();
  #rows: AmplifyRows | undefined;
  #isHeadless = false;
  #lastByte = LF;
  /** Whether what came last, header or row, lacks a value that it should have. */
  #lacksValues = false;
  #outside = 0;
  #timeless = 0;
  #oversize = 0;

  constructor(settings: AnswerSettings) {
    this.#settings = settings;
    this.#spools = new Map(settings.hours.map((hour) => [hour, new Spool(settings.space)]));
  }

  async push(piece: Buffer): Promise<void> {
    if (piece.length === 0) return;
    this.#digest.update(piece);
    this.#lastByte = piece[piece.length - 1] ?? LF;
    await this.#take(this.#lines.push(piece));
  }

  async end(): Promise<Answer> {
    await this.#take(this.#lines.end());
    const { hours, askedAt, downloaded } = this.#settings;
    const unplaced: UnassignedRows = {
      outside: this.#outside,
      timeless: this.#timeless,
      oversize: this.#oversize,
      answers: 1,
      bytes: downloaded(),
    };
    const found = hours.map((hour, index): [number, HourRows] => {
      const rows = this.#spools.get(hour) ?? new Spool(this.#settings.space);
      const count = this.#counts.get(hour) ?? 0;
      const its = index === 0 ? unplaced : NO_UNASSIGNED_ROWS;
      return [hour, { header: this.#rows?.header, rows, count, unplaced: its, askedAt }];
    });
    return {
      completeness: this.#completeness(),
      digest: this.#digest.digest('base64'),
      hours: new Map(found),
    };
  }

  async dispose(): Promise<void> {
    for (const spool of this.#spools.values()) await spool.dispose();
  }

  #completeness(): Completeness {
    // Rows without a header are the rest of something; a header that is cut short lacks a column or a line end.
    if (this.#rows === undefined) return this.#isHeadless ? 'cut' : 'blank';
    if (this.#lastByte !== LF) return this.#lacksValues ? 'cut' : 'unended';
    return this.#counts.size > 0 ? 'whole' : 'empty';
  }

  async #take({ bytes, count, starts, ends, oversize }: LineBlock): Promise<void> {
    this.#oversize += oversize;
    const found = new Map<number, string[]>();
    for (let i = 0; i < count; i += 1) {
      const line = bytes.toString('utf8', starts[i], ends[i]);
      if (this.#rows === undefined) this.#begin(line);
      else this.#sort(line, this.#rows, found);
    }
    for (const [hour, lines] of found) {
      this.#counts.set(hour, (this.#counts.get(hour) ?? 0) + lines.length);
      await this.#spools.get(hour)?.append(Buffer.from(`${lines.join('\n')}\n`));
    }
  }

  #begin(line: string): void {
    const header = parseAmplifyHeader(line);
    if (header === undefined) this.#isHeadless = true;
    else if (!this.#isHeadless) {
      this.#rows = new AmplifyRows(header);
      this.#lacksValues = !header.columns.includes(LAST_COLUMN);
    }
  }

  #sort(line: string, rows: AmplifyRows, found: Map<number, string[]>): void {
    const row = rows.read(line);
    this.#lacksValues = rows.isShort(row);
    const hour = Math.floor(row.time / HOUR_MS) * HOUR_MS;
    if (Number.isNaN(row.time)) this.#timeless += 1;
    else if (!this.#spools.has(hour)) this.#outside += 1;
    else {
      const lines = found.get(hour);
      if (lines === undefined) found.set(hour, [line]);
      else lines.push(line);
    }
  }
}
