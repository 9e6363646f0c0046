import { count, distanceSymbol, DISTANCES, FREE, lengthSymbol, LITERALS, LONGEST_LENGTH } from './symbols';

/** How far back a match may lie (RFC 1951, 2). */
const WINDOW: usize = 32_768;
/**
 * Matches are found by eight bytes; they may begin before them. By fewer, more and shorter matches are found in log lines:
 * that takes longer, and the result is larger.
 */
const FOUND_BY: usize = 8;
/** 2^64 divided by the golden ratio, as an odd number: its multiples are spread evenly. */
const SPREAD: u64 = ((<u64>0x9e37_79b1) << 32) | 0x85eb_ca87;
/** For each hash of eight bytes the address where they were last, or where others of the same hash were. */
const HASH_BITS: u64 = 15;
const PLACES: usize = FREE;
const PLACES_BYTES: usize = 4 << 15;

/** The matches of a block, of 8 bytes each: literals before it, its length, its distance less one. */
export const MATCHES: usize = PLACES + PLACES_BYTES;
export const MATCH_BYTES: usize = 8;
const MOST_MATCHES: usize = 24_576;

/**
 * A longer search finds matches by four bytes, and looks at so many earlier places of the same bytes, for the longest
 * match. For each address, by its remainder, the one before it of the same hash.
 */
const CHAIN: usize = MATCHES + MATCH_BYTES * MOST_MATCHES;
const MOST_TRIES: u32 = 32;
const LEAST_LENGTH: usize = 4;
/** A match of this length is taken without a look at what begins a byte later, or at earlier places. */
const LONG_MATCH: usize = 96;

/** What `search` found. */
let foundLength: usize = 0;
let foundPast: usize = 0;

/** What the last call found ends here, in the table of matches and in the input. */
export let matchesEnd: usize = 0;
export let inputEnd: usize = 0;

/** Nothing was seen yet. */
export function clearPlaces(): void {
  memory.fill(PLACES, 0, PLACES_BYTES);
}

function placeOf(at: usize): usize {
  return PLACES + 4 * <usize>((load<u64>(at) * SPREAD) >> (64 - HASH_BITS));
}

/** Where the bytes at `at`, which end before `end`, cease to be the same as the earlier ones. */
function sameUpTo(earlier: usize, at: usize, end: usize): usize {
  const back = at - earlier;
  for (let i = at; i < end; i += 8) {
    const other = load<u64>(i) ^ load<u64>(i - back);
    if (other !== 0) return min<usize>(i + <usize>(ctz(other) >> 3), end);
  }
  return end;
}

/** Notes a match after some literals, its distance being there, and counts the symbols of all. */
function note(match: usize, anchor: usize, at: usize, to: usize): void {
  for (let i = anchor; i < at; i++) count(LITERALS, load<u8>(i));
  store<u32>(match, <u32>(at - anchor));
  store<u16>(match, <u16>(to - at), 4);
  if (at === to) return;
  count(LITERALS, lengthSymbol(<u32>(to - at)));
  count(DISTANCES, distanceSymbol(load<u16>(match, 6)));
}

/**
 * Finds in the input from `from` on what was in it before, up to its end or as far as the table of matches goes. What comes
 * after the last match is noted as literals before a match of no length.
 */
export function findMatches(first: usize, from: usize, end: usize): void {
  const last = MATCHES + MATCH_BYTES * (MOST_MATCHES - 1);
  let match = MATCHES;
  let anchor = from;
  let at = from;
  while (at + FOUND_BY <= end && match < last) {
    const place = placeOf(at);
    let earlier = <usize>load<u32>(place);
    store<u32>(place, <u32>at);
    // A match that began before what it was found by may end before it, too: then this is the same place.
    const past = at - earlier - 1;
    if (past >= WINDOW || load<u64>(earlier) !== load<u64>(at)) {
      at++;
      continue;
    }
    while (at > anchor && earlier > first && load<u8>(at - 1) === load<u8>(earlier - 1)) {
      at--;
      earlier--;
    }
    const to = sameUpTo(earlier, at, min<usize>(at + LONGEST_LENGTH, end));
    store<u16>(match, <u16>past, 6);
    note(match, anchor, at, to);
    match += MATCH_BYTES;
    at = to;
    anchor = to;
  }
  inputEnd = match < last ? end : anchor;
  if (match < last) note(match, anchor, end, end);
  matchesEnd = match < last ? match + MATCH_BYTES : match;
}

/** Notes where four bytes are; hands back where they, or others of the same hash, were before. */
function chain(at: usize): usize {
  const place = PLACES + 4 * <usize>((<u64>load<u32>(at) * SPREAD) >> (64 - HASH_BITS));
  const earlier = <usize>load<u32>(place);
  store<u32>(place, <u32>at);
  store<u32>(CHAIN + 4 * (at & (WINDOW - 1)), <u32>earlier);
  return earlier;
}

/** Finds the longest match at `at` that is longer than `least`; `foundLength` is `least` where there is none. */
function search(at: usize, end: usize, least: usize): void {
  foundLength = least;
  let earlier = chain(at);
  for (let tries = MOST_TRIES; tries > 0 && at - earlier < WINDOW; tries--) {
    // Where the last four bytes of a longer match differ, there is none.
    const tail = foundLength - 3;
    if (load<u32>(earlier + tail) === load<u32>(at + tail)) {
      const length = sameUpTo(earlier, at, min<usize>(at + LONGEST_LENGTH, end)) - at;
      if (length > foundLength) {
        foundLength = length;
        foundPast = at - earlier - 1;
        if (length >= LONG_MATCH) return;
      }
    }
    earlier = <usize>load<u32>(CHAIN + 4 * (earlier & (WINDOW - 1)));
  }
}

/** As `findMatches`, but searches longer: a match is left for a longer one that begins a byte later. */
export function findLongMatches(from: usize, end: usize): void {
  const last = MATCHES + MATCH_BYTES * (MOST_MATCHES - 1);
  let match = MATCHES;
  let anchor = from;
  let at = from;
  while (at + FOUND_BY <= end && match < last) {
    search(at, end, LEAST_LENGTH - 1);
    if (foundLength < LEAST_LENGTH) {
      at++;
      continue;
    }
    let length = foundLength;
    let past = foundPast;
    let next = at + 1;
    while (length < LONG_MATCH && next + FOUND_BY <= end) {
      search(next, end, length);
      if (foundLength === length) break;
      length = foundLength;
      past = foundPast;
      at = next++;
    }
    const to = at + length;
    store<u16>(match, <u16>past, 6);
    note(match, anchor, at, to);
    match += MATCH_BYTES;
    if (length < LONG_MATCH) next++;
    for (const chained = min<usize>(to, end - FOUND_BY); next < chained; next++) chain(next);
    at = to;
    anchor = to;
  }
  inputEnd = match < last ? end : anchor;
  if (match < last) note(match, anchor, end, end);
  matchesEnd = match < last ? match + MATCH_BYTES : match;
}
