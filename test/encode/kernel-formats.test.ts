import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { LOG_TYPE_NAMES, type LogTypeName } from '../../src/log-types/index.js';
import { noTime } from '../../src/encode/log-time.js';
import { linesOf } from '../statistics/naive.js';
import { fieldsOf } from './fields.js';
import { formatNamed } from './formats.js';
import { encode, INTERVAL_END, settingsOf, SOURCE } from './records.js';
import { anyCharacter } from '../any-character.js';

/** What the reader in JavaScript makes of a line; the kernel is not asked. */
function slowly(type: LogTypeName, line: string): { timestamp: number; record: unknown } {
  const format = formatNamed(type);
  const fields = fieldsOf(format, line);
  const bytes = Buffer.from(line);
  const time = format.timeOf(bytes, 0, bytes.length);
  const why = typeof fields === 'string' ? fields : Number.isNaN(time) ? noTime(format.zoneless) : undefined;
  if (why !== undefined)
    return { timestamp: INTERVAL_END, record: { message: line, parse_error: why, source: SOURCE } };
  return { timestamp: time, record: { ...Object(fields), source: SOURCE } };
}

const hostile = fc.oneof(
  fc.constantFrom(
    '-',
    '""',
    '"-"',
    '"',
    '"a" b"',
    '"h2","http/1.1"',
    '"h2"',
    '\\"',
    '[::1]:80',
    '::1',
    '1e5',
    '-0',
  ),
  fc.constantFrom(
    '2026-11-01T00:04:59',
    '2026-11-01T00:04:59Z',
    '2026-11-01T00:04:59.5',
    '2026-02-30T00:00:00',
  ),
  fc.constantFrom('"GET / HTTP/1.1"', '"- - - "', '"GET http://a:80/b "', '', '  '),
  fc.string({ unit: anyCharacter }).map((text) => text.replace(/[\r\n]/g, '')),
);

test.each(LOG_TYPE_NAMES)('the kernel reads lines of the type %s as JavaScript does', (type) => {
  const seeds = linesOf(type, 20);
  const line = fc
    .tuple(fc.constantFrom(...seeds), fc.array(fc.tuple(fc.nat(40), hostile), { maxLength: 3 }), fc.nat(60))
    .map(([seed, changes, length]) => {
      const tokens = seed.match(/"[^"]*"(?:,"[^"]*")*|[^ ]+/g) ?? [];
      for (const [at, token] of changes) if (at <= tokens.length) tokens[at] = token;
      return (length > 50 ? tokens.slice(0, length - 50) : tokens).join(' ');
    })
    .filter((text) => text !== '');
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 8 }), (lines) => {
      const { events, records } = encode(settingsOf({ logType: type }), lines.join('\n'), formatNamed(type));
      const expected = lines.map((each) => slowly(type, each));
      expect(records).toEqual(expected.map(({ record }) => record));
      expect(events.map(({ timestamp }) => timestamp)).toEqual(expected.map(({ timestamp }) => timestamp));
    }),
    { numRuns: 300 },
  );
});
