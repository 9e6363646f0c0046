import { clearPlaces, placeOf, sameUpTo } from './matches';

/** How far back a copy may lie, where its offset takes two bytes. */
const MAX_BACK: usize = 65_535;
/** Matches are found by so many bytes. */
const FOUND_BY: usize = 4;
/** After so many places without a match only every other one is looked at, then one in three, and so on. */
const PATIENCE: usize = 32;
/** The longest copy that one element holds; what would leave less than the shortest one is divided otherwise. */
const LONGEST: usize = 64;
const LESS: usize = 60;

/**
 * Compresses `length` bytes as Snappy (github.com/google/snappy, format_description.txt); hands back where the result
 * ends.
 */
export function snappy(from: usize, length: usize, to: usize): usize {
  clearPlaces();
  const end = from + length;
  let out = varint(<u32>length, to);
  let anchor = from;
  let at = from;
  let misses = PATIENCE;
  while (at + FOUND_BY <= end) {
    const place = placeOf(<u64>load<u32>(at));
    let earlier = <usize>load<u32>(place);
    store<u32>(place, <u32>at);
    if (at - earlier > MAX_BACK || load<u32>(earlier) !== load<u32>(at)) {
      at += misses++ / PATIENCE;
      continue;
    }
    while (at > anchor && earlier > from && load<u8>(at - 1) === load<u8>(earlier - 1)) {
      at--;
      earlier--;
    }
    out = literal(anchor, at, out);
    anchor = sameUpTo(earlier, at, end);
    out = copies(anchor - at, <u32>(at - earlier), out);
    at = anchor;
    misses = PATIENCE;
  }
  return literal(anchor, end, out);
}

/** Seven bits a byte, the lowest first. */
function varint(value: u32, to: usize): usize {
  let rest = value;
  let out = to;
  for (; rest > 127; rest >>= 7) store<u8>(out++, <u8>(rest | 128));
  store<u8>(out, <u8>rest);
  return out + 1;
}

/** Bytes as they are, after their number. */
function literal(from: usize, end: usize, to: usize): usize {
  const length = end - from;
  if (length === 0) return to;
  const last = <u32>length - 1;
  let out = to;
  if (last < 60) store<u8>(out++, <u8>(last << 2));
  else {
    const bytes = <u32>(4 - (clz(last) >> 3));
    store<u8>(out, <u8>((59 + bytes) << 2));
    store<u32>(out, last, 1);
    out += 1 + bytes;
  }
  memory.copy(out, from, length);
  return out + length;
}

/** What is the same as earlier bytes. */
function copies(length: usize, back: u32, to: usize): usize {
  let rest = length;
  let out = to;
  while (rest >= LONGEST + FOUND_BY) {
    out = copy(LONGEST, back, out);
    rest -= LONGEST;
  }
  if (rest > LONGEST) {
    out = copy(LESS, back, out);
    rest -= LESS;
  }
  return copy(rest, back, out);
}

function copy(length: usize, back: u32, to: usize): usize {
  if (length < 12 && back < 2048) {
    store<u8>(to, <u8>(1 | ((<u32>length - 4) << 2) | ((back >> 8) << 5)));
    store<u8>(to, <u8>back, 1);
    return to + 2;
  }
  store<u8>(to, <u8>(2 | ((<u32>length - 1) << 2)));
  store<u16>(to, <u16>back, 1);
  return to + 3;
}
