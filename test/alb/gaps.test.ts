import { describe, expect, test } from '@jest/globals';
import { IntervalGaps } from '../../src/alb/gaps.js';
import { keyOf, parseLogKey } from '../../src/alb/key.js';

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

describe('gaps', () => {
  test('are the slots between two that are there, for each node', () => {
    const [one, other] = ['192.0.2.10', '192.0.2.11'];
    expect(gapsOf([one, '0025'], [one, '0005'], [one, '0010'], [other, '0005'], [other, '0015'])).toEqual([
      'shop.50dc6c495c0c9188 access, node 192.0.2.10: no object for 2026-11-01T00:10:00Z to 2026-11-01T00:20:00Z (2 of 5 minutes).',
      'shop.50dc6c495c0c9188 access, node 192.0.2.11: no object for 2026-11-01T00:05:00Z to 2026-11-01T00:10:00Z (1 of 5 minutes).',
    ]);
  });

  test('are none where a slot has several objects, or where there is only one', () => {
    expect(
      gapsOf(['192.0.2.10', '0005'], ['192.0.2.10', '0005'], ['192.0.2.10', '0010'], ['192.0.2.12', '2300']),
    ).toEqual([]);
  });

  test('of a node that mostly sleeps are told in short', () => {
    const hours = Array.from(
      { length: 24 },
      (_, i) => ['192.0.2.10', `${String(i).padStart(2, '0')}05`] as [string, string],
    );
    const sentences = gapsOf(...hours);
    expect(sentences).toHaveLength(21);
    expect(sentences.at(-1)).toBe('3 more gaps of this kind.');
  });
});
