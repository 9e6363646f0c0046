import { describe, expect, test } from '@jest/globals';
import { albWorkload } from './alb-workload.js';
import { scenarios } from './scenarios.js';
import { playOut } from './suite.js';

// The fast part; `npm run faults` plays all of it. Each has an AWS of its own, and mostly waits.
describe('mode alb', () => {
  test.concurrent.each(scenarios.filter(({ isFast }) => isFast === true))('$name', async (scenario) => {
    const row = await playOut(scenario, () => albWorkload());
    expect({ ...row, runs: 0 }).toEqual({
      ...{ fault: scenario.name, mode: 'alb', runs: 0, isGood: true, log: '' },
      ...{ expected: row.expected, found: row.expected, excused: 0, doubled: 0, lost: 0 },
    });
  });
});
