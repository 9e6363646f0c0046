/** What tells whether a soak went well must be able to say that it did not. */
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { startLocalAws, type LocalAws } from '../aws/local-aws.js';
import { albDay } from '../aws/seed/alb.js';
import { doublesIn } from '../faults/unreadable-group.js';
import { ReplacedObjects } from './replaced-objects.js';

let aws: LocalAws;
beforeEach(async () => {
  aws = await startLocalAws();
});
afterEach(() => aws.close());

test('in a group that cannot be read back a batch may be there again for each interrupted run, and no more', () => {
  aws.logs.createGroup('g', { class: 'INFREQUENT_ACCESS' });
  aws.clock.freeze();
  const put = (stream: string, ...messages: string[]): void => {
    aws.clock.advance(1);
    const timestamp = aws.clock.now();
    aws.logs.seed(
      'g',
      stream,
      messages.map((message) => ({ timestamp, message })),
    );
  };
  put('one', 'a', 'b');
  put('one', 'a', 'b');
  put('two', 'c');
  put('two', 'c');
  put('two', 'c');
  expect(doublesIn(aws, 'g', 0)).toEqual({ excused: 0, beyond: [expect.any(String), expect.any(String)] });
  expect(doublesIn(aws, 'g', 1)).toEqual({ excused: 2, beyond: [expect.stringMatching(/^two: 2 batches/)] });
  expect(doublesIn(aws, 'g', 2)).toEqual({ excused: 4, beyond: [] });
});

describe('of an object that was replaced a destination has', () => {
  const day = { bucket: 'b', day: '2026-11-20', nodes: 1, linesPerObject: 2 };
  const intervals: [number, number] = [0, 2];
  const namesIn = (text: string): string[] => text.trimEnd().split('\n');
  const [before = [], after = []] = [1, 1000].map((seed) =>
    namesIn([...albDay({ ...day, intervals, seed })][1]?.text ?? ''),
  );

  function sheet(records: readonly string[], log = ''): { doubled: number; lost: number } {
    aws.s3.createBucket('b');
    const objects = new ReplacedObjects(aws, { ...day, intervals }, namesIn);
    objects.replace({ object: 0.5, after: 0 });
    expect(before.every((name) => objects.has(name)) && !objects.has('other')).toBe(true);
    return objects.balance(
      [...records.map((name) => `logs ${name}`), ...after.map((name) => `s3 ${name}`)],
      log,
    );
  }

  test.each([
    ['the first', before, { doubled: 0, lost: 0 }],
    ['the second', after, { doubled: 0, lost: 0 }],
    ['none', [], { doubled: 0, lost: 2 }],
    ['a part of the first that nobody told', before.slice(1), { doubled: 0, lost: 1 }],
    ['both', [...before, ...after], { doubled: 2, lost: 0 }],
    ['the first twice', [...before, ...before], { doubled: 2, lost: 0 }],
  ])('%s', (_, records, expected) => {
    expect(sheet(records)).toEqual(expected);
  });

  test('a part of the first, and a run named it', () => {
    const key = [...albDay({ ...day, intervals })][1]?.key ?? '';
    expect(sheet(before.slice(1), `s3://b/${key} was replaced after it was listed.`).lost).toBe(0);
  });
});
