import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { SourceLogGroups } from '../../src/export/log-groups.js';
import { DAY, local, NOW, type Local } from './tasks/local.js';

let here: Local;
let groups: SourceLogGroups;
let pauses: number[];
beforeEach(async () => {
  here = await local();
  pauses = [];
  const clock = {
    monotonic: () => 0,
    sleep: (ms: number) => {
      pauses.push(ms);
      return Promise.resolve();
    },
  };
  groups = new SourceLogGroups(here.logs.retrying, { clock, region: 'eu-central-1' });
});
afterEach(() => here.close());

const query = { logGroup: 'shop', streamPrefix: undefined, from: NOW - DAY, to: NOW };
const { signal } = new AbortController();

describe('log groups', () => {
  test('are listed page by page, with what an export must know of them', async () => {
    for (let i = 0; i < 60; i += 1) here.aws.logs.createGroup(`/aws/lambda/f${String(i).padStart(2, '0')}`);
    here.aws.logs.createGroup('other', { class: 'INFREQUENT_ACCESS', retentionDays: 30 });
    expect(await groups.startingWith('/aws/lambda/')).toHaveLength(60);
    expect(await groups.startingWith('')).toHaveLength(61);
    expect(await groups.startingWith('other')).toEqual([
      {
        name: 'other',
        logGroupClass: 'INFREQUENT_ACCESS',
        createdAt: NOW,
        storedBytes: 0,
        retentionDays: 30,
        isProtected: false,
      },
    ]);
  });

  test('are asked for within the quotas of the service', async () => {
    for (let i = 0; i < 101; i += 1) here.aws.logs.createGroup(`g${String(i)}`);
    await groups.startingWith('g');
    await Promise.all([1, 2, 3].map(() => groups.newestEvent('g1', signal)));
    await Promise.all([1, 2, 3].map(() => groups.hasEvents({ ...query, logGroup: 'g1' }, signal)));
    expect(pauses).toEqual([100, 100, 40, 40, 200, 200]);
  });

  test('tell when their newest stream had its last event', async () => {
    here.aws.logs.createGroup('silent');
    expect(await groups.newestEvent('silent', signal)).toBe('none');
    here.aws.logs.seed('shop', 'a', [{ timestamp: NOW - 1000, message: 'x' }]);
    here.aws.logs.seed('shop', 'b', [{ timestamp: NOW - 2000, message: 'x' }]);
    expect(await groups.newestEvent('shop', signal)).toBe(NOW - 1000);
    here.aws.logs.store.createStream('silent', 'without events');
    expect(await groups.newestEvent('silent', signal)).toBe('unknown');
  });

  test('that may not be listed are a refusal with the permission', async () => {
    here.aws.faults.deny('logs:DescribeLogGroups');
    await expect(groups.startingWith('a')).rejects.toThrow(/needs logs:DescribeLogGroups/);
  });

  test('have events in a window, whose end is not in it', async () => {
    here.aws.logs.seed('shop', 'web/1', [{ timestamp: NOW, message: 'after' }]);
    expect(await groups.hasEvents(query, signal)).toBe(false);
    here.aws.logs.seed('shop', 'web/1', [{ timestamp: NOW - 1, message: 'the last' }]);
    expect(await groups.hasEvents(query, signal)).toBe(true);
    expect(await groups.hasEvents({ ...query, streamPrefix: 'web' }, signal)).toBe(true);
    expect(await groups.hasEvents({ ...query, streamPrefix: 'job' }, signal)).toBe(false);
  });
});

test('what AWS leaves out of an answer is read as nothing', async () => {
  const pages = [
    { logGroups: [{}] },
    {},
    { nextToken: 'more' },
    { events: [{}] },
    {},
    {},
    { nextToken: 'more' },
  ];
  here.logs.retrying.middlewareStack.add(
    () => () => Promise.resolve({ output: { $metadata: {}, ...pages.shift() }, response: {} }),
    { step: 'initialize', name: 'scarce' },
  );
  const group = {
    name: '',
    logGroupClass: 'STANDARD',
    createdAt: 0,
    storedBytes: 0,
    retentionDays: undefined,
    isProtected: false,
  };
  expect(await groups.startingWith('')).toEqual([group]);
  expect(await groups.startingWith('')).toEqual([]);
  // An empty page is not the last one while it has a token.
  expect(await groups.hasEvents(query, signal)).toBe(true);
  expect(await groups.hasEvents(query, signal)).toBe(false);
  expect(await groups.newestEvent('shop', signal)).toBe('none');
  expect(await groups.newestEvent('shop', signal)).toBe('unknown');
});
