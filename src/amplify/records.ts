import { createHash } from 'node:crypto';
import {
  AmplifyRows,
  columnName,
  NO_VALUE,
  plainValue,
  REQUEST_ID,
  requestIdOf,
  type AmplifyHeader,
  type AmplifyRow,
} from './csv.js';
import { AmplifyJson, idOfJson, unparsedJson } from './record-json.js';

/** A row of an access log as a record of its own. */
export interface AmplifyRecord {
  /** As the service wrote it. */
  readonly line: string;
  readonly row: AmplifyRow;
  /** Names it by its id; absent where it has none, and then it is never taken for another one's double. */
  readonly key: string | undefined;
  /** Why it has no shape; absent where it has one. */
  readonly fault: string | undefined;
  /** How large a share of such requests it stands for; absent where no sample is taken. */
  readonly sampleRate?: number;
  /** Replaces a row that cannot be parsed and may not be shown, as JSON. */
  readonly hidden?: string;
}

/** Records below one header: read from rows, written as text, and known again in what a destination holds. */
export class RecordFormat {
  readonly header: AmplifyHeader;
  readonly #rows: AmplifyRows;
  readonly #json: AmplifyJson;

  constructor(header: AmplifyHeader) {
    this.header = header;
    this.#rows = new AmplifyRows(header);
    this.#json = new AmplifyJson(header, plainValue);
  }

  read(line: string): AmplifyRecord {
    const row = this.#rows.read(line);
    const fault = this.#rows.faultOf(row);
    const hasId = fault === undefined && row.id !== NO_VALUE;
    return { line, row, fault, key: hasId ? keyOfId(row.id) : undefined };
  }

  /** The record as one JSON object. */
  json({ line, row, fault, sampleRate, hidden }: AmplifyRecord): string {
    return fault === undefined ? this.#json.encode(row, sampleRate) : (hidden ?? unparsedJson(line, fault));
  }

  /** Names a record by the text that a destination holds of it, in whichever format it was written. */
  keyOf(text: string): string {
    if (!text.startsWith('{')) return this.read(text).key ?? keyOfText(text);
    // Others may have written it as the service escapes it. What a row would not accept as an id is none here either.
    const id = requestIdOf(idOfJson(text, REQUEST_ID) ?? idOfJson(text, columnName(REQUEST_ID)) ?? '');
    return id === undefined ? keyOfText(text) : keyOfId(id);
  }
}

/** Length of a record's name. */
export const KEY_LENGTH = 13;

/** A name for a record by which it is known again. */
function keyOfId(id: string): string {
  return `i${shortDigest(id)}`;
}

/** The same for a record without an id. */
export function keyOfText(text: string): string {
  return `t${shortDigest(text)}`;
}

/** 72 bits of SHA-256: short enough for a ledger, and over the millions of an hour a chance meeting is out of the question. */
function shortDigest(text: string): string {
  return createHash('sha256')
    .update(text)
    .digest('base64')
    .slice(0, KEY_LENGTH - 1);
}

/** Records that a destination holds. One with an id matches any number of times, one without as often as it is held. */
export class KnownRecords {
  readonly #counts = new Map<string, number>();

  add(key: string): void {
    this.#counts.set(key, (this.#counts.get(key) ?? 0) + 1);
  }

  /** Whether the record is held; one without an id is then used up. */
  take(key: string): boolean {
    const count = this.#counts.get(key) ?? 0;
    if (count > 0 && key.startsWith('t')) this.#counts.set(key, count - 1);
    return count > 0;
  }
}
