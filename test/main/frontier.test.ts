import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { Fixture } from './fixture.js';

let fixture: Fixture;

beforeEach(async () => {
  fixture = await Fixture.build();
});

afterEach(() => fixture.close());

/** What is put, in its order, and how often the frontier is among it. */
function puts(): { first: string | undefined; frontiers: number } {
  const resources = fixture.aws.calls.find({ operation: 'PutObject' }).map(({ resource }) => resource);
  const frontiers = resources.filter((resource) => resource.includes('/frontier-')).length;
  return { first: resources[0], frontiers };
}

test('a first scheduled run says from where it looks before it claims anything, for it may be killed', async () => {
  fixture.seed(1, [0, 2]);
  expect((await fixture.execute()).outputs['complete']).toBe('true');
  expect(puts()).toEqual({ first: expect.stringMatching(/\/alb\/frontier-/), frontiers: 2 });
  fixture.aws.calls.clear();
  await fixture.execute();
  expect(puts().frontiers).toBe(1);
});

test('a backfill does not', async () => {
  fixture.seed(1, [0, 2]);
  const from = new Date(Date.now() - 2 * 86_400_000).toISOString();
  await fixture.execute({ from });
  expect(puts().frontiers).toBe(0);
});
