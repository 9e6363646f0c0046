import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { IntervalGaps } from '../../src/alb/gaps.js';
import { keyOf, parseLogKey } from '../../src/alb/source-key.js';

function gapsOf(...slots: readonly [nodeIp: string, time: string][]): string[] {
  const gaps = new IntervalGaps();
  for (const [nodeIp, time] of slots) {
    const place = { prefix: '', account: '123456789012', region: 'us-east-1', day: '2026/11/01' };
    const tail = `20261101T${time}Z_${nodeIp}_4oeun3q9`;
    const key = parseLogKey(
      keyOf({ ...place, logType: 'access', loadBalancer: 'shop.50dc6c495c0c9188', tail }),
    );
    if (key !== undefined) gaps.note(key);
  }
  return gaps.sentences();
}

/** Every five minutes from midnight on, but for some; each is the end of a slot. */
function busy(nodeIp: string, slots: number, missing: readonly number[] = []): [string, string][] {
  return Array.from({ length: slots }, (_, i) => i)
    .filter((i) => !missing.includes(i))
    .map((i) => [nodeIp, new Date(i * 300_000).toISOString().slice(11, 16).replace(':', '')]);
}

describe('gaps', () => {
  test('are the slots between two that are there, for each busy node, with their length', () => {
    const [one, other] = ['192.0.2.10', '192.0.2.11'];
    expect(gapsOf(...busy(one, 40, [20, 21]).toReversed(), ...busy(other, 40, [30]))).toEqual([
      'shop.50dc6c495c0c9188 access, node 192.0.2.10: no object for 10 minutes, from 2026-11-01T01:35:00Z to 2026-11-01T01:45:00Z.',
      'shop.50dc6c495c0c9188 access, node 192.0.2.11: no object for 5 minutes, from 2026-11-01T02:25:00Z to 2026-11-01T02:30:00Z.',
    ]);
  });

  test('are none where a slot has several objects, or where there are too few to tell', () => {
    expect(gapsOf(...busy('192.0.2.10', 13), ...busy('192.0.2.10', 13))).toEqual([]);
    expect(gapsOf(...busy('192.0.2.10', 12, [5]), ['192.0.2.12', '2300'])).toEqual([]);
  });

  test('are none of a node that mostly has nothing to tell', () => {
    const odd = Array.from({ length: 140 }, (_, i) => 2 * i + 1);
    expect(gapsOf(...busy('192.0.2.10', 280, odd))).toEqual([]);
  });

  test('are five at most, and the rest is counted', () => {
    const missing = [10, 30, 50, 70, 90, 110, 130];
    const sentences = gapsOf(...busy('192.0.2.10', 200, missing));
    expect(sentences).toHaveLength(6);
    expect(sentences.at(-1)).toBe('2 more gaps of this kind.');
    expect(gapsOf(...busy('192.0.2.10', 200, missing.slice(1))).at(-1)).toBe('1 more gap of this kind.');
  });

  test('are the same in whatever order the objects come, and however often', () => {
    const slots = busy('192.0.2.10', 60);
    const drawn = fc.array(fc.nat({ max: 59 }), { minLength: 40, maxLength: 120 });
    fc.assert(
      fc.property(drawn, (numbers) => {
        const inOrder = [...new Set(numbers)].sort((a, b) => a - b);
        const of = (chosen: readonly number[]): string[] =>
          gapsOf(...chosen.flatMap((i) => slots.slice(i, i + 1)));
        expect(of(numbers)).toEqual(of(inOrder));
      }),
    );
  });
});
