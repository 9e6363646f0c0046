import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { TopK } from '../../../src/statistics/top-k.js';
import { OpenEntries } from '../../../src/export/insights/open-entries.js';

function collecting(capacity: number): {
  open: OpenEntries<{ id: string; entries: number }>;
  closed: string[];
} {
  const closed: string[] = [];
  const open = new OpenEntries<{ id: string; entries: number }>(capacity, {
    open: (id) => ({ id, entries: 0 }),
    close: ({ id, entries }) => void closed.push(`${id}${String(entries)}`),
  });
  return { open, closed };
}

describe('open entries', () => {
  test('the one that was heard of least lately makes room', () => {
    const { open, closed } = collecting(2);
    for (const id of ['a', 'b', 'a', 'c', 'a', 'd']) open.of(id).entries += 1;
    expect(closed).toEqual(['b1', 'c1']);
    open.end();
    expect(closed).toEqual(['b1', 'c1', 'a3', 'd1']);
    expect(open.size).toBe(0);
  });

  test('what is done is closed once, and opens anew', () => {
    const { open, closed } = collecting(2);
    open.of('a').entries += 1;
    open.done('a');
    open.done('a');
    open.of('a');
    open.end();
    expect(closed).toEqual(['a1', 'a0']);
  });

  test('no entry is lost, and no more are open than there is room for', () => {
    const ids = fc.array(fc.constantFrom('a', 'b', 'c', 'd', 'e'));
    fc.assert(
      fc.property(ids, fc.integer({ min: 1, max: 6 }), (all, capacity) => {
        let sum = 0;
        const open = new OpenEntries<{ entries: number }>(capacity, {
          open: () => ({ entries: 0 }),
          close: ({ entries }) => void (sum += entries),
        });
        for (const id of all) {
          open.of(id).entries += 1;
          expect(open.size).toBeLessThanOrEqual(capacity);
        }
        open.end();
        expect(sum).toBe(all.length);
      }),
    );
  });
});

test('the largest of any number are those of a sort', () => {
  fc.assert(
    fc.property(
      fc.array(fc.integer({ min: 0, max: 30 })),
      fc.integer({ min: 1, max: 5 }),
      (weights, capacity) => {
        const most = new TopK<number>(capacity);
        for (const [place, weight] of weights.entries()) most.offer(place, weight);
        const sorted = [...weights.entries()].sort((a, b) => b[1] - a[1]).map(([place]) => place);
        expect(most.values()).toEqual(sorted.slice(0, capacity));
        expect(most.offered).toBe(weights.length);
      },
    ),
  );
});
