import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { formatNamed } from './formats.js';
import { LineSplitter } from '../../src/encode/lines.js';
import { createAlbEncoder } from '../../src/encode/encode.js';
import { accessLine, fieldsOf } from './fields.js';
import { linePrefix } from '../../src/encode/log-object.js';
import { encode, eventsOf, INTERVAL_END, objectOf, settingsOf, SOURCE } from './records.js';
import { anyCharacter } from '../any-character.js';

const PREFIX = linePrefix(objectOf());
const TIME = Date.parse('2026-11-01T00:04:59.123Z');

describe('any input', () => {
  const word = fc.oneof(
    fc.constantFrom(' ', '"', '\\', '\r\n', '\n', '-', '\u0000', '\t', '\\"', '""', '[::1]:80'),
    fc.string({ unit: anyCharacter }),
  );
  const junk = fc.array(word).map((words) => Buffer.from(words.join('')));
  const odd = fc
    .record(
      {
        user_agent: fc.string({ unit: anyCharacter }),
        request: fc.string(),
        client: fc.string(),
        sent_bytes: fc.string(),
      },
      { requiredKeys: [] },
    )
    .map((changes) => Buffer.from(accessLine(changes)));
  const bytes = fc.uint8Array({ maxLength: 200 }).map((array) => Buffer.from(array));
  const input = fc
    .array(fc.oneof(junk, odd, bytes))
    .map((parts) => Buffer.concat(parts.flatMap((part) => [part, Buffer.from('\n')])));
  const settings = fc.record(
    {
      format: fc.constantFrom('json', 'raw', 'prefixed'),
      oldest: fc.constantFrom(0, INTERVAL_END, INTERVAL_END + 1),
      newest: fc.constantFrom(TIME - 1, 8e15),
      restampTo: fc.constantFrom(0, INTERVAL_END),
      filter: fc.constantFrom('elb_status_code >= 200', 'user_agent.size() > 3 || extra.size() == 0'),
      sample: fc.constantFrom(0, 0.5, 1),
      redact: fc.constantFrom([], ['query-values'], ['client-ip', 'user_agent', 'extra']),
    },
    { requiredKeys: ['format', 'oldest', 'newest'] },
  );

  test('every record is in one bucket, and the body is JSON', () => {
    fc.assert(
      fc.property(input, settings, (lines, changes) => {
        const { events, counts, block } = encode(settingsOf(changes), lines);
        const { read, unparsed, restamped, ...buckets } = counts;
        expect(Object.values(buckets).reduce((sum, count) => sum + count, 0) + block.count).toBe(read);
        expect(unparsed + restamped).toBeLessThanOrEqual(2 * block.count);
        expect(events).toHaveLength(block.count);
        expect(Array.from(block.sizes)).toEqual(events.map(({ message }) => Buffer.byteLength(message)));
        expect(Array.from(block.timestamps)).toEqual(events.map(({ timestamp }) => timestamp));
        expect(block.ends.at(-1) ?? 0).toBe(block.bytes.length);
        block.ends.forEach((end, i) => {
          const entry = Buffer.from(block.bytes.subarray(block.ends[i - 1] ?? 0, end)).toString('utf8');
          expect(JSON.parse(entry.slice(0, -1))).toEqual(events[i]);
        });
      }),
      { numRuns: 300 },
    );
  });

  test('the direct JSON encoder says what a slow one says', () => {
    fc.assert(
      fc.property(input, (lines) => {
        const expected = lines
          .toString('latin1')
          .split('\n')
          .map((line) => Buffer.from(line.replace(/\r$/, ''), 'latin1').toString('utf8'))
          .filter((line) => line !== '')
          .map((line) => {
            const fields = fieldsOf(formatNamed('access'), line);
            if (typeof fields !== 'string') return { ...fields, source: SOURCE };
            return { message: line, parse_error: fields, source: SOURCE };
          });
        expect(encode(settingsOf(), lines).records).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });

  test('lines are sent as they stand, at the time that a slow reader finds', () => {
    const times = fc.oneof(
      fc
        .date({ min: new Date(0), max: new Date('2200-01-01'), noInvalidDate: true })
        .map((date) => date.toISOString()),
      fc
        .tuple(fc.integer({ min: 1968, max: 2101 }), fc.nat(13), fc.nat(32), fc.nat(25), fc.nat(61))
        .map(([year, month, day, hour, minute]) => {
          const two = (number: number): string => String(number).padStart(2, '0');
          return `${year}-${two(month)}-${two(day)}T${two(hour)}:${two(minute)}:${two(minute)}.5Z`;
        }),
      fc.constantFrom('2024-02-29T00:00:00Z', '2023-02-29T00:00:00Z', '2100-02-29T00:00:00.Z', '2026-11-01'),
      fc.constantFrom('2026-11-01T00:04:59.123456789Z', '2026-11-01T00:04:59.1x3Z', '2026-11-01 00:04:59.1Z'),
    );
    const lines = fc.array(
      fc.oneof(
        times.map((time) => accessLine({ time })),
        junk.map(String),
      ),
    );
    fc.assert(
      fc.property(lines, fc.constantFrom('raw', 'prefixed'), (wanted, format) => {
        const text = wanted.join('\n');
        const records = text.split('\n').map((line) => line.replace(/\r$/, ''));
        const expected = records
          .filter((line) => line !== '')
          .map((line) => {
            const bytes = Buffer.from(line);
            const time = formatNamed('access').timeOf(bytes, 0, bytes.length);
            const message = format === 'raw' ? line : `${PREFIX}${line}`;
            return { timestamp: Number.isNaN(time) ? INTERVAL_END : time, message };
          });
        expect(encode(settingsOf({ format }), text).events).toEqual(expected);
      }),
      { numRuns: 300 },
    );
  });

  test('blocks of one object give the same events as one block', () => {
    const lines = Array.from({ length: 50 }, (_, i) =>
      accessLine({ sent_bytes: String(i), user_agent: `"${'y'.repeat(i * 40)}"` }),
    );
    const whole = encode(settingsOf(), lines.join('\n'));
    const encoder = createAlbEncoder(settingsOf(), formatNamed('access'));
    const pieces = lines.flatMap((line) =>
      eventsOf(encoder(new LineSplitter().push(Buffer.from(`${line}\n`)), objectOf()).events),
    );
    expect(pieces).toEqual(whole.events);
  });
});
