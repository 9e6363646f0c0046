import { takeAdded, text } from './escape';
import { BLOCK, control, DONE, FULL, ODD } from './memory';
import { piece, record } from './record';
import { scan } from './scan';
import { NEWLINE, ZERO } from './search';
import { timeOf } from './time';

/** Timestamps are written as two numbers of which each fits 32 bits. */
const LOW_DIGITS: u32 = 7;
const LOW: f64 = 10_000_000;
/** One byte of a message grows to seven at most: a control character in a JSON text inside a JSON string. */
const MOST_GROWTH: usize = 7;

/** The last `count` digits of a number. */
function digits(value: u32, count: u32, to: usize): usize {
  for (let i = count; i > 0; i--) {
    store<u8>(to + i - 1, ZERO + <u8>(value % 10));
    value /= 10;
  }
  return to + count;
}

function digitCount(value: u32): u32 {
  let count: u32 = 1;
  for (; value >= 10; value /= 10) count++;
  return count;
}

function timestamp(time: f64, to: usize): usize {
  const high = <u32>(time / LOW);
  const low = <u32>(time - <f64>high * LOW);
  if (high === 0) return digits(low, digitCount(low), to);
  return digits(low, LOW_DIGITS, digits(high, digitCount(high), to));
}

/** Starts an event; hands back where its message begins. */
export function begin(time: f64): usize {
  const at: usize = control.at;
  const to = control.asLines ? at : piece(control.middle, timestamp(time, piece(control.head, at)));
  takeAdded();
  return to;
}

/** Writes what stands after a message. */
function finish(to: usize): usize {
  if (!control.asLines) return piece(control.tail, to);
  store<u8>(to, NEWLINE);
  return to + 1;
}

/** Ends the event whose message is [message, to); false when it is larger than an event may be: then it is not one. */
export function commit(time: f64, message: usize, to: usize): bool {
  const added = takeAdded();
  const size = <u32>(to - message) - (control.asLines ? 0 : added);
  if (size > control.most) return false;
  const event = control.events;
  control.at = <u32>finish(to);
  store<f64>(control.timestamps + 8 * event, time);
  store<u32>(control.sizes + 4 * event, size);
  store<u32>(control.entries + 4 * event, control.at - control.start);
  control.events = event + 1;
  return true;
}

/**
 * Writes the event of a line, in the room that is there: the line as it stands, or the record of its columns, which were
 * scanned; false when it is larger than an event may be.
 */
export function event(time: f64, start: usize, end: usize, asRecord: bool): bool {
  const message = begin(time);
  const before = piece(control.before, message);
  const inner = asRecord ? record(before) : text(start, end - start, before);
  return commit(time, message, piece(control.after, inner));
}

/** Writes an event for each of the block's lines; hands back at the first line that it leaves to JavaScript. */
export function lines(asRecords: bool): u32 {
  for (; control.line < control.lines; control.line++) {
    const start: usize = control.input + load<u32>(control.starts + 4 * control.line);
    const end: usize = control.input + load<u32>(control.ends + 4 * control.line);
    if (<usize>control.at + (end - start) * MOST_GROWTH + control.constant + BLOCK > <usize>control.limit)
      return FULL;
    const time = timeOf(start, end, control.timeToken, control.zoneless !== 0);
    if (!(time >= control.oldest && time <= control.newest)) return ODD;
    if (asRecords && scan(start, end) !== DONE) return ODD;
    if (!event(time, start, end, asRecords)) return ODD;
  }
  return DONE;
}
