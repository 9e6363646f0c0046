import { availableParallelism } from 'node:os';

/** @type {import('jest').Config} */
export default {
  testEnvironment: 'node',
  extensionsToTreatAsEsm: ['.ts'],
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
  transform: {
    // Options of esbuild; they are part of the key under which jest keeps the results.
    '^.+\\.ts$': ['<rootDir>/test/transform.js', { loader: 'ts', target: 'node20', sourcemap: 'external' }],
  },
  testMatch: ['<rootDir>/test/**/*.test.ts'],
  collectCoverageFrom: ['src/**/*.ts', '!src/index.ts'],
  coverageReporters: ['text-summary', 'lcovonly'],
  coverageThreshold: { global: { lines: 95, branches: 90 } },
  // Tests count work, and say themselves when it is too much: this ends only what hangs, however slow the machine is.
  testTimeout: 600_000,
  // Most tests wait for processes and clocks: a worker more than there are cores.
  maxWorkers: availableParallelism() + 1,
};
