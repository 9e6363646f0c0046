/**
 * The alphabets of DEFLATE (RFC 1951, 3.2.5), and where the tables of a compression lie: in the scratch, which nothing
 * else uses meanwhile. Each symbol has a word: how often it is there; then the code that it gets.
 */
const TABLES: usize = 0x44_0000;

/** Literals, the end of a block, and lengths of matches are one alphabet, distances the other. */
export const BLOCK_END: u32 = 256;
const FIRST_LENGTH: u32 = 257;
const LAST_LENGTH: u32 = 285;
export const LITERAL_SYMBOLS: u32 = 286;
export const DISTANCE_SYMBOLS: u32 = 30;
export const LITERALS: usize = TABLES;
export const DISTANCES: usize = LITERALS + 4 * LITERAL_SYMBOLS;
/** Room to sort an alphabet in. */
export const SORTED: usize = DISTANCES + 4 * DISTANCE_SYMBOLS;
/** By the length of a match: its symbol, beyond the first; and what is written of it. */
const LENGTH_SYMBOLS: usize = SORTED + 4 * LITERAL_SYMBOLS;
export const LENGTHS: usize = LENGTH_SYMBOLS + 260;
export const FREE: usize = LENGTHS + 4 * 260;

export const SHORTEST_LENGTH: u32 = 3;
export const LONGEST_LENGTH: u32 = 258;

/** Extra bits after the symbol of a length, and the first length that it stands for. */
export function lengthExtra(symbol: u32): u32 {
  return symbol < 265 || symbol === LAST_LENGTH ? 0 : (symbol - 261) >> 2;
}

export function lengthBase(symbol: u32): u32 {
  if (symbol < 265) return symbol - 254;
  if (symbol === LAST_LENGTH) return LONGEST_LENGTH;
  return SHORTEST_LENGTH + ((4 + ((symbol - 1) & 3)) << lengthExtra(symbol));
}

/** Fills the table of `lengthSymbol`. */
export function prepareLengths(): void {
  for (let length = SHORTEST_LENGTH, symbol = FIRST_LENGTH; length <= LONGEST_LENGTH; length++) {
    while (symbol < LAST_LENGTH && lengthBase(symbol + 1) <= length) symbol++;
    store<u8>(LENGTH_SYMBOLS + length, <u8>(symbol - FIRST_LENGTH));
  }
}

export function lengthSymbol(length: u32): u32 {
  return FIRST_LENGTH + <u32>load<u8>(LENGTH_SYMBOLS + length);
}

/** Extra bits after the symbol of a distance: the lowest of what is one less than the distance. */
export function distanceExtra(past: u32): u32 {
  return 30 - <u32>clz(past | 2);
}

export function distanceSymbol(past: u32): u32 {
  const extra = distanceExtra(past);
  return 2 * extra + (past >> extra);
}

/** Counts a symbol of an alphabet in. */
export function count(alphabet: usize, symbol: u32): void {
  const at = alphabet + 4 * <usize>symbol;
  store<u32>(at, load<u32>(at) + 1);
}

export function uncount(alphabet: usize, symbol: u32): void {
  const at = alphabet + 4 * <usize>symbol;
  store<u32>(at, load<u32>(at) - 1);
}

/** The end of a block is always there; a distance, so that the alphabet is none without symbols. */
export function clearCounts(): void {
  memory.fill(LITERALS, 0, 4 * (LITERAL_SYMBOLS + DISTANCE_SYMBOLS));
  count(LITERALS, BLOCK_END);
  count(DISTANCES, 0);
}
