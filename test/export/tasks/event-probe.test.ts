import { describe, expect, test } from '@jest/globals';
import { EventProbe, type EventsFound } from '../../../src/export/tasks/event-probe.js';
import type { EventQuery, NewestEvent } from '../../../src/export/log-groups.js';
import { DAY, group, HOUR, NOW, refused } from './harness.js';

const { signal } = new AbortController();
const old = { logGroup: 'g', streamPrefix: undefined, from: NOW - 3 * DAY, to: NOW - 2 * DAY };
const young = { ...old, from: NOW - 2 * DAY, to: NOW - 12 * HOUR };

class Service {
  now = NOW;
  newest: NewestEvent | Error = 'unknown';
  event: boolean | Error = false;
  readonly asked: string[] = [];
  readonly told: string[] = [];
  readonly probe = new EventProbe({
    events: {
      newestEvent: () => this.#answer('newest', this.newest),
      hasEvents: () => this.#answer('event', this.event),
    },
    now: () => this.now,
    cancelled: signal,
    notice: (text) => void this.told.push(text),
  });

  ask(query: EventQuery, logGroupClass = 'STANDARD'): Promise<EventsFound> {
    return this.probe.ask(group(query.logGroup, { logGroupClass }), query, signal);
  }

  #answer<T>(name: string, value: T | Error): Promise<T> {
    this.asked.push(name);
    return value instanceof Error ? Promise.reject(value) : Promise.resolve(value);
  }
}

describe('a window that ended a day ago', () => {
  test.each<[NewestEvent, boolean, EventsFound, string[]]>([
    ['none', true, 'none', ['newest']],
    [old.from - 1, true, 'none', ['newest']],
    [old.from, false, 'events', ['newest']],
    [old.to - 1, false, 'events', ['newest']],
    [old.to, false, 'none', ['newest', 'event']],
    [old.to, true, 'events', ['newest', 'event']],
    ['unknown', false, 'none', ['newest', 'event']],
  ])('with the newest event at %s and an answer of %s holds: %s', async (newest, event, answer, asked) => {
    const service = new Service();
    Object.assign(service, { newest, event });
    expect(await service.ask(old)).toBe(answer);
    expect(service.asked).toEqual(asked);
  });

  test('is not proved to hold events of a prefix by a stream of any name', async () => {
    const service = new Service();
    service.newest = old.from;
    expect(await service.ask({ ...old, streamPrefix: 'web' })).toBe('none');
    expect(service.asked).toEqual(['newest', 'event']);
  });

  test('shares the question with the others of its group, also at the same time', async () => {
    const service = new Service();
    service.newest = old.from - 1;
    await Promise.all([service.ask(old), service.ask({ ...old, to: old.to - HOUR })]);
    await service.ask(old);
    expect(service.asked).toEqual(['newest']);
  });
});

describe('a younger window', () => {
  test('is asked for an event, whatever the newest stream says', async () => {
    const service = new Service();
    service.newest = 'none';
    service.event = true;
    expect(await service.ask(young)).toBe('events');
    expect(service.asked).toEqual(['event']);
  });

  test('is not decided by an answer that was given before it was a day old', async () => {
    const service = new Service();
    service.newest = 'none';
    expect(await service.ask(old)).toBe('none');
    service.now += 13 * HOUR;
    expect(await service.ask(young)).toBe('none');
    expect(service.asked).toEqual(['newest', 'event']);
  });
});

describe('who cannot be asked', () => {
  test.each(['INFREQUENT_ACCESS', 'ESSENTIALS'])('is a group of class %s', async (logGroupClass) => {
    const service = new Service();
    expect(await service.ask(old, logGroupClass)).toBe('unknown');
    expect(service.asked).toEqual([]);
  });

  test('is whoever is refused, which is told once; the other question still decides', async () => {
    const service = new Service();
    service.newest = refused('AccessDeniedException');
    expect(await service.ask(old)).toBe('none');
    service.event = refused('AccessDeniedException');
    expect(await service.ask(old)).toBe('unknown');
    expect(await service.ask({ ...old, logGroup: 'h' })).toBe('unknown');
    expect(service.told).toEqual([
      expect.stringContaining('windows are idle with logs:DescribeLogStreams'),
      expect.stringContaining('windows are idle with logs:FilterLogEvents'),
    ]);
  });

  test('fails its window when there is no answer for now; the next question is asked anew', async () => {
    const service = new Service();
    service.newest = refused('ThrottlingException', { retryable: true });
    await expect(service.ask(old)).rejects.toThrow('ThrottlingException');
    service.newest = 'none';
    expect(await service.ask(old)).toBe('none');
  });
});
