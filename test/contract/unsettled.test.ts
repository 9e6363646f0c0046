import { describe, expect, test } from '@jest/globals';
import { run } from '../../src/engine/run.js';
import { gated, Harbour, harbourMode, once } from '../engine/harbour.js';

const PARTS = [{ partition: 'a', segment: '1', records: 3 }];

/** What model/claim.pml calls RELEASE_UNSETTLED: giving a claim back before what was sent for it shows. */
describe('a run that is cancelled while it waits for what was sent to show', () => {
  async function cancelledAfter(harbour: Harbour, ms: number): Promise<void> {
    const cancel = new AbortController();
    const first = run(
      harbour.settings(harbourMode(PARTS, harbour.quay), {
        cancelled: cancel.signal,
        settleUnanswered: 1000,
      }),
    );
    void harbour.clock.sleep(ms).then(() => {
      cancel.abort();
    });
    const result = await harbour.clock.drive(first);
    expect(result.stop?.reason).toBe('cancelled');
    expect(result.failures).toEqual([]);
  }

  async function expectTheClaimToStand(harbour: Harbour): Promise<void> {
    expect(await harbour.sail(PARTS)).toMatchObject({ skipped: 1, complete: false });
    await harbour.clock.drive(harbour.clock.sleep(10_000));
    expect(await harbour.sail(PARTS)).toMatchObject({ committed: 1, complete: true });
    expect(harbour.arrived(PARTS)).toEqual(once(PARTS));
  }

  test('leaves its claim to expire after a put without an answer', async () => {
    const harbour = new Harbour();
    let puts = 0;
    harbour.quay.forecast = () => ((puts += 1) === 2 ? 'stored-late' : 'fair');
    await cancelledAfter(harbour, 150);
    await expectTheClaimToStand(harbour);
  });

  test('leaves its claim to expire after a take-over', async () => {
    const harbour = new Harbour();
    const bornAt = harbour.clock.now();
    const gate = (): Promise<void> =>
      harbour.clock.now() - bornAt < 150 ? Promise.resolve() : new Promise(() => undefined);
    const { clock, store, quay } = harbour;
    void run(harbour.settings(harbourMode(PARTS, quay, gate), { store: gated(store, gate) }));
    await clock.drive(clock.sleep(5000));
    await cancelledAfter(harbour, 100);
    await expectTheClaimToStand(harbour);
  });
});
