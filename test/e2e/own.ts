import { equal } from 'node:assert/strict';
import type { Scenario } from './scenario.js';

/** What e2e.yml needs of this repository beside itself. */
const FILES = [
  'action.yml',
  'dist',
  'package.json',
  'tsconfig.json',
  'test/aws',
  'test/bundle',
  'test/e2e',
  'test/github',
];

export const own: Scenario = {
  name: 'e2e.yml: each mode asks, carries, carries nothing twice, and fails where it must',
  play: async (fixture) => {
    const { log } = await fixture.good({ workflow: '.github/workflows/e2e.yml', files: FILES });
    equal(log.match(/Success - Main Nothing is there twice/g)?.length, 3);
    equal(log.match(/Success - Main The outputs and the outcomes say so/g)?.length, 3);
  },
};
