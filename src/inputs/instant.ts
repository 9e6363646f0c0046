import type { TimeZone } from '../time-zone.js';
import { DAY } from './duration.js';
import { Refusal } from './refusal.js';

/** An instant or a date, which is an instant once a time zone is known: its midnight there. Epoch ms. */
export type Moment = (zone: TimeZone) => number;

const EXPECTED = 'an RFC 3339 instant such as 2026-11-01T06:00:00Z, or a date such as 2026-11-01';
const OUT_OF_RANGE = 'Hours run to 23, minutes and seconds to 59 (AWS has no leap seconds).';
const TOO_FINE = 'A millisecond is the smallest step: round it.';
const DATE = /^\d{4}-\d{2}-\d{2}$/;
const INSTANT = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2}:\d{2})(?:\.(\d+))?(Z|[+-]\d{2}:\d{2})$/i;

/** Reads an instant (with `Z` or an offset) or a date. */
export function readMoment(text: string): Moment | Refusal {
  const isDate = DATE.test(text);
  const instant = isDate ? midnight(text) : readTime(text);
  if (instant instanceof Refusal) return instant;
  if (instant < 0)
    return new Refusal('an instant since 1970', 'AWS accepts no time before 1970-01-01T00:00:00Z.');
  return isDate ? (zone) => Math.max(0, zone.startOfDay(instant / DAY)) : () => instant;
}

function readTime(text: string): number | Refusal {
  const match = INSTANT.exec(text);
  if (!match) return new Refusal(EXPECTED, hint(text));
  const [, date = '', time = '', fraction = '', offset = ''] = match;
  const day = midnight(date);
  if (day instanceof Refusal) return day;
  const clock = secondsOf(time);
  const east = eastOf(offset);
  if (clock === undefined || east === undefined) return new Refusal(EXPECTED, OUT_OF_RANGE);
  const sub = Number(fraction.padEnd(3, '0').slice(0, 3));
  const isCut = /[1-9]/.test(fraction.slice(3));
  return isCut ? new Refusal(EXPECTED, TOO_FINE) : day + (clock - east) * 1000 + sub;
}

/** An instant as messages show it. */
export function formatInstant(instant: number): string {
  return new Date(instant).toISOString().replace('.000Z', 'Z');
}

/** In UTC. */
function midnight(date: string): number | Refusal {
  const value = Date.parse(`${date}T00:00:00Z`);
  // Date.parse takes 30 February for 2 March.
  const exists = !Number.isNaN(value) && new Date(value).toISOString().startsWith(date);
  return exists ? value : new Refusal(EXPECTED, `There is no ${date} in the calendar.`);
}

/** Seconds since midnight of `HH:MM:SS`. */
function secondsOf(time: string): number | undefined {
  const [hours = 0, minutes = 0, seconds = 0] = time.split(':').map(Number);
  return hours > 23 || minutes > 59 || seconds > 59 ? undefined : (hours * 60 + minutes) * 60 + seconds;
}

/** Seconds that an offset lies east of UTC. */
function eastOf(offset: string): number | undefined {
  const seconds = /^z$/i.test(offset) ? 0 : secondsOf(`${offset.slice(1)}:00`);
  return seconds !== undefined && offset.startsWith('-') ? -seconds : seconds;
}

function hint(text: string): string {
  if (/^\d{4}-\d{2}-\d{2}[Tt ]\d{2}:\d{2}(:\d{2}(\.\d+)?)?$/.test(text)) {
    return 'Say which time zone is meant: write seconds and end it with Z, or with an offset such as +02:00.';
  }
  if (/^\d{10,13}$/.test(text)) return 'Write a date and time instead of epoch seconds or milliseconds.';
  return 'Write year, month and day with dashes; for a time of day add T, the time with seconds, and Z.';
}
