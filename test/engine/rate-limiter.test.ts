import { expect, test } from '@jest/globals';
import { RateLimiter } from '../../src/engine/rate-limiter.js';
import { VirtualClock } from './virtual-clock.js';

/** A service that takes so many calls a second, a second's worth at once, against many callers that never give up. */
async function callsUntilAllAreThrough(
  perSecond: number,
  callers: number,
): Promise<{ ms: number; calls: number }> {
  const clock = new VirtualClock();
  const limiter = new RateLimiter(clock, 50);
  let [tokens, at, calls] = [perSecond, clock.monotonic(), 0];
  const admitted = (): boolean => {
    tokens = Math.min(perSecond, tokens + ((clock.monotonic() - at) / 1000) * perSecond);
    at = clock.monotonic();
    if (tokens < 1) return false;
    tokens -= 1;
    return true;
  };
  const through = Array.from({ length: callers }, async () => {
    for (;;) {
      const turn = await limiter.turn();
      calls += 1;
      if (admitted()) break;
      limiter.slower(turn);
    }
    limiter.faster();
  });
  const startedAt = clock.monotonic();
  await clock.drive(Promise.all(through));
  return { ms: clock.monotonic() - startedAt, calls };
}

test('many callers against a low rate all come through, with few calls in vain', async () => {
  const { ms, calls } = await callsUntilAllAreThrough(5, 80);
  expect(ms).toBeLessThan(60_000);
  expect(calls).toBeLessThan(160);
});

test('without throttles nobody is slower than the quota', async () => {
  const { ms, calls } = await callsUntilAllAreThrough(1000, 100);
  expect(calls).toBe(100);
  expect(ms).toBeLessThanOrEqual(99 * 20 + 1);
});

test('of calls that were under way together, only the first slows down', async () => {
  const clock = new VirtualClock();
  const limiter = new RateLimiter(clock);
  const turns = [await limiter.turn(), await limiter.turn(), await limiter.turn()];
  await clock.drive(clock.sleep(10));
  for (const turn of turns) limiter.slower(turn);
  const before = clock.monotonic();
  await clock.drive(limiter.turn());
  await clock.drive(limiter.turn());
  expect(clock.monotonic() - before).toBeLessThanOrEqual(50);
});

test('once nobody waits any more, calls that are in line are all made at once', async () => {
  const clock = new VirtualClock();
  const limiter = new RateLimiter(clock);
  for (let refusals = 0; refusals < 12; refusals += 1) limiter.slower(await clock.drive(limiter.turn()));
  const until = clock.monotonic() + 6000;
  const turns = Array.from({ length: 40 }, () => limiter.turn(undefined, () => until));
  const last = Math.max(...(await clock.drive(Promise.all(turns))));
  expect(last).toBeLessThanOrEqual(until + 1);
});
