/**
 * What JavaScript and the kernel agree on: where things lie in the one memory, and the control block through which a
 * block of lines is handed over. The other end of it is src/encode/kernel.ts. All addresses are in bytes, of 32 bits.
 */

/** The kernel reads and writes this many bytes at once, beyond the end too. */
export const BLOCK: usize = 16;
/** Where the columns of the line at hand begin and end: addresses, -1 where the line has no value. */
export const FROM: usize = 0x10000;
export const TO: usize = 0x220000;
/** As many as a line of the longest message can have, and more. */
export const MOST_SPANS: u32 = 0x84000;

/** Why the kernel hands back. */
export const DONE: u32 = 0;
/** The line at hand is for JavaScript: it has an unusual form, is too long, or its time is out of bounds. */
export const ODD: u32 = 1;
/** There is no room for what the line at hand may become. */
export const FULL: u32 = 2;

/**
 * A constant part of messages: where it lies as it stands inside a JSON string, how long it is, how much of it exists only for
 * the escaping. Where anything does, the same without escapes lies behind it.
 */
@unmanaged
export class Piece {
  at: u32;
  length: u32;
  added: u32;
}

/** Fields in the order of `CONTROL` in src/encode/kernel.ts. */
@unmanaged
export class Control {
  oldest: f64;
  newest: f64;
  /** The next line, and how many there are; where they begin and end, from the input's start. */
  line: u32;
  lines: u32;
  input: u32;
  starts: u32;
  ends: u32;
  /** Where the next byte of the output goes, where the output began, and where its room ends. */
  at: u32;
  start: u32;
  limit: u32;
  /** Events written, and the tables of their times, sizes and ends. */
  events: u32;
  timestamps: u32;
  sizes: u32;
  entries: u32;
  /** Longest message. */
  most: u32;
  /** Bytes that the constant parts of a message take at most. */
  constant: u32;
  /** Around an event: before its time, before its message, after it. */
  head: u32;
  middle: u32;
  tail: u32;
  /** Within a message: before the line or the record, and after it. */
  before: u32;
  after: u32;
  /** The kinds of a line's tokens, how many are known, how many there are at least, and which is the time. */
  layout: u32;
  tokens: u32;
  minTokens: u32;
  timeToken: u32;
  /** What stands before the record's columns, their number, which are text; the pieces around further tokens. */
  fields: u32;
  columns: u32;
  texts: u32;
  extra: u32;
  /** Tokens of the line at hand after the last known one. */
  extras: u32;
  /** Whether times may lack their `Z`. */
  zoneless: u32;
  /** Whether the messages of the block are lines of their own, and not strings in entries of PutLogEvents. */
  asLines: u32;
  /** Lines that were too long for the block. */
  oversize: u32;
}

export const control: Control = changetype<Control>(16);
