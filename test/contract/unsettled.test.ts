import { describe, expect, test } from '@jest/globals';
import { run } from '../../src/engine/run.js';
import { gated, Fixture, fakeMode, once } from '../engine/fixture.js';

const PARTS = [{ partition: 'a', segment: '1', records: 6 }];

/** What model/claim.pml calls RELEASE_UNSETTLED: giving a claim back before what was sent for it shows. */
describe('a run that is cancelled while it waits for what was sent to show', () => {
  async function cancelledAfter(fixture: Fixture, ms: number): Promise<void> {
    const cancel = new AbortController();
    const first = run(
      fixture.settings(fakeMode(PARTS, fixture.destination), {
        cancelled: cancel.signal,
        settleUnanswered: 1000,
      }),
    );
    void fixture.clock.sleep(ms).then(() => {
      cancel.abort();
    });
    const result = await fixture.clock.drive(first);
    expect(result.stop?.reason).toBe('cancelled');
    expect(result.failures).toEqual([]);
  }

  async function expectTheClaimToStand(fixture: Fixture): Promise<void> {
    expect(await fixture.execute(PARTS)).toMatchObject({ skipped: 1, complete: false });
    await fixture.clock.drive(fixture.clock.sleep(10_000));
    expect(await fixture.execute(PARTS)).toMatchObject({ committed: 1, complete: true });
    expect(fixture.arrived(PARTS)).toEqual(once(PARTS));
  }

  test('leaves its claim to expire after a put without an answer', async () => {
    const fixture = new Fixture();
    let puts = 0;
    fixture.destination.nextFault = () => ((puts += 1) === 2 ? 'stored-late' : 'none');
    await cancelledAfter(fixture, 150);
    await expectTheClaimToStand(fixture);
  });

  test('leaves its claim to expire also when it has looked once, for what was sent may show only at the next look', async () => {
    const fixture = new Fixture();
    let puts = 0;
    fixture.destination.nextFault = () => ((puts += 1) === 2 ? 'stored-late' : 'none');
    // The answer is lost after 150 ms and a little; a second later the segment is carried again.
    await cancelledAfter(fixture, 1200);
    expect(puts).toBeGreaterThan(2);
    await expectTheClaimToStand(fixture);
  });

  test('leaves its claim to expire after a take-over', async () => {
    const fixture = new Fixture();
    const bornAt = fixture.clock.now();
    const gate = (): Promise<void> =>
      fixture.clock.now() - bornAt < 150 ? Promise.resolve() : new Promise(() => undefined);
    const { clock, store, destination } = fixture;
    void run(fixture.settings(fakeMode(PARTS, destination, { gate: gate }), { store: gated(store, gate) }));
    await clock.drive(clock.sleep(5000));
    await cancelledAfter(fixture, 100);
    await expectTheClaimToStand(fixture);
  });
});
