import { put } from './bits';
import { DISTANCES, DISTANCE_SYMBOLS, LITERALS, LITERAL_SYMBOLS, SORTED } from './symbols';

/** The code of a symbol, its first bit lowest, and above it how many bits it has. */
export const LENGTH_AT: u32 = 24;
export const CODE: u32 = 0xff_ffff;

/** Codes have up to 15 bits (RFC 1951, 3.2.7): each takes a share of 2^15 that is a power of two. */
const MOST_BITS: u32 = 15;
const WHOLE: u32 = 1 << MOST_BITS;
/** For sorting, a symbol stands below its frequency. */
const SYMBOL_BITS: u32 = 9;
const SYMBOL: u32 = (1 << SYMBOL_BITS) - 1;

function sorted(index: u32): u32 {
  return load<u32>(SORTED + 4 * index);
}

/** Sorts the symbols that are there, the most frequent first; hands back how many. */
function sort(alphabet: usize, symbols: u32): u32 {
  let count: u32 = 0;
  for (let symbol: u32 = 0; symbol < symbols; symbol++) {
    const frequency = load<u32>(alphabet + 4 * symbol);
    if (frequency === 0) continue;
    const word = (frequency << SYMBOL_BITS) | symbol;
    let i = count++;
    for (; i > 0 && sorted(i - 1) < word; i--) store<u32>(SORTED + 4 * i, sorted(i - 1));
    store<u32>(SORTED + 4 * i, word);
  }
  return count;
}

/**
 * Makes lengths of codes of the frequencies: shares are rounded down to powers of two, and what is left of the whole doubles those of
 * the most frequent, in turn (Polar's code). It is a per cent longer than Huffman's, and never too long.
 */
function makeLengths(alphabet: usize, symbols: u32): void {
  const count = sort(alphabet, symbols);
  let total: u32 = 0;
  for (let i: u32 = 0; i < count; i++) total += sorted(i) >> SYMBOL_BITS;
  let left = WHOLE;
  for (let i: u32 = 0; i < count; i++) {
    const frequency = <u64>(sorted(i) >> SYMBOL_BITS);
    const share = <u32>((frequency * (WHOLE - count)) / total);
    const length = MOST_BITS - 31 + <u32>clz(share | 1);
    store<u32>(alphabet + 4 * (sorted(i) & SYMBOL), length);
    left -= WHOLE >> length;
  }
  while (left > 0 && count > 1) {
    for (let i: u32 = 0; i < count; i++) {
      const at = alphabet + 4 * (sorted(i) & SYMBOL);
      const length = load<u32>(at);
      if (length === 1 || WHOLE >> length > left) continue;
      store<u32>(at, length - 1);
      left -= WHOLE >> length;
    }
  }
}

function reversed(code: u32, length: u32): u32 {
  let value: u32 = 0;
  for (let i: u32 = 0; i < length; i++) value |= ((code >> i) & 1) << (length - 1 - i);
  return value;
}

/** Turns the frequencies of an alphabet into codes, as RFC 1951, 3.2.2 makes them of their lengths. */
export function makeCodes(alphabet: usize, symbols: u32): void {
  makeLengths(alphabet, symbols);
  let code: u32 = 0;
  for (let length: u32 = 1; length <= MOST_BITS; length++) {
    for (let symbol: u32 = 0; symbol < symbols; symbol++) {
      const at = alphabet + 4 * symbol;
      if (load<u32>(at) === length) store<u32>(at, reversed(code++, length) | (length << LENGTH_AT));
    }
    code <<= 1;
  }
}

/**
 * Runs of up to 10 zeros, and of up to 138, have symbols of their own (RFC 1951, 3.2.7). Of the 18 symbols those of
 * lengths up to 13 have codes of four bits, the others of five.
 */
const SHORT_RUN: u32 = 17;
const LONG_RUN: u32 = 18;

function putLength(symbol: u32): void {
  if (symbol < 14) put(reversed(symbol, 4), 4);
  else put(reversed(14 + symbol - (symbol < 16 ? 0 : 1), 5), 5);
}

function putLengths(alphabet: usize, symbols: u32): void {
  for (let symbol: u32 = 0; symbol < symbols;) {
    let zeros: u32 = 0;
    while (zeros < 138 && symbol + zeros < symbols && load<u32>(alphabet + 4 * (symbol + zeros)) === 0)
      zeros++;
    if (zeros < 3) putLength(load<u32>(alphabet + 4 * symbol++) >> LENGTH_AT);
    else {
      putLength(zeros < 11 ? SHORT_RUN : LONG_RUN);
      put(zeros - (zeros < 11 ? 3 : 11), zeros < 11 ? 3 : 7);
      symbol += zeros;
    }
  }
}

/** Writes the lengths of all codes, and before them those of their own (RFC 1951, 3.2.7). */
export function putCodes(): void {
  put(LITERAL_SYMBOLS - 257, 5);
  put(DISTANCE_SYMBOLS - 1, 5);
  put(19 - 4, 4);
  // In the order 16, 17, 18, 0, 8, 7, 9, 6, … 14, 1, 15.
  put(0, 3);
  for (let i = 1; i < 19; i++) put(i < 3 || i === 16 || i === 18 ? 5 : 4, 3);
  putLengths(LITERALS, LITERAL_SYMBOLS);
  putLengths(DISTANCES, DISTANCE_SYMBOLS);
}
