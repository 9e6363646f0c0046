import { performance } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import type { Clock } from '../engine/clock.js';

/** The machine's clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  sleep: async (ms, signal) => {
    // An abort only ends the wait: the caller looks at the signal.
    await delay(ms, undefined, { signal }).catch(() => undefined);
  },
};
