import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { InputLogEvent } from '@aws-sdk/client-cloudwatch-logs';
import {
  CloudWatchLogsClient,
  CreateLogGroupCommand,
  CreateLogStreamCommand,
  DescribeLogStreamsCommand,
  FilterLogEventsCommand,
  GetLogEventsCommand,
  paginateDescribeLogGroups,
  PutLogEventsCommand,
  PutRetentionPolicyCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import type { LocalAws } from './local-aws.js';
import { startLocalAws } from './local-aws.js';
import { errorText } from './refusal.js';

const now = Date.parse('2026-11-20T12:00:00Z');
const hour = 3_600_000;
const day = 24 * hour;
const place = { logGroupName: '/shop/access', logStreamName: 'alb/2026/11/20' };
let aws: LocalAws;
let logs: CloudWatchLogsClient;

beforeEach(async () => {
  aws = await startLocalAws();
  aws.clock.freeze(now);
  logs = new CloudWatchLogsClient({ ...aws.sdk(), maxAttempts: 1 });
  aws.logs.createGroup(place.logGroupName);
  aws.logs.seed(place.logGroupName, place.logStreamName, []);
});
afterEach(async () => {
  logs.destroy();
  await aws.close();
});

function put(logEvents: InputLogEvent[], more: object = {}) {
  return logs.send(new PutLogEventsCommand({ ...place, logEvents, ...more }));
}

function event(timestamp: number, message = 'm'): InputLogEvent {
  return { timestamp, message };
}

describe('PutLogEvents', () => {
  test.each([
    [
      'chronological order',
      [event(now), event(now - 1)],
      /^InvalidParameterException: Log events in a single PutLogEvents request must be in chronological order\.$/,
    ],
    ['a span of 24 hours', [event(now - day - 1), event(now)], /cannot span more than 24 hours/],
    ['at least one event', [], /length greater than or equal to 1/],
    ['a message', [event(now, '')], /^InvalidParameterException: .*logEvents\.1\.member\.message/],
    ['a time since 1970', [event(-1)], /greater than or equal to 0/],
    [
      'at most 10,000 events',
      Array.from({ length: 10_001 }, () => event(now)),
      /length less than or equal to 10000/,
    ],
  ])('wants %s', async (_, events, text) => {
    expect(await errorText(put(events))).toMatch(text);
    expect(aws.logs.events(place.logGroupName)).toEqual([]);
  });

  test('counts 26 bytes for each event, and bytes of UTF-8', async () => {
    await put([event(now, 'x'.repeat(1_048_576 - 26))]);
    expect(await errorText(put([event(now, 'x'.repeat(1_048_576 - 25))]))).toContain(
      'Upload too large: 1048577 bytes',
    );
    expect(await errorText(put([event(now, 'ü'.repeat(524_275)), event(now, 'x')]))).toContain(
      'Upload too large',
    );
    expect(await errorText(put([event(now, 'x'.repeat(1_048_577))]))).toContain('Log event too large');
  });

  test('wants a stream that is there', async () => {
    expect(await errorText(put([event(now)], { logStreamName: 'none' }))).toBe(
      'ResourceNotFoundException: The specified log stream does not exist.',
    );
    expect(await errorText(put([event(now)], { logGroupName: 'none' }))).toBe(
      'ResourceNotFoundException: The specified log group does not exist.',
    );
  });

  test('says what it left out, and stores the rest', async () => {
    const tooNew = await put([event(now), event(now + 2 * hour), event(now + 2 * hour + 1)]);
    expect(tooNew.rejectedLogEventsInfo).toEqual({ tooNewLogEventStartIndex: 2 });
    const tooOld = await put([event(now - 30 * day), event(now - 14 * day - 1), event(now - 14 * day)]);
    expect(tooOld.rejectedLogEventsInfo).toEqual({ tooOldLogEventEndIndex: 2 });
    await logs.send(new PutRetentionPolicyCommand({ logGroupName: place.logGroupName, retentionInDays: 3 }));
    const expired = await put([event(now - 15 * day), event(now - 4 * day), event(now - hour)]);
    expect(expired.rejectedLogEventsInfo).toEqual({ tooOldLogEventEndIndex: 1, expiredLogEventEndIndex: 2 });
    const offsets = aws.logs.events(place.logGroupName).map(({ timestamp }) => timestamp - now);
    expect(offsets).toEqual([-14 * day, -hour, 0, 2 * hour]);
  });

  test('refuses a body that is not the one that was signed', async () => {
    logs.middlewareStack.add(
      (next) => (args) => {
        const { request } = args as { request: { body: Uint8Array } };
        request.body = Buffer.from(Buffer.concat([request.body]).toString().replace('"m"', '"n"'));
        return next(args);
      },
      { step: 'finalizeRequest', priority: 'low' },
    );
    expect(await errorText(put([event(now)]))).toMatch(/^InvalidSignatureException/);
  });
});

describe('GetLogEvents', () => {
  async function readAll(more: object = {}): Promise<{ messages: string[]; pages: number }> {
    const messages: string[] = [];
    let nextToken: string | undefined;
    for (let pages = 1; ; pages++) {
      const ask = { ...place, startFromHead: true, nextToken, ...more };
      const page = await logs.send(new GetLogEventsCommand(ask));
      messages.push(...(page.events ?? []).map(({ message = '' }) => message));
      if (page.nextForwardToken === nextToken) return { messages, pages };
      nextToken = page.nextForwardToken;
    }
  }

  test('pages to the token that does not change, in the order of time', async () => {
    aws.logs.seed(place.logGroupName, place.logStreamName, [
      { timestamp: now, message: 'b' },
      { timestamp: now - 1, message: 'a' },
    ]);
    await put([event(now, 'c'), event(now + 1, 'd')]);
    expect(await readAll()).toEqual({ messages: ['a', 'b', 'c', 'd'], pages: 2 });
    expect((await readAll({ limit: 1 })).messages).toEqual(['a', 'b', 'c', 'd']);
    expect((await readAll({ startTime: now, endTime: now + 1 })).messages).toEqual(['b', 'c']);
    aws.logs.reads.emptyEvery = 2;
    expect((await readAll({ limit: 1 })).messages).toEqual(['a', 'b', 'c', 'd']);
  });

  test('gives at most 1 MB a page', async () => {
    for (let number = 0; number < 3; number++) await put([event(now + number, 'x'.repeat(700_000))]);
    expect((await readAll()).pages).toBe(4);
  });

  test('begins at the end when not told otherwise', async () => {
    await put(['a', 'b', 'c'].map((message, index) => event(now + index, message)));
    const last = await logs.send(new GetLogEventsCommand({ ...place, limit: 2 }));
    expect(last.events?.map(({ message }) => message)).toEqual(['b', 'c']);
    const back = await logs.send(
      new GetLogEventsCommand({ ...place, limit: 2, nextToken: last.nextBackwardToken }),
    );
    expect(back.events?.map(({ message }) => message)).toEqual(['a']);
  });

  test('shows events only when they have settled', async () => {
    aws.logs.reads.lagMs = 5000;
    await put([event(now)]);
    expect((await readAll()).messages).toEqual([]);
    aws.clock.advance(5000);
    expect((await readAll()).messages).toEqual(['m']);
  });

  test('refuses a wrong token, and a group that cannot be read', async () => {
    const wrong = logs.send(new GetLogEventsCommand({ ...place, nextToken: 'f/1' }));
    expect(await errorText(wrong)).toBe('InvalidParameterException: The specified nextToken is invalid.');
    aws.logs.createGroup('cold', { class: 'INFREQUENT_ACCESS' });
    aws.logs.seed('cold', 's', []);
    const cold = { logGroupName: 'cold', logStreamName: 's' };
    expect(await errorText(logs.send(new GetLogEventsCommand(cold)))).toMatch(/INFREQUENT_ACCESS/);
  });
});

describe('FilterLogEvents', () => {
  test('merges streams, to the end time and beyond one page', async () => {
    aws.logs.seed(place.logGroupName, 'a', [
      { timestamp: now, message: 'one' },
      { timestamp: now + 2, message: 'three' },
    ]);
    aws.logs.seed(place.logGroupName, 'b', [
      { timestamp: now + 1, message: 'two' },
      { timestamp: now + 3, message: 'four' },
    ]);
    const ask = { logGroupName: place.logGroupName, endTime: now + 2, limit: 2 };
    const first = await logs.send(new FilterLogEventsCommand(ask));
    const second = await logs.send(new FilterLogEventsCommand({ ...ask, nextToken: first.nextToken }));
    const messages = [first, second].flatMap((page) => page.events?.map(({ message }) => message));
    expect(messages).toEqual(['one', 'two', 'three']);
    expect(second.nextToken).toBeUndefined();
  });
});

describe('groups and streams', () => {
  test('are named by rule, and only once', async () => {
    const create = (logStreamName: string) =>
      errorText(logs.send(new CreateLogStreamCommand({ logGroupName: place.logGroupName, logStreamName })));
    expect(await create('a:b')).toMatch(/^InvalidParameterException/);
    expect(await create('a*b')).toMatch(/^InvalidParameterException/);
    expect(await create('x'.repeat(513))).toMatch(/^InvalidParameterException/);
    expect(await create(place.logStreamName)).toMatch(
      /^ResourceAlreadyExistsException: The specified log stream already exists/,
    );
    const again = logs.send(new CreateLogGroupCommand({ logGroupName: place.logGroupName }));
    expect(await errorText(again)).toMatch(
      /^ResourceAlreadyExistsException: The specified log group already exists/,
    );
  });

  test('are described in pages', async () => {
    for (let number = 0; number < 120; number++)
      aws.logs.createGroup(`/many/${number}`, { retentionDays: 7 });
    const names: string[] = [];
    const pages = paginateDescribeLogGroups({ client: logs }, { logGroupNamePrefix: '/many/' });
    for await (const page of pages)
      names.push(...(page.logGroups ?? []).map(({ logGroupName = '' }) => logGroupName));
    expect(new Set(names).size).toBe(120);
    const streams = await logs.send(new DescribeLogStreamsCommand({ logGroupName: place.logGroupName }));
    expect(streams.logStreams?.[0]?.arn).toBe(
      'arn:aws:logs:us-east-1:123456789012:log-group:/shop/access:log-stream:alb/2026/11/20',
    );
  });

  test('come at a limited rate', async () => {
    const create = (number: number) =>
      errorText(
        logs.send(
          new CreateLogStreamCommand({ logGroupName: place.logGroupName, logStreamName: `s${number}` }),
        ),
      );
    const outcomes = await Promise.all(Array.from({ length: 60 }, (_, number) => create(number)));
    expect(outcomes.filter((outcome) => outcome === 'no error')).toHaveLength(50);
    expect(outcomes).toContain('ThrottlingException: Rate exceeded');
    aws.clock.advance(1000);
    expect(await create(61)).toBe('no error');
    aws.logs.limits.off();
    expect(await create(62)).toBe('no error');
  });
});
