import {
  count,
  distanceSymbol,
  DISTANCES,
  FREE,
  lengthSymbol,
  LITERALS,
  LONGEST_LENGTH,
  uncount,
} from './symbols';

/** How far back a match may lie (RFC 1951, 2). */
export const WINDOW: usize = 32_768;
/**
 * Matches are found by eight bytes; they may begin before them. By fewer, more and shorter matches are found in log lines:
 * that takes longer, and the result is larger.
 */
const FOUND_BY: usize = 8;
/** 2^64 divided by the golden ratio, as an odd number: its multiples are spread evenly. */
export const SPREAD: u64 = ((<u64>0x9e37_79b1) << 32) | 0x85eb_ca87;
/**
 * For each hash of eight bytes the address where they were last, or where others of the same hash were: seldom, since a
 * wrong guess of the processor takes longer than a larger table.
 */
const HASH_BITS: u64 = 16;
const PLACES: usize = FREE;
const PLACES_BYTES: usize = 4 << 16;

/** The matches of a block, of 8 bytes each: literals before it, its length, its distance less one. */
export const MATCHES: usize = PLACES + PLACES_BYTES;
export const MATCH_BYTES: usize = 8;
/** A block ends before it has more. */
export const LAST_MATCH: usize = MATCHES + MATCH_BYTES * 24_575;
export const MATCHES_END: usize = LAST_MATCH + MATCH_BYTES;

/** What the last call found ends here, in the table of matches and in the input. */
export let matchesEnd: usize = 0;
export let inputEnd: usize = 0;

/** Nothing was seen yet. */
export function clearPlaces(): void {
  memory.fill(PLACES, 0, PLACES_BYTES);
}

/** Where it stands at which address these bytes were last. */
export function placeOf(bytes: u64): usize {
  return PLACES + 4 * <usize>((bytes * SPREAD) >> (64 - HASH_BITS));
}

/** Where the bytes at `at`, which end before `end`, cease to be the same as the earlier ones. */
export function sameUpTo(earlier: usize, at: usize, end: usize): usize {
  const back = at - earlier;
  for (let i = at; i < end; i += 8) {
    const other = load<u64>(i) ^ load<u64>(i - back);
    if (other !== 0) return min<usize>(i + <usize>(ctz(other) >> 3), end);
  }
  return end;
}

export function countLiterals(from: usize, to: usize): void {
  for (let i = from; i < to; i++) count(LITERALS, load<u8>(i));
}

/** Notes a match after some literals, which are counted elsewhere, its distance being there, and counts its symbols. */
export function note(match: usize, anchor: usize, at: usize, to: usize): void {
  store<u32>(match, <u32>(at - anchor));
  store<u16>(match, <u16>(to - at), 4);
  if (at === to) return;
  count(LITERALS, lengthSymbol(<u32>(to - at)));
  count(DISTANCES, distanceSymbol(load<u16>(match, 6)));
}

/**
 * What comes after the last match is noted as literals before a match of no length, unless the table of matches is full.
 * Up to `at` they were counted.
 */
export function endMatches(match: usize, anchor: usize, at: usize, end: usize): void {
  const isFull = match >= LAST_MATCH;
  inputEnd = isFull ? anchor : end;
  matchesEnd = isFull ? match : match + MATCH_BYTES;
  if (isFull) return;
  countLiterals(at, end);
  note(match, anchor, end, end);
}

/**
 * Finds in the input from `from` on what was in it before, up to its end or as far as the table of matches goes; the first
 * match is taken.
 */
export function findMatches(first: usize, from: usize, end: usize): void {
  let match = MATCHES;
  let anchor = from;
  let at = from;
  while (at + FOUND_BY <= end && match < LAST_MATCH) {
    const place = placeOf(load<u64>(at));
    let earlier = <usize>load<u32>(place);
    store<u32>(place, <u32>at);
    // A match that began before what it was found by may end before it, too: then this is the same place.
    const past = at - earlier - 1;
    if (past >= WINDOW || load<u64>(earlier) !== load<u64>(at)) {
      count(LITERALS, load<u8>(at++));
      continue;
    }
    while (at > anchor && earlier > first && load<u8>(at - 1) === load<u8>(earlier - 1)) {
      at--;
      earlier--;
      uncount(LITERALS, load<u8>(at));
    }
    const to = sameUpTo(earlier, at, min<usize>(at + LONGEST_LENGTH, end));
    store<u16>(match, <u16>past, 6);
    note(match, anchor, at, to);
    match += MATCH_BYTES;
    at = to;
    anchor = to;
  }
  endMatches(match, anchor, at, end);
}
