/**
 * The inner loops of the encoder, in AssemblyScript for WebAssembly: sixteen bytes at a time, where JavaScript takes
 * four. `npm run package` compiles it into src/transforms/kernel-code.ts. All addresses are into the one memory, which
 * has at least sixteen bytes after whatever is read, and room for what is written and sixteen bytes more.
 */

const QUOTE: u8 = 0x22;
const BACKSLASH: u8 = 0x5c;
const LETTER_U: u8 = 0x75;
const BLOCK: usize = 16;

/** Bytes written that exist only for the escaping of the request body, and are no part of messages. */
let added: u32 = 0;

/** Those since the last call. */
export function takeAdded(): u32 {
  const count = added;
  added = 0;
  return count;
}

/** A bit for each of sixteen bytes that cannot stand in a JSON string as it is. */
// @ts-ignore: decorator
@inline
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

// @ts-ignore: decorator
@inline
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

/** Copies valid UTF-8 as it stands inside a JSON string; hands back where it ends. */
export function text(from: usize, length: usize, to: usize): usize {
  const end = from + length;
  while (from < end) {
    const bytes = v128.load(from);
    v128.store(to, bytes);
    const clean = min<usize>(ctz(escapesIn(bytes) | 0x10000), end - from);
    from += clean;
    to += clean;
    if (clean < BLOCK && from < end) to = escapeOnce(load<u8>(from++), to);
  }
  return to;
}

/** Copies valid UTF-8 as it stands inside a JSON string inside a JSON string; hands back where it ends. */
export function nested(from: usize, length: usize, to: usize): usize {
  const end = from + length;
  while (from < end) {
    const bytes = v128.load(from);
    v128.store(to, bytes);
    const clean = min<usize>(ctz(escapesIn(bytes) | 0x10000), end - from);
    from += clean;
    to += clean;
    if (clean < BLOCK && from < end) to = escapeTwice(load<u8>(from++), to);
  }
  return to;
}

/** Copies bytes that need no escaping; hands back where they end. */
export function plain(from: usize, length: usize, to: usize): usize {
  for (let done: usize = 0; done < length; done += BLOCK) v128.store(to + done, v128.load(from + done));
  return to + length;
}

/** What stands before a value, in bytes: where it lies, how long it is, how much of it exists only for the escaping. */
const PIECE: usize = 12;
/** Six pieces (before text, number and null; each after something else and after text), and whether it is text. */
const FIELD: usize = 6 * PIECE + 4;
/** Where a value begins (-1: there is none) and ends, from the input's start. */
const SPAN: usize = 8;

/**
 * Writes the fields of a record as members of a JSON object inside a JSON string. A text's closing quote comes with the
 * piece after it. Hands back where it ends, doubled, and one more where the last value was text.
 */
export function record(fields: usize, spans: usize, count: u32, input: usize, to: usize): usize {
  let afterText: usize = 0;
  for (let i: u32 = 0; i < count; i++) {
    const from = load<i32>(spans);
    const length = load<i32>(spans, 4) - from;
    const isText = load<u32>(fields, 6 * PIECE) !== 0;
    const kind: usize = from < 0 ? 2 : isText ? 0 : 1;
    const piece = fields + (2 * kind + afterText) * PIECE;
    to = plain(load<u32>(piece), load<u32>(piece, 4), to);
    added += load<u32>(piece, 8);
    if (kind === 0) to = nested(input + from, length, to);
    else if (kind === 1) to = plain(input + from, length, to);
    afterText = kind === 0 ? 1 : 0;
    fields += FIELD;
    spans += SPAN;
  }
  return 2 * to + afterText;
}
