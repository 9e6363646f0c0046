import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { Deck } from './deck.js';

let deck: Deck;

beforeEach(async () => {
  deck = await Deck.build();
});

afterEach(() => deck.close());

/** What is put, in its order, and how often the frontier is among it. */
function puts(): { first: string | undefined; frontiers: number } {
  const resources = deck.aws.calls.find({ operation: 'PutObject' }).map(({ resource }) => resource);
  const frontiers = resources.filter((resource) => resource.includes('/frontier-')).length;
  return { first: resources[0], frontiers };
}

test('a first scheduled run says from where it looks before it claims anything, for it may be killed', async () => {
  deck.seed(1, [0, 2]);
  expect((await deck.sail()).outputs['complete']).toBe('true');
  expect(puts()).toEqual({ first: expect.stringMatching(/\/alb\/frontier-/), frontiers: 2 });
  deck.aws.calls.clear();
  await deck.sail();
  expect(puts().frontiers).toBe(1);
});

test('a backfill does not', async () => {
  deck.seed(1, [0, 2]);
  const from = new Date(Date.now() - 2 * 86_400_000).toISOString();
  await deck.sail({ from });
  expect(puts().frontiers).toBe(0);
});
