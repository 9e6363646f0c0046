/** The kernel by itself, and what it repeats of the TypeScript formats: fields, times, numbers, and JSON's escapes. */
import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { DONE } from '../../src/encode/kernel.js';
import { kernelMemory } from '../../src/encode/kernel-memory.js';
import { LineSplitter } from '../../src/encode/lines.js';
import { RecordReader } from '../../src/encode/record.js';
import type { LineFormat, LineReader } from '../../src/encode/types.js';
import { ACCESS } from '../encode/fields.js';
import { FORMATS } from '../encode/formats.js';
import { anyCharacter } from '../any-character.js';

const memory = kernelMemory();
/** Around the line in a message. */
const NOTHING = memory.kept.piece('');

/** What is found of a line: where each column and each further token stands in it, from its start. */
interface Found {
  readonly columns: readonly (readonly [number, number] | undefined)[];
  readonly extras: readonly (readonly [number, number])[];
}

function foundBy({ from, to }: Pick<LineReader, 'from' | 'to'>, at: number, counts: [number, number]): Found {
  const span = (i: number): [number, number] => [(from[i] ?? 0) - at, (to[i] ?? 0) - at];
  const [columns, extras] = counts;
  return {
    columns: Array.from({ length: columns }, (_, i) => (from[i] === -1 ? undefined : span(i))),
    extras: Array.from({ length: extras }, (_, i) => span(columns + i)),
  };
}

/** Brings a line into the kernel's memory. */
function brought(format: LineFormat, line: Buffer): { start: number; end: number } {
  memory.open(1, new LineSplitter().push(Buffer.concat([line, Buffer.from('\n')])));
  new RecordReader(format, memory).open();
  return { start: memory.startOf(0), end: memory.endOf(0) };
}

/** By the kernel; nothing where it leaves the line to TypeScript. */
function scanned(format: LineFormat, line: Buffer): Found | undefined {
  const { start, end } = brought(format, line);
  if (memory.code.scan(start, end) !== DONE) return undefined;
  return foundBy(memory, start, [format.columns.length, memory.control.get('extras')]);
}

/** By TypeScript; why it cannot be parsed, where it cannot. */
function read(format: LineFormat, line: Buffer): Found | string {
  const reader = format.reader();
  const why = reader.read(line, 0, line.length);
  return why ?? foundBy(reader, 0, [format.columns.length, reader.extras]);
}

/** The time of a line by the kernel, where it takes it: through the event of the line as it stands. */
function timeBy(format: LineFormat, line: Buffer): number | undefined {
  brought(format, line);
  const { control, code } = memory;
  control.set('before', NOTHING);
  control.set('after', NOTHING);
  control.set('constant', 1000);
  control.bound(-Infinity, Infinity);
  memory.reserve(control.get('at'), 1024 * 1024);
  if (code.lines(0) !== DONE) return undefined;
  return memory.block().timestamps[0];
}

/** Tokens that are what they should be, nearly, or not at all. */
const token = fc.oneof(
  { weight: 8, arbitrary: fc.constantFrom(...Object.values(ACCESS)) },
  {
    weight: 4,
    arbitrary: fc.constantFrom(
      ...[
        '-',
        '-1',
        '0',
        '00',
        '01',
        '-0',
        '0.5',
        '.5',
        '5.',
        '1e5',
        '1E+5',
        '1e',
        '0.1e-7',
        '--1',
        '9'.repeat(30),
      ],
      ...[
        '""',
        '"',
        '"a',
        'a"',
        '"a\\"b"',
        '"\\\\"',
        '"\\',
        '[2001:db8::1]:80',
        '[::1]',
        '192.0.2.1:',
        ':80',
        ':',
      ],
      ...[
        '"GET / HTTP/1.1"',
        '"- - -"',
        '"- http://a:80- -"',
        '"GET /a b c HTTP/1.1"',
        '"GET"',
        '"  "',
        'ü:1',
        '"é"',
      ],
      ...[
        '2026-11-01T00:04:59.123456Z',
        '2026-11-01T00:04:59.123456',
        '2026-11-01T00:04:59Z',
        '2026-02-30T00:00:00.1Z',
      ],
      ...[
        '2026-11-01T24:00:00.000000Z',
        '2026-11-01T00:60:00.000000Z',
        '0000-01-01T00:00:00.000000Z',
        '2024-02-29T23:59:59.999999Z',
      ],
    ),
  },
  {
    weight: 1,
    arbitrary: fc.string({ unit: anyCharacter, maxLength: 40 }).map((text) => text.replace(/[\r\n]/g, '')),
  },
);
const separator = fc.oneof(
  { weight: 30, arbitrary: fc.constant(' ') },
  { weight: 1, arbitrary: fc.constantFrom('', '  ', '\t') },
);
const junk = fc
  .array(fc.tuple(token, separator), { minLength: 1, maxLength: 45 })
  .map((pairs) => pairs.flat().join(''));
/** An access line of which a token or two are others. */
const nearly = fc
  .tuple(
    fc.dictionary(fc.constantFrom(...Object.keys(ACCESS)), token, { maxKeys: 2 }),
    fc.array(token, { maxLength: 4 }),
  )
  .map(([changes, more]) => [...Object.values({ ...ACCESS, ...changes }), ...more].join(' '));
const line = fc
  .oneof(junk, nearly)
  .filter((text) => text !== '' && !/[\r\n]/.test(text))
  .map((text) => Buffer.from(text));

describe.each(FORMATS.map((format) => [format.name, format] as const))('lines of %s', (name, format) => {
  test('have the fields that TypeScript finds, or are left to it', () => {
    let taken = 0;
    fc.assert(
      fc.property(line, (text) => {
        const found = scanned(format, text);
        if (found === undefined) return;
        taken += 1;
        expect(found).toEqual(read(format, text));
      }),
      { numRuns: 500 },
    );
    // Of the type that the lines resemble, the kernel takes many.
    if (name === 'access') expect(taken).toBeGreaterThan(50);
  });

  test('have the time that TypeScript reads, or are left to it', () => {
    let taken = 0;
    fc.assert(
      fc.property(line, (text) => {
        const time = timeBy(format, text);
        if (time === undefined) return;
        taken += 1;
        expect(time).toBe(format.timeOf(text, 0, text.length));
      }),
      { numRuns: 500 },
    );
    if (name === 'access') expect(taken).toBeGreaterThan(50);
  });
});

describe('text', () => {
  const texts = fc.oneof(
    fc.string({ unit: anyCharacter }),
    fc
      .array(
        fc.constantFrom(
          '"',
          '\\',
          '\u0000',
          '\n',
          '\u001f',
          '\u007f',
          'é',
          '😀',
          'a'.repeat(15),
          'b'.repeat(17),
        ),
      )
      .map((all) => all.join('')),
  );

  /** Text as the kernel writes it. */
  function written(by: 'text' | 'nested', text: string): string {
    memory.open(0);
    const at = memory.control.get('start');
    memory.reserve(at, Buffer.byteLength(text));
    const from = memory.bring(Buffer.from(text));
    const end = memory.code[by](from, Buffer.byteLength(text), at);
    memory.clearScratch();
    return memory.bytes.toString('utf8', at, end);
  }

  const inside = (text: string): string => JSON.stringify(text).slice(1, -1);

  test('stands inside a JSON string as JSON.stringify writes it', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(written('text', text)).toBe(inside(text));
      }),
    );
  });

  test('stands inside a JSON string inside a JSON string', () => {
    fc.assert(
      fc.property(texts, (text) => {
        expect(written('nested', text)).toBe(inside(inside(text)));
      }),
    );
  });
});
