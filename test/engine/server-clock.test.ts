import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ServerClock } from '../../src/engine/clock.js';
import { VirtualClock } from './virtual-clock.js';

test('the bounds hold, however long the request took and wherever in the second it was answered', () => {
  const ms = fc.nat(5000);
  fc.assert(
    fc.property(
      fc.record({ skew: fc.integer({ min: -1e9, max: 1e9 }), there: ms, back: ms, later: ms }),
      (run) => {
        const clock = new VirtualClock();
        const server = new ServerClock(clock);
        const sentAt = clock.monotonic();
        const answeredAt = sentAt + run.there;
        const date = Math.floor((answeredAt + run.skew) / 1000) * 1000;
        server.observe(date, sentAt, answeredAt + run.back);
        const truth = clock.now() + run.skew;
        expect(server.earliest()).toBeLessThanOrEqual(truth);
        expect(server.latest()).toBeGreaterThanOrEqual(truth);
        expect(server.latest() - server.earliest()).toBeLessThanOrEqual(1000 + run.there + run.back);
      },
    ),
  );
});

test('before any answer it is the runner’s own clock', () => {
  const clock = new VirtualClock();
  const server = new ServerClock(clock);
  expect([server.earliest(), server.latest()]).toEqual([clock.now(), clock.now()]);
});
