import type { Budget, Cost } from './case.js';

/** What of a cost is above its budget, in words; empty when all is well. */
export function overBudget(cost: Cost, size: number, budget: Budget): string[] {
  if (typeof cost.committed !== 'number') return [`the run did not end well: ${cost.committed}`];
  const most = ([fixed, perThousand]: readonly [number, number]): number =>
    fixed + (perThousand * size) / 1000;
  const judged: readonly [string, number, number][] = [
    ['calls', cost.calls, most(budget.calls)],
    ['bytes of ledger', cost.ledgerBytes, most(budget.ledgerBytes)],
    ['MiB', cost.mib, budget.mib],
  ];
  return judged
    .filter(([, found, bound]) => !(found <= bound))
    .map(([what, found, bound]) => `${Math.round(found)} ${what}, of ${Math.round(bound)} at most`);
}

/** By which power of the size a figure grows: 1 is linear, 0 stays the same. */
export function exponent(smaller: number, larger: number, [before = 0, now = 0]: readonly number[]): string {
  if (before <= 0 || now <= 0) return '-';
  return (Math.log(now / before) / Math.log(larger / smaller)).toFixed(2);
}
