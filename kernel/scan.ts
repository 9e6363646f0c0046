import { control, FROM, MOST_SPANS, ODD, DONE, TO } from './memory';
import { COLON, DASH, find, findLast, isDash, isDecimal, isInteger, QUOTE, SPACE } from './search';

const OPENING_BRACKET: u8 = 0x5b;
const CLOSING_BRACKET: u8 = 0x5d;
const NOTHING: i32 = -1;

/** Kinds of tokens, as `KINDS` in src/encode/record.ts numbers them. */
const STRING: u32 = 0;
const INT: u32 = 1;
const DOUBLE: u32 = 2;
const QUOTED: u32 = 3;
const ENDPOINT: u32 = 4;
/** Beside the kind: the service never quotes this token, so a quote there means that another one ended too early. */
const UNQUOTED: u32 = 8;

function place(column: u32, from: i32, to: usize): void {
  store<i32>(FROM + 4 * column, from);
  store<i32>(TO + 4 * column, <i32>to);
}

function placeText(column: u32, from: usize, to: usize): void {
  place(column, isDash(from, to) ? NOTHING : <i32>from, to);
}

/** Where the quote is that closes the token at `from`: before a space, or at the end; the end when there is none. */
function closingQuote(from: usize, end: usize): usize {
  let at = find(from, end, QUOTE);
  while (at + 1 < end && load<u8>(at, 1) !== SPACE) at = find(at + 1, end, QUOTE);
  return at;
}

/** Where the address of an endpoint ends: before its last colon, unless that one belongs to an IPv6 address. */
function addressEnd(from: usize, to: usize): usize {
  let colon = to;
  while (colon > from && load<u8>(colon - 1) !== COLON && load<u8>(colon - 1) !== CLOSING_BRACKET) colon--;
  if (colon === from || load<u8>(colon - 1) === CLOSING_BRACKET) return to;
  colon--;
  const inside = find(from, to, COLON) < colon && load<u8>(colon - 1) !== CLOSING_BRACKET;
  return inside && !isInteger(colon + 1, to) ? to : colon;
}

/** An address and its port; false when the port is no number. */
function placeEndpoint(column: u32, from: usize, to: usize): bool {
  const end = addressEnd(from, to);
  const bracketed: usize =
    load<u8>(from) === OPENING_BRACKET && load<u8>(end - 1) === CLOSING_BRACKET ? 1 : 0;
  placeText(column, from + bracketed, end - bracketed);
  const portless = end + 1 >= to || isDash(end + 1, to);
  place(column + 1, portless ? NOTHING : <i32>(end + 1), to);
  return portless || isInteger(end + 1, to);
}

/**
 * Verb, URL and protocol, parted at the first and the last space. A request without a version ends in the space before
 * it (`GET https://host:443/a b `); where there is no verb either (`- - - `), a space at the end says nothing.
 */
function placeRequest(column: u32, from: usize, end: usize): void {
  let to = end;
  if (load<u8>(from) === DASH && load<u8>(from, 1) === SPACE)
    while (to > from && load<u8>(to - 1) === SPACE) to--;
  const first = find(from, to, SPACE);
  const last = max<usize>(first, findLast(from, to, SPACE));
  const urlFrom = first < to ? first + 1 : from;
  const urlTo = last > first ? last : to;
  placeText(column, from, max<usize>(from, urlFrom - 1));
  placeText(column + 1, urlFrom, urlTo);
  placeText(column + 2, min<usize>(to, urlTo + 1), to);
  if (first === to) store<i32>(FROM + 4 * column, NOTHING);
  if (urlTo + 1 >= to) store<i32>(FROM + 4 * (column + 2), NOTHING);
}

function widthOf(kind: u32): u32 {
  return kind < ENDPOINT ? 1 : kind - 2;
}

/** Places a token; false when it holds no number where one belongs. */
function placeToken(kind: u32, column: u32, from: usize, to: usize): bool {
  if (isDash(from, to)) {
    for (let i: u32 = 0; i < widthOf(kind); i++) store<i32>(FROM + 4 * (column + i), NOTHING);
    return true;
  }
  if (kind === ENDPOINT) return placeEndpoint(column, from, to);
  place(column, <i32>from, to);
  if (kind === STRING) return true;
  if (kind === INT) return isInteger(from, to);
  if (kind === DOUBLE) return isDecimal(from, to);
  if (kind === QUOTED) {
    if (load<u8>(from - 1) === QUOTE) place(column, <i32>(from - 1), to + 1);
    return true;
  }
  placeRequest(column, from, to);
  return true;
}

/**
 * Finds the columns of the line in [start, end): tokens parted by spaces, quoted where they may hold some. A line whose
 * form leaves any doubt is odd: the reader in JavaScript knows what to make of it, or says what is wrong with it.
 */
export function scan(start: usize, end: usize): u32 {
  const tokens = control.tokens;
  const columns = control.columns;
  const layout: usize = control.layout;
  let token: u32 = 0;
  let column: u32 = 0;
  let extras: u32 = 0;
  let at = start;
  while (at < end) {
    const first = load<u8>(at);
    if (first === SPACE) {
      at++;
      continue;
    }
    let to: usize;
    const shape: u32 = token < tokens ? load<u32>(layout + 4 * token) : 0;
    if (first === QUOTE) {
      if ((shape & UNQUOTED) !== 0) return ODD;
      at++;
      to = closingQuote(at, end);
      if (to >= end) return ODD;
    } else {
      to = find(at, end, SPACE);
      if (load<u8>(to - 1) === QUOTE) return ODD;
    }
    if (token < tokens) {
      const kind = shape & (UNQUOTED - 1);
      if (!placeToken(kind, column, at, to)) return ODD;
      column += widthOf(kind);
    } else {
      if (columns + extras === MOST_SPANS) return ODD;
      place(columns + extras, <i32>at, to);
      extras++;
    }
    token++;
    at = to + 1;
  }
  if (token < control.minTokens) return ODD;
  for (; column < columns; column++) store<i32>(FROM + 4 * column, NOTHING);
  control.extras = extras;
  return DONE;
}
