import { BLOCK, control } from './memory';

/**
 * Copies text as it stands in a message: as it is where messages are lines of their own, otherwise inside a JSON string. The memory has at least sixteen bytes after whatever is read, and room
 * for what is written and sixteen bytes more.
 */

const QUOTE: u8 = 0x22;
const BACKSLASH: u8 = 0x5c;
const LETTER_U: u8 = 0x75;
/** A backslash and a quote. */
const ESCAPED_QUOTE: u16 = 0x225c;

/** Bytes written that exist only for the escaping of the request body, and are no part of messages. */
let added: u32 = 0;

/** Counts in what constant parts hold of them. */
export function addAdded(count: u32): void {
  added += count;
}

/** Those since the last call. */
export function takeAdded(): u32 {
  const count = added;
  added = 0;
  return count;
}

/** A bit for each of sixteen bytes that cannot stand in a JSON string as it is. */
function escapesIn(bytes: v128): u32 {
  const found = v128.or(
    v128.or(i8x16.eq(bytes, i8x16.splat(QUOTE)), i8x16.eq(bytes, i8x16.splat(BACKSLASH))),
    i8x16.lt_u(bytes, i8x16.splat(0x20)),
  );
  return i8x16.bitmask(found);
}

/** What follows the backslash in the place of a byte. */
function letterOf(byte: u8): u8 {
  switch (byte) {
    case 0x08:
      return 0x62;
    case 0x09:
      return 0x74;
    case 0x0a:
      return 0x6e;
    case 0x0c:
      return 0x66;
    case 0x0d:
      return 0x72;
    case QUOTE:
    case BACKSLASH:
      return byte;
    default:
      return LETTER_U;
  }
}

function hexDigit(value: u8): u8 {
  return value < 10 ? 0x30 + value : 0x57 + value;
}

/** The four digits after a `u`. */
function writeCode(byte: u8, to: usize): usize {
  store<u16>(to, 0x3030);
  store<u8>(to, hexDigit(byte >> 4), 2);
  store<u8>(to, hexDigit(byte & 15), 3);
  return to + 4;
}

function escapeOnce(byte: u8, to: usize): usize {
  const letter = letterOf(byte);
  store<u8>(to, BACKSLASH);
  store<u8>(to, letter, 1);
  added += letter === LETTER_U ? 5 : 1;
  return letter === LETTER_U ? writeCode(byte, to + 2) : to + 2;
}

function escapeTwice(byte: u8, to: usize): usize {
  const letter = letterOf(byte);
  store<u16>(to, 0x5c5c);
  if (letter === QUOTE || letter === BACKSLASH) {
    store<u8>(to, BACKSLASH, 2);
    store<u8>(to, letter, 3);
    added += 2;
    return to + 4;
  }
  store<u8>(to, letter, 2);
  added += 1;
  return letter === LETTER_U ? writeCode(byte, to + 3) : to + 3;
}

/** Copies valid UTF-8 of the message itself; hands back where it ends. */
export function text(from: usize, length: usize, to: usize): usize {
  return control.asLines ? plain(from, length, to) : escapedOnce(from, length, to);
}

/** Copies valid UTF-8 of a JSON string that the message holds; hands back where it ends. */
export function nested(from: usize, length: usize, to: usize): usize {
  return control.asLines ? escapedOnce(from, length, to) : escapedTwice(from, length, to);
}

/**
 * Copies valid UTF-8 as it stands inside a JSON string; hands back where it ends. What is clean for sixteen bytes takes a
 * branch of its own: the processor foretells it, and need not wait for where the next bytes begin.
 */
function escapedOnce(from: usize, length: usize, to: usize): usize {
  const end = from + length;
  while (from < end) {
    const bytes = v128.load(from);
    v128.store(to, bytes);
    const found = escapesIn(bytes);
    if (found === 0) {
      from += BLOCK;
      to += BLOCK;
      continue;
    }
    const clean = <usize>ctz(found);
    from += clean;
    to += clean;
    if (from >= end) break;
    const byte = load<u8>(from++);
    if (byte === QUOTE) {
      store<u16>(to, ESCAPED_QUOTE);
      to += 2;
      added++;
    } else to = escapeOnce(byte, to);
  }
  // The last sixteen bytes may be beyond the end.
  return to - (from - end);
}

/** Copies valid UTF-8 as it stands inside a JSON string inside a JSON string; hands back where it ends. */
function escapedTwice(from: usize, length: usize, to: usize): usize {
  const end = from + length;
  while (from < end) {
    const bytes = v128.load(from);
    v128.store(to, bytes);
    const found = escapesIn(bytes);
    if (found === 0) {
      from += BLOCK;
      to += BLOCK;
      continue;
    }
    const clean = <usize>ctz(found);
    from += clean;
    to += clean;
    if (from >= end) break;
    to = escapeTwice(load<u8>(from++), to);
  }
  return to - (from - end);
}

/** Copies bytes that need no escaping; hands back where they end. */
export function plain(from: usize, length: usize, to: usize): usize {
  for (let done: usize = 0; done < length; done += BLOCK) v128.store(to + done, v128.load(from + done));
  return to + length;
}
