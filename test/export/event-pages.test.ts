import type { CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { describe, expect, test } from '@jest/globals';
import { EventPages, type LogEvent } from '../../src/export/event-pages.js';

const query = { logGroup: 'shop', streamPrefix: undefined, from: 0, to: 1000 };
const open = new AbortController().signal;

/** A service that answers in turn; time passes only in sleeps. */
class Service {
  now = 0;
  readonly calls: number[] = [];
  readonly inputs: unknown[] = [];
  readonly #answers: (object | Error)[];

  constructor(...answers: (object | Error)[]) {
    this.#answers = answers;
  }

  pages(perSecond: number): EventPages {
    const clock = {
      monotonic: () => this.now,
      sleep: async (ms: number) => {
        // Whoever has its turn already goes first.
        await new Promise((resolve) => setImmediate(resolve));
        this.now += ms;
      },
    };
    const send = ({ input }: { input: unknown }): Promise<object> => {
      this.calls.push(this.now);
      this.inputs.push(input);
      const answer = this.#answers.length > 1 ? this.#answers.shift() : this.#answers[0];
      return answer instanceof Error ? Promise.reject(answer) : Promise.resolve(answer ?? {});
    };
    return new EventPages({ send } as unknown as CloudWatchLogsClient, { clock, perSecond });
  }
}

function awsError(name: string, httpStatusCode = 400): Error {
  return Object.assign(new Error(name), { name, $metadata: { httpStatusCode, requestId: 'r' } });
}

function event(id: string): object {
  return { eventId: id, timestamp: 1, ingestionTime: 2, logStreamName: 's', message: id };
}

async function ids(pages: AsyncIterable<readonly LogEvent[]>): Promise<string[]> {
  const found: string[] = [];
  for await (const page of pages) found.push(...page.map(({ id }) => id));
  return found;
}

describe('pages of events', () => {
  test('are asked for no faster than the rate allows, over all who ask', async () => {
    const service = new Service({ events: [event('a')], nextToken: 'x' }, { events: [event('b')] });
    const pages = service.pages(5);
    await Promise.all([ids(pages.all(query, { signal: open })), ids(pages.all(query, { signal: open }))]);
    expect(service.calls).toEqual([0, 200, 400]);
    expect(service.inputs[0]).toEqual({
      logGroupName: 'shop',
      startTime: 0,
      endTime: 999,
      nextToken: undefined,
    });
  });

  test('slow down while AWS throttles, every attempt within the rate, and come faster again', async () => {
    const throttled = awsError('ThrottlingException');
    const many = Array.from({ length: 40 }, (_, i) => ({ events: [], nextToken: String(i) }));
    const service = new Service(throttled, throttled, ...many, { events: [] });
    await ids(service.pages(10).all(query, { signal: open }));
    const gaps = service.calls.slice(1).map((at, i) => Math.round(at - (service.calls[i] ?? 0)));
    expect(gaps.slice(0, 2)).toEqual([200, 400]);
    expect(Math.min(...gaps)).toBe(100);
    expect(gaps.at(-1)).toBe(100);
  });

  test('are given up when the time budget is used up, or nothing comes for a quarter of an hour', async () => {
    const service = new Service(awsError('ThrottlingException'));
    const over = AbortSignal.abort();
    await expect(ids(service.pages(5).all(query, { signal: open, deadline: over }))).rejects.toThrow(
      'was throttled',
    );
    expect(service.calls).toHaveLength(1);
    await expect(ids(service.pages(5).all(query, { signal: open }))).rejects.toThrow('was throttled');
    expect(service.now).toBeGreaterThan(15 * 60 * 1000);
  });

  test('that broke off are asked for again, a few times', async () => {
    const broken = Object.assign(new Error('socket hang up'), { code: 'ECONNRESET' });
    const service = new Service(broken, awsError('InternalFailure', 500), { events: [event('a')] });
    expect(await ids(service.pages(1000).all(query, { signal: open }))).toEqual(['a']);
    const dead = new Service(broken);
    await expect(ids(dead.pages(1000).all(query, { signal: open }))).rejects.toThrow('logs:FilterLogEvents');
    expect(dead.calls).toHaveLength(5);
  });

  test('are refused where an event has no name of the service', async () => {
    const service = new Service({ events: [{ timestamp: 1, message: 'x' }] });
    await expect(ids(service.pages(5).all(query, { signal: open }))).rejects.toThrow('without an eventId');
  });

  test('with the same token bring new events, or end in an error', async () => {
    const again = (id: string): object => ({ events: [event(id)], nextToken: 'same' });
    const moving = new Service(...Array.from({ length: 20 }, (_, i) => again(String(i))), { events: [] });
    expect(await ids(moving.pages(1000).all(query, { signal: open }))).toHaveLength(20);
    const stuck = new Service(again('a'));
    await expect(ids(stuck.pages(1000).all(query, { signal: open }))).rejects.toThrow('the same token');
  });

  test('end with the signal', async () => {
    const service = new Service({ events: [], nextToken: 'x' });
    await expect(ids(service.pages(5).all(query, { signal: AbortSignal.abort('over') }))).rejects.toBe(
      'over',
    );
  });
});
