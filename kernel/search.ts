import { BLOCK } from './memory';

export const NEWLINE: u8 = 0x0a;
export const SPACE: u8 = 0x20;
export const QUOTE: u8 = 0x22;
export const DASH: u8 = 0x2d;
export const COLON: u8 = 0x3a;
export const DOT: u8 = 0x2e;
export const ZERO: u8 = 0x30;

/** Where a byte is next in [at, end); `end` when it is not, or `at` where that is no longer before it. */
export function find(at: usize, end: usize, byte: u8): usize {
  const wanted = i8x16.splat(byte);
  let i = at;
  while (i < end) {
    const found = i8x16.bitmask(i8x16.eq(v128.load(i), wanted));
    if (found !== 0) return min<usize>(i + ctz(found), end);
    i += BLOCK;
  }
  return max<usize>(at, end);
}

/** Where a byte is last in [from, end); one before `from` when it is not. */
export function findLast(from: usize, end: usize, byte: u8): usize {
  let i = end;
  while (i > from && load<u8>(i - 1) !== byte) i--;
  return i - 1;
}

/** Whether [from, to) is the lone dash that stands for "no value". */
export function isDash(from: usize, to: usize): bool {
  return to - from === 1 && load<u8>(from) === DASH;
}

export function isDigit(byte: u8): bool {
  return <u8>(byte - ZERO) < 10;
}

function digitsEnd(at: usize, end: usize): usize {
  let i = at;
  while (i < end && isDigit(load<u8>(i))) i++;
  return i;
}

/** Where the whole number at `at` ends: an optional minus, digits, no needless zero in front; or 0. */
function wholeEnd(at: usize, end: usize): usize {
  const first = load<u8>(at) === DASH ? at + 1 : at;
  const after = digitsEnd(first, end);
  return after <= first || (load<u8>(first) === ZERO && after > first + 1) ? 0 : after;
}

/** Whether [from, to) is a whole number as JSON writes it. */
export function isInteger(from: usize, to: usize): bool {
  return wholeEnd(from, to) === to;
}

/** Whether [from, to) is digits, perhaps with a minus before and a fraction after them. */
export function isDecimal(from: usize, to: usize): bool {
  const whole = wholeEnd(from, to);
  if (whole === to || whole === 0) return whole === to;
  return load<u8>(whole) === DOT && to > whole + 1 && digitsEnd(whole + 1, to) === to;
}
