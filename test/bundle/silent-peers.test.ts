/** Whoever is silent is named within five minutes, and the process ends when it has told its last word. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { meet, PEERS } from './silent-peers.js';
import { FixtureFactory } from './fixture.js';

let fixtures: FixtureFactory;
let others: FixtureFactory;
beforeAll(async () => {
  fixtures = await FixtureFactory.open();
  others = await FixtureFactory.open();
});
afterAll(async () => {
  await fixtures.close();
  await others.close();
});

/** Waits are so many times shorter. How long was waited is what the run says of it, however slow this machine is. */
const SPEED = 15;
const LONGEST_WAIT_S = 300;
const LONGEST_END_S = 5;
/** What is tried again waits for its time-out each time. */
const MOST_ATTEMPTS = 8;

test('silent peers are named, and the process ends', async () => {
  const meetings = PEERS.map(async (peer) => {
    const fixture = (peer.meetsAll === true ? others : fixtures).anotherFixture();
    fixture.seed({ intervals: [0, 2] });
    const { result, endedAfter } = await meet(fixture, peer, SPEED);
    const waits = [...result.log.matchAll(/no data came for (\d+) s/g)].map(([, s]) => Number(s));
    const attempts = result.log.split('It is tried again.').length;
    return {
      ...{ name: peer.name, code: result.code, isReported: peer.told.test(result.log) || result.log },
      ...{
        isSoon: Math.max(0, ...waits) < LONGEST_WAIT_S && attempts <= MOST_ATTEMPTS,
        isEnded: endedAfter < LONGEST_END_S,
      },
    };
  });
  expect(await Promise.all(meetings)).toEqual(
    PEERS.map(({ name }) => ({ name, code: 1, isReported: true, isSoon: true, isEnded: true })),
  );
});
