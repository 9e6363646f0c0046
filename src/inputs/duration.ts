import { parse, type Duration } from 'tinyduration';
import { Refusal } from './refusal.js';

const SECOND = 1000;
const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
const UNITS = { s: SECOND, m: MINUTE, h: HOUR, d: DAY };
const NOTHING = { weeks: 0, days: 0, hours: 0, minutes: 0, seconds: 0 };
const LONGEST = 3660 * DAY;

const EXPECTED = 'a duration such as 90s, 15m, 24h, 7d or PT15M';

export interface DurationLimits {
  /** Smallest value, in milliseconds. */
  readonly least?: number;
  /** The value is a multiple of this, in milliseconds. */
  readonly step?: number;
}

/** Reads a duration in milliseconds. */
export function readDuration(text: string, limits: DurationLimits = {}): number | Refusal {
  const value = text === '0' ? 0 : (readShort(text) ?? readIso(text));
  if (typeof value !== 'number') return value;
  if (value > LONGEST) return new Refusal('a duration of at most ten years', 'Write a shorter one.');
  const { least = 0, step = 1 } = limits;
  if (value < least) return new Refusal(`at least ${formatDuration(least)}`, 'Write a longer duration.');
  if (value % step !== 0) return new Refusal(`a multiple of ${formatDuration(step)}`, 'Round it.');
  return value;
}

/** The shortest way to write a duration that `readDuration` reads back. */
export function formatDuration(milliseconds: number): string {
  if (milliseconds % DAY === 0 && milliseconds > 0) return `${milliseconds / DAY}d`;
  if (milliseconds % HOUR === 0 && milliseconds > 0) return `${milliseconds / HOUR}h`;
  if (milliseconds % MINUTE === 0 && milliseconds > 0) return `${milliseconds / MINUTE}m`;
  if (milliseconds % SECOND === 0) return `${milliseconds / SECOND}s`;
  return `PT${(milliseconds / SECOND).toFixed(3)}S`;
}

function readShort(text: string): number | undefined {
  const match = /^(\d{1,12})([smhd])$/.exec(text);
  const unit = Object.entries(UNITS).find(([name]) => name === match?.[2]);
  return unit && Number(match?.[1]) * unit[1];
}

function readIso(text: string): number | Refusal {
  const duration = parseWhole(text);
  if (!duration) return new Refusal(EXPECTED, hint(text));
  if (duration.years !== undefined || duration.months !== undefined) {
    return new Refusal(EXPECTED, 'Years and months differ in length: write days, such as 30d.');
  }
  const { weeks, days, hours, minutes, seconds } = { ...NOTHING, ...duration };
  const exact = (weeks * 7 + days) * DAY + hours * HOUR + minutes * MINUTE + seconds * SECOND;
  const whole = Math.round(exact);
  // Decimal fractions of a unit are not exact in binary.
  const isWhole = Math.abs(exact - whole) <= 1e-6 * Math.max(1, exact / DAY);
  return isWhole ? whole : new Refusal(EXPECTED, 'A millisecond is the smallest step: round it.');
}

/** The library reads a prefix of the text and passes over the rest, so what it read is held against what was there. */
function parseWhole(text: string): Duration | undefined {
  if (!/^P[.,\dYMWDTHS]+$/.test(text) || text.endsWith('T')) return undefined;
  try {
    const duration = parse(text);
    const designators = text.match(/[YMWDHS]/g)?.length;
    return Object.keys(duration).length === designators ? duration : undefined;
  } catch {
    return undefined;
  }
}

function hint(text: string): string {
  if (/^\d+$/.test(text)) return `Add a unit: ${text}s, ${text}m, ${text}h or ${text}d.`;
  if (/^\d+w$/i.test(text)) return `Write weeks as days: ${Number.parseInt(text, 10) * 7}d.`;
  if (/^(\d+[smhd]){2,}$/i.test(text)) return 'Write one unit, such as 90m, or ISO 8601, such as PT1H30M.';
  if (text.includes('-')) return 'A duration cannot be negative: remove the minus sign.';
  return 'Write a whole number and s, m, h or d, or ISO 8601.';
}
