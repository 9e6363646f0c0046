/** Times as the load balancers write them (`2026-11-01T00:04:59.123456Z`), read from bytes. */

const ZERO = 0x30;
const DASH = 0x2d;
const COLON = 0x3a;
const DOT = 0x2e;
const LETTER_T = 0x54;
const LETTER_Z = 0x5a;
/** `2026-11-01T00:04:59`, the shortest form. */
const SHORTEST = 19;

/** The number written in two digits, or `NaN`. */
function two(bytes: Buffer, at: number): number {
  const tens = (bytes[at] ?? 0) - ZERO;
  const ones = (bytes[at + 1] ?? 0) - ZERO;
  return tens >= 0 && tens <= 9 && ones >= 0 && ones <= 9 ? tens * 10 + ones : NaN;
}

/** Midnight of a date that exists, or `NaN`. */
function midnight(date: number): number {
  const year = Math.floor(date / 10_000);
  const month = Math.floor(date / 100) % 100;
  const day = date % 100;
  const ms = Date.UTC(year, month - 1, day);
  const back = new Date(ms);
  return year >= 1970 && back.getUTCMonth() === month - 1 && back.getUTCDate() === day ? ms : NaN;
}

/** The date of the last line, which is nearly always the date of the next. */
const last = { date: NaN, midnight: NaN };

function dateAt(bytes: Buffer, at: number): number {
  if (bytes[at + 4] !== DASH || bytes[at + 7] !== DASH) return NaN;
  const date =
    two(bytes, at) * 1_000_000 + two(bytes, at + 2) * 10_000 + two(bytes, at + 5) * 100 + two(bytes, at + 8);
  if (date !== last.date) {
    last.date = date;
    last.midnight = midnight(date);
  }
  return last.midnight;
}

function clockAt(bytes: Buffer, at: number): number {
  if (bytes[at + 2] !== COLON || bytes[at + 5] !== COLON) return NaN;
  const hour = two(bytes, at);
  const minute = two(bytes, at + 3);
  const second = two(bytes, at + 6);
  return hour < 24 && minute < 60 && second < 60 ? ((hour * 60 + minute) * 60 + second) * 1000 : NaN;
}

/** Milliseconds of the fraction in `[at, end)`, cut and not rounded; `NaN` when it holds anything but digits. */
function fractionAt(bytes: Buffer, at: number, end: number): number {
  if (at === end) return NaN;
  let ms = 0;
  let weight = 100;
  for (let i = at; i < end; i++) {
    const digit = (bytes[i] ?? 0) - ZERO;
    if (digit < 0 || digit > 9) return NaN;
    ms += digit * weight;
    weight = weight === 100 ? 10 : weight === 10 ? 1 : 0;
  }
  return ms;
}

/** Epoch milliseconds of the time that fills `[from, to)`, or `NaN`; the `Z` may be missing where it is `zoneless`. */
export function timeAt(
  bytes: Buffer,
  { from, to }: { readonly from: number; readonly to: number },
  zoneless: boolean,
): number {
  const end = bytes[to - 1] === LETTER_Z ? to - 1 : to;
  if (end - from < SHORTEST || bytes[from + 10] !== LETTER_T || (end === to && !zoneless)) return NaN;
  const seconds = dateAt(bytes, from) + clockAt(bytes, from + 11);
  if (end - from === SHORTEST) return seconds;
  return bytes[from + SHORTEST] === DOT ? seconds + fractionAt(bytes, from + SHORTEST + 1, end) : NaN;
}

/** Why a line without such a time cannot be parsed. */
export function noTime(zoneless: boolean): string {
  return zoneless
    ? 'there is no time of the form 2026-11-01T00:04:59 in its place'
    : 'there is no time of the form 2026-11-01T00:04:59.123456Z in its place';
}
