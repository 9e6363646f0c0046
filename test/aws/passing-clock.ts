import type { Clock } from '../../src/engine/clock.js';
import type { LocalAws } from './local-aws.js';

/** Longer waits are renewals of a lease. */
const MAX_DURATION_MS = 60_000;

/** A clock whose waits of up to a minute are over at once, the local AWS's time having gone by; longer ones do not end. */
export function passingClock(aws: LocalAws): Clock {
  let slept = 0;
  return {
    now: () => aws.clock.now(),
    monotonic: () => performance.now() + slept,
    sleep: (ms, signal) => {
      if (ms > MAX_DURATION_MS) return untilAborted(signal);
      slept += ms;
      aws.clock.advance(ms);
      return Promise.resolve();
    },
  };
}

function untilAborted(signal?: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (signal?.aborted === true) resolve();
    signal?.addEventListener('abort', () => {
      resolve();
    });
  });
}
