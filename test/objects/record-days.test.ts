/** On which day a record of a load balancer lies: that of its own time, so that a query that names days misses none. */
import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { EventBlockBuilder } from '../../src/encode/event-block.js';
import { MAX_INTERVAL_DISTANCE_MS, openRecords } from '../../src/objects/record-sink.js';

const HOUR_MS = 3_600_000;
/** Half hours, quarters, both sides of the date line, days of 23, 23.5, 24.5 and 25 hours, midnights that are skipped, a day that is. */
const ZONES = [
  ...['UTC', 'Asia/Tokyo', 'Asia/Kolkata', 'Asia/Kathmandu', 'Europe/Berlin', 'America/New_York'],
  ...['Australia/Lord_Howe', 'America/St_Johns', 'Africa/Cairo', 'America/Asuncion', 'Asia/Beirut'],
  ...['Pacific/Kiritimati', 'Pacific/Apia', 'Pacific/Pago_Pago', 'Pacific/Chatham'],
];

interface Told {
  readonly day: string;
  readonly lines: readonly number[];
  readonly filedByInterval: number;
}

/** The days of records with these times, from an object whose interval ends then. */
function daysOf(timeZone: string, intervalEnd: number, times: readonly number[]): Told[] {
  const sink = openRecords(
    { objectFormat: 'jsonl', compression: 'none', timeZone },
    { columns: [], allocate: (bytes) => Buffer.alloc(bytes + 9).subarray(0, bytes) },
  );
  const block = new EventBlockBuilder(times.length, undefined, 'lines');
  for (const [n, time] of times.entries()) block.add(time, JSON.stringify({ n }));
  const pieces = [...sink.push(block.finish(), intervalEnd), ...sink.flush()];
  return pieces.map(({ day, bytes, records, filedByInterval }) => {
    const lines = Buffer.from(bytes).toString().trimEnd().split('\n');
    expect(records).toBe(lines.length);
    return {
      day,
      filedByInterval: filedByInterval,
      lines: lines.map((line) => (JSON.parse(line) as { n: number }).n),
    };
  });
}

/** The local date, as the runtime itself tells it. */
function dateOf(timeZone: string, instant: number): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone, dateStyle: 'short' }).format(instant);
}

const instants = fc.integer({ min: Date.UTC(2011, 11, 1), max: Date.UTC(2030, 11, 31) });
/** Near a change of clocks or far from one, near the bound and beyond it. */
const distances = fc.oneof(
  fc.integer({ min: -MAX_INTERVAL_DISTANCE_MS, max: MAX_INTERVAL_DISTANCE_MS }),
  fc.integer({ min: -60 * HOUR_MS, max: 60 * HOUR_MS }),
  fc.constantFrom(
    -MAX_INTERVAL_DISTANCE_MS,
    MAX_INTERVAL_DISTANCE_MS,
    -MAX_INTERVAL_DISTANCE_MS - 1,
    MAX_INTERVAL_DISTANCE_MS + 1,
    0,
  ),
);

test('is that of its own time in the zone, and that of the interval where they are too far apart', () => {
  fc.assert(
    fc.property(
      fc.constantFrom(...ZONES),
      instants,
      fc.array(distances, { minLength: 1, maxLength: 60 }),
      (zone, end, offsets) => {
        const times = offsets.map((offset) => end + offset);
        const told = daysOf(zone, end, times);
        expect(told.flatMap(({ lines }) => lines).sort((a, b) => a - b)).toEqual([...times.keys()]);
        for (const { day, lines } of told) {
          for (const n of lines) {
            const time = times[n] ?? NaN;
            const isFar = Math.abs(time - end) > MAX_INTERVAL_DISTANCE_MS;
            expect(`${n} ${day}`).toBe(`${n} ${dateOf(zone, isFar ? end : time)}`);
          }
        }
        const far = times.filter((time) => Math.abs(time - end) > MAX_INTERVAL_DISTANCE_MS).length;
        expect(told.reduce((sum, { filedByInterval }) => sum + filedByInterval, 0)).toBe(far);
        // Of the 72 hours around an instant, four days have a part, or five where one of them is shorter than 24 hours.
        expect(told.length).toBeLessThanOrEqual(5);
      },
    ),
    { numRuns: 300 },
  );
});

test.each([
  ['Europe/Berlin', '2026-03-29', 23],
  ['Europe/Berlin', '2026-10-25', 25],
  ['Australia/Lord_Howe', '2026-04-05', 24.5],
  ['Australia/Lord_Howe', '2026-10-04', 23.5],
  ['Asia/Kolkata', '2026-10-25', 24],
])(
  '%s, %s: each of its %d hours is in one object, and the instants beside it are not',
  (zone, day, hours) => {
    const all = Array.from(
      { length: 200 },
      (_, i) => Date.parse(`${day}T00:00:00Z`) + (i - 60) * (HOUR_MS / 2),
    );
    const inside = all.filter((time) => dateOf(zone, time) === day);
    expect(inside.length).toBe(hours * 2);
    const end = inside[inside.length >> 1] ?? NaN;
    const first = inside[0] ?? NaN;
    const last = (inside.at(-1) ?? NaN) + HOUR_MS / 2;
    const told = daysOf(zone, end, [first - 1, first, last - 1, last]);
    expect(told.find((one) => one.day === day)?.lines).toEqual([1, 2]);
    expect(told.map(({ lines }) => lines)).toEqual([[0], [1, 2], [3]]);
  },
);
