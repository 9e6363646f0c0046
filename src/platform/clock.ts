import { performance } from 'node:perf_hooks';
import { setTimeout as delay } from 'node:timers/promises';
import type { Clock } from '../engine/clock.js';

/** The machine's clock. */
export const systemClock: Clock = {
  now: () => Date.now(),
  monotonic: () => performance.now(),
  sleep: async (ms, signal) => {
    // An abort ends the wait; whoever waits looks at the signal.
    await delay(ms, undefined, { signal }).catch(() => undefined);
  },
};
