import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readDuration, formatDuration } from '../../src/inputs/duration.js';
import { Refusal } from '../../src/inputs/refusal.js';

describe('readDuration', () => {
  test.each([
    ['90s', 90_000],
    ['15m', 900_000],
    ['24h', 86_400_000],
    ['7d', 604_800_000],
    ['0', 0],
    ['0s', 0],
    ['PT15M', 900_000],
    ['P7D', 604_800_000],
    ['P2W', 1_209_600_000],
    ['P1DT2H3M4.5S', 93_784_500],
    ['PT0,1S', 100],
    ['PT1.1S', 1100],
    ['PT0.1H', 360_000],
  ])('%s', (text, milliseconds) => {
    expect(readDuration(text)).toBe(milliseconds);
  });

  test.each([
    ['15', /15s, 15m, 15h or 15d/],
    ['2w', /14d/],
    ['1h30m', /PT1H30M/],
    ['-5m', /minus/],
    ['-PT5M', /minus/],
    ['PT-5M', /minus/],
    ['P1Y', /Years and months differ in length/],
    ['P1M', /Years and months differ in length/],
    ['PT0.0001S', /smallest step/],
    ['1.5h', /whole number/],
    ['soon', /whole number/],
    ['P', /whole number/],
    ['PT', /whole number/],
    ['P1DT', /whole number/],
    ['P1D1D', /whole number/],
    ['PT1M1H', /whole number/],
    ['P1.D', /whole number/],
    ['xPT1M', /whole number/],
    ['pt1m', /whole number/],
    ['999999d', /shorter/],
  ])('%s is refused with a reason', (text, fix) => {
    expect(readDuration(text)).toEqual(expect.objectContaining({ fix: expect.stringMatching(fix) }));
  });

  test('limits are named', () => {
    expect(readDuration('500s', { step: 60_000 })).toMatchObject({ expected: 'a multiple of 1m' });
    expect(readDuration('PT0.5S', { least: 1000 })).toMatchObject({ expected: 'at least 1s' });
    expect(readDuration('0s', { least: 1 })).toMatchObject({ expected: 'at least PT0.001S' });
  });

  test('what is shown is read back', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 3660 * 86_400_000 }), (milliseconds) => {
        expect(readDuration(formatDuration(milliseconds))).toBe(milliseconds);
      }),
    );
  });

  test('the short and the ISO form agree', () => {
    const units = [
      ['s', 'PT', 'S'],
      ['m', 'PT', 'M'],
      ['h', 'PT', 'H'],
      ['d', 'P', 'D'],
    ] as const;
    fc.assert(
      fc.property(fc.nat({ max: 3000 }), fc.constantFrom(...units), (count, [short, before, after]) => {
        expect(readDuration(`${count}${short}`)).toBe(readDuration(`${before}${count}${after}`));
      }),
    );
  });

  test('any other text is refused, never guessed', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom(...Array.from('P0123T.DHMSWY-dhms ')) }), (text) => {
        const value = readDuration(text);
        const isValid = /^(0|\d+[smhd]|P(?=.)[\d.,WD]*(T(?=.)[\d.,HMS]+)?)$/.test(text);
        if (!isValid) expect(value).toBeInstanceOf(Refusal);
      }),
    );
  });
});
