import {
  countLiterals,
  endMatches,
  LAST_MATCH,
  MATCHES,
  MATCHES_END,
  MATCH_BYTES,
  note,
  sameUpTo,
  SPREAD,
  WINDOW,
} from './matches';
import { LONGEST_LENGTH } from './symbols';

/** Matches are found by so many bytes: by fewer, chains have more that end early. */
const FOUND_BY: usize = 6;
/** So many bytes are read for it. */
const READ: usize = 8;
/** Of those that begin alike, so many are looked at, and none after one that is this long: it is taken as it is. */
const MOST_TRIES: u32 = 8;
const LONG_ENOUGH: usize = 64;
/** Of what is known and not this short, one place in so many begins a chain. */
const SHORT: usize = 16;
const SPARSE: usize = 8;

/** For each hash the address where its bytes were last; for each place in the window the address of the one before. */
const HASH_BITS: u64 = 15;
const LATEST: usize = MATCHES_END;
const LATEST_BYTES: usize = 4 << 15;
const BEFORE: usize = LATEST + LATEST_BYTES;

/** Where the last match that was found lies. */
let foundAt: usize = 0;

/** Nothing was seen yet. */
export function clearChains(): void {
  memory.fill(LATEST, 0, LATEST_BYTES);
}

function hashOf(at: usize): usize {
  return <usize>(((load<u64>(at) << (8 * (READ - FOUND_BY))) * SPREAD) >> (64 - HASH_BITS));
}

/** Puts a place into its chain; hands back the one before. */
function enter(at: usize): usize {
  const latest = LATEST + 4 * hashOf(at);
  const before = load<u32>(latest);
  store<u32>(latest, <u32>at);
  store<u32>(BEFORE + 4 * (at & (WINDOW - 1)), before);
  return before;
}

/** Enters what is known already; a place that is left out is found by the next one, since matches grow to both sides. */
export function enterAll(from: usize, to: usize, end: usize): void {
  const step: usize = to - from < SHORT ? 1 : SPARSE;
  for (let at = from; at < to && at + READ <= end; at += step) enter(at);
}

/** How long the longest match of a chain is, where it is longer than `least`; otherwise 0. */
function longest(at: usize, first: usize, end: usize, least: usize): usize {
  const limit = min<usize>(at + LONGEST_LENGTH, end);
  let best = least;
  let earlier = first;
  let found: usize = 0;
  for (let tries = MOST_TRIES; tries > 0 && at - earlier <= WINDOW && at + best < limit; tries--) {
    // What ends otherwise is no longer.
    if (load<u32>(earlier + best - 3) === load<u32>(at + best - 3)) {
      const length = sameUpTo(earlier, at, limit) - at;
      if (length > best) {
        best = length;
        found = length;
        foundAt = earlier;
        if (length >= LONG_ENOUGH) break;
      }
    }
    const next = load<u32>(BEFORE + 4 * (earlier & (WINDOW - 1)));
    // Its place was taken by a later one.
    if (next >= <u32>earlier) break;
    earlier = next;
  }
  return found;
}

/**
 * As `findMatches`, with the longest of some matches; where a longer one begins a byte later, that is taken. All that is not
 * before `first` was entered, up to `from`.
 */
export function findLongest(first: usize, from: usize, end: usize): void {
  let match = MATCHES;
  let anchor = from;
  let at = from;
  while (at + READ <= end && match < LAST_MATCH) {
    let length = longest(at, enter(at), end, FOUND_BY - 1);
    let entered = at + 1;
    if (length === 0) {
      at++;
      continue;
    }
    let earlier = foundAt;
    while (length < LONG_ENOUGH && entered + READ <= end) {
      const longer = longest(entered, enter(entered), end, length);
      entered++;
      if (longer === 0) break;
      at = entered - 1;
      length = longer;
      earlier = foundAt;
    }
    const to = at + length;
    while (
      at > anchor &&
      earlier > first &&
      to - at < LONGEST_LENGTH &&
      load<u8>(at - 1) === load<u8>(earlier - 1)
    ) {
      at--;
      earlier--;
    }
    store<u16>(match, <u16>(at - earlier - 1), 6);
    countLiterals(anchor, at);
    note(match, anchor, at, to);
    match += MATCH_BYTES;
    enterAll(entered, to, end);
    at = to;
    anchor = to;
  }
  endMatches(match, anchor, anchor, end);
}
