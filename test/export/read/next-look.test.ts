/** Scheduled runs read what they wrote only where a second look is due. */
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { DAY, HOUR, ReadHarness, TODAY } from './harness.js';

const GROUPS = ['shop', 'idle'];

let harness: ReadHarness;
beforeEach(async () => {
  harness = await ReadHarness.build();
  harness.now = TODAY + 2 * HOUR;
  for (const name of GROUPS) harness.group(name);
  harness.seed('shop', [TODAY - HOUR], { text: 'first day' });
});
afterEach(() => harness.close());

/** Documents of groups that a run reads, by group. */
async function readBy(more: Readonly<Record<string, string>> = {}): Promise<string[]> {
  harness.store.reads.length = 0;
  const { result, failures } = await harness.scheduled({ settle: '1h', ...more });
  expect([result.complete, failures]).toEqual([true, []]);
  const groups = harness.store.reads.flatMap((key) => /\/(shop|idle)\/[0-9-]+\.json$/.exec(key)?.[1] ?? []);
  return [...new Set(groups)].sort();
}

test('with nothing new no document of a group is read, and what comes late is found at its time', async () => {
  expect(await readBy()).toEqual(['idle', 'shop']);
  for (let hours = 3; hours < 24; hours += 7) {
    harness.now = TODAY + hours * HOUR;
    expect(await readBy()).toEqual([]);
  }
  harness.seed('shop', [TODAY - 2 * HOUR], { text: 'late' });
  harness.now = TODAY + DAY;
  expect(await readBy()).toEqual(['idle', 'shop']);
  expect(harness.messages().sort()).toEqual(['first day 0', 'late 0']);
});

test('every day each document is read twice: for its new window, and for the second look at the one before', async () => {
  await readBy();
  const reads: string[] = [];
  for (let hours = 3; hours < 72; hours += 3) {
    harness.now = TODAY + hours * HOUR;
    if (hours % 24 === 3) harness.seed('shop', [harness.now - HOUR], { text: `event ${String(hours)}` });
    reads.push(...(await readBy()));
  }
  expect(harness.messages()).toHaveLength(3);
  expect(reads.length).toBeLessThanOrEqual(2 * 3 * GROUPS.length);
});

test('a second look that fails is made by the next run', async () => {
  await readBy();
  harness.seed('shop', [TODAY - 2 * HOUR], { text: 'late' });
  harness.now = TODAY + DAY;
  harness.aws.faults.deny('s3:GetObject', /log-group-events/);
  expect((await harness.scheduled({ settle: '1h' })).failures).toHaveLength(1);
  harness.aws.faults.clear();
  harness.now += HOUR / 2;
  expect(await readBy()).toContain('shop');
  expect(harness.messages().sort()).toEqual(['first day 0', 'late 0']);
});

test('a group that is new is looked at whatever the others need', async () => {
  await readBy();
  harness.group('shop-2');
  harness.seed('shop-2', [TODAY - HOUR], { text: 'new' });
  expect(await readBy()).toEqual([]);
  expect(harness.messages().sort()).toEqual(['first day 0', 'new 0']);
});

test('a window that the user named is noted, too: its second look comes at its time', async () => {
  await readBy();
  await harness.scheduled({
    settle: '0s',
    from: new Date(TODAY).toISOString(),
    to: new Date(TODAY + HOUR).toISOString(),
  });
  harness.seed('shop', [TODAY + HOUR / 2], { text: 'late' });
  for (const hours of [24, 25, 26, 48]) {
    harness.now = TODAY + hours * HOUR;
    await harness.scheduled({ settle: '1h' });
  }
  expect(harness.messages().sort()).toEqual(['first day 0', 'late 0']);
});
