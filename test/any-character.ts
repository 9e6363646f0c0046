import fc from 'fast-check';

/** Halves of surrogate pairs, which are no characters. */
const [HALVES_FROM, HALVES] = [0xd800, 0x800];

/**
 * Any character of Unicode, as `unit` of a string. It draws what fast-check's `binary` draws, which makes a table of all
 * 1.1 million characters first: most of a second in each test file.
 */
export const anyCharacter: fc.Arbitrary<string> = fc.nat({ max: 0x10ffff - HALVES }).map(
  (index) => String.fromCodePoint(index < HALVES_FROM ? index : index + HALVES),
  (value) => {
    const point = typeof value === 'string' ? value.codePointAt(0) : undefined;
    if (point === undefined || String.fromCodePoint(point) !== value)
      throw new Error('It is not one character.');
    return point < HALVES_FROM ? point : point - HALVES;
  },
);
