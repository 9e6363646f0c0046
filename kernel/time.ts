import { COLON, DASH, DOT, find, isDigit, SPACE, ZERO } from './search';

const LETTER_T: u8 = 0x54;
const LETTER_Z: u8 = 0x5a;
/** `2026-11-01T00:04:59`, the shortest form. */
const SHORTEST: usize = 19;
const DAY: f64 = 86_400_000;

/** The date of the last line, which is nearly always the date of the next. */
let lastDate: u64 = 0;
let lastDay: u16 = 0;
let lastMidnight: f64 = NaN;

/** The number written in two digits, or one that is far too large. */
function two(at: usize): u32 {
  const tens = load<u8>(at);
  const ones = load<u8>(at, 1);
  return isDigit(tens) && isDigit(ones) ? <u32>(tens - ZERO) * 10 + (ones - ZERO) : 10_000;
}

function daysIn(year: u32, month: u32): u32 {
  if (month !== 2) return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
  return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
}

/** Days from 1970-01-01 to a date after it (the civil calendar in years that begin in March). */
function daysTo(year: u32, month: u32, day: u32): i32 {
  const y = month > 2 ? year : year - 1;
  const sinceMarch = month > 2 ? month - 3 : month + 9;
  return y * 365 + y / 4 - y / 100 + y / 400 + (153 * sinceMarch + 2) / 5 + day - 1 - 719_468;
}

/** Midnight of the date at `at`, epoch milliseconds; NaN when there is none, or it does not exist. */
function midnightAt(at: usize): f64 {
  const date = load<u64>(at);
  const day = load<u16>(at, 8);
  if (date === lastDate && day === lastDay) return lastMidnight;
  lastDate = date;
  lastDay = day;
  lastMidnight = midnightOf(at);
  return lastMidnight;
}

function midnightOf(at: usize): f64 {
  if (load<u8>(at, 4) !== DASH || load<u8>(at, 7) !== DASH) return NaN;
  const year = two(at) * 100 + two(at + 2);
  const month = two(at + 5);
  const day = two(at + 8);
  if (year < 1970 || year > 9999 || month < 1 || month > 12 || day < 1 || day > daysIn(year, month))
    return NaN;
  return <f64>daysTo(year, month, day) * DAY;
}

/** Milliseconds since midnight of the time of day at `at`, without a fraction; NaN when there is none. */
function clockAt(at: usize): f64 {
  const hour = two(at);
  const minute = two(at + 3);
  const second = two(at + 6);
  if (load<u8>(at, 2) !== COLON || load<u8>(at, 5) !== COLON) return NaN;
  return hour < 24 && minute < 60 && second < 60 ? <f64>(((hour * 60 + minute) * 60 + second) * 1000) : NaN;
}

/** Milliseconds of the fraction in [at, end), cut and not rounded; NaN when it is empty or holds anything but digits. */
function fractionAt(at: usize, end: usize): f64 {
  let ms: u32 = 0;
  let weight: u32 = 100;
  if (at === end) return NaN;
  for (let i = at; i < end; i++) {
    const byte = load<u8>(i);
    if (!isDigit(byte)) return NaN;
    ms += <u32>(byte - ZERO) * weight;
    weight = weight / 10;
  }
  return <f64>ms;
}

function timeAt(start: usize, last: usize, zoneless: bool): f64 {
  const isZoned = load<u8>(last - 1) === LETTER_Z;
  const end = isZoned ? last - 1 : last;
  if (end < start + SHORTEST || load<u8>(start, 10) !== LETTER_T || !(isZoned || zoneless)) return NaN;
  const seconds = midnightAt(start) + clockAt(start + 11);
  if (end - start === SHORTEST) return seconds;
  return load<u8>(start, 19) === DOT ? seconds + fractionAt(start + 20, end) : NaN;
}

/** The time of the line in [start, end), which stands in one of its tokens: epoch milliseconds, or NaN. */
export function timeOf(start: usize, end: usize, token: u32, zoneless: bool): f64 {
  let at = start;
  for (let i: u32 = 0; i < token; i++) at = find(at, end, SPACE) + 1;
  return timeAt(at, find(at, end, SPACE), zoneless);
}
