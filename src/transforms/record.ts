import type { LineReader } from '../events.js';

/** The line at hand: one object for all lines, filled anew for each. All of it is valid UTF-8. */
export interface LineRecord {
  bytes: Buffer;
  start: number;
  end: number;
  readonly fields: LineReader;
}

/** Where a field begins, or -1 where the line has none. */
export function startOf(line: LineRecord, index: number): number {
  return line.fields.from[index] ?? -1;
}

export function endOf(line: LineRecord, index: number): number {
  return line.fields.to[index] ?? 0;
}

/** Replaces the text of a field, which is there; the answer is valid UTF-8. */
export type Replace = (bytes: Buffer, from: number, to: number) => Buffer;

/** Which columns of a line are replaced, by their position; `extra` goes for all tokens after the last column. */
export interface Redaction {
  readonly columns: readonly (Replace | undefined)[];
  readonly extra: Replace | undefined;
}
