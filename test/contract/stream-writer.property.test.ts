import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ServiceError } from '../../src/errors.js';
import { plainBatch, type PutBatch } from '../../src/cloudwatch-logs/put-body.js';
import { RateLimiter } from '../../src/engine/rate-limiter.js';
import { SentEvents } from '../../src/cloudwatch-logs/sent-events.js';
import {
  NOTHING_SENT,
  StreamWriter,
  type PutAnswer,
  type StreamProgress,
  type StreamResult,
} from '../../src/cloudwatch-logs/stream-writer.js';
import { SharedBuffers } from '../../src/encode/shared-memory.js';
import { blocksOf, guardOf, type Event } from './blocks.js';

const HOUR_MS = 3_600_000;
const NOON = Date.parse('2026-11-01T12:00:00Z');
const clock = { monotonic: () => 0, sleep: () => Promise.resolve() };

/** Few times and few texts, so that many events are equal; hours far apart, so that there are many batches. */
const sequences = fc.array(
  fc.record({
    timestamp: fc.integer({ min: -30, max: 30 }).map((hours) => NOON + hours * HOUR_MS),
    message: fc.constantFrom('a', 'b', '"é"'),
  }),
  { maxLength: 40 },
);

type Fate = 'stored' | 'lost' | 'lost-stored' | 'throttled';

/** A stream that may refuse events for their age, and whose answers may get lost. */
class Stream {
  readonly events: Event[] = [];
  readonly batches: Event[][] = [];
  readonly #oldest: number;

  constructor(oldest = -Infinity) {
    this.#oldest = oldest;
  }

  put(batch: PutBatch, fate: Fate): PutAnswer {
    if (fate === 'throttled') throw failure(false);
    const { logEvents: events } = JSON.parse(plainBatch(batch).body.toString()) as {
      logEvents: Event[];
    };
    const accepted = events.filter(({ timestamp }) => timestamp >= this.#oldest);
    if (fate !== 'lost') {
      this.batches.push(events);
      this.events.push(...accepted);
    }
    if (fate !== 'stored') throw failure(true);
    const refused = events.length - accepted.length;
    return refused === 0 ? {} : { tooOldEnd: refused };
  }

  shown(): SentEvents {
    const present = new SentEvents();
    for (const event of this.events) present.add(event);
    return present;
  }
}

function failure(ambiguous: boolean): ServiceError {
  return new ServiceError('no', { call: 'logs:PutLogEvents', resource: 'r', retryable: true, ambiguous });
}

interface Attempt {
  readonly progress?: StreamProgress | undefined;
  readonly resumed?: boolean;
  readonly fates?: readonly Fate[];
  readonly blockSize: number;
}

interface Outcome {
  readonly result: StreamResult | undefined;
  /** What was acknowledged, step by step; what the ledger has may be any of it. */
  readonly history: readonly StreamProgress[];
}

/** One attempt at the whole sequence; `result` is absent when an answer was lost. */
async function attempt(stream: Stream, events: readonly Event[], how: Attempt): Promise<Outcome> {
  const { progress = NOTHING_SENT, resumed = false, fates = [], blockSize } = how;
  const { guard, told } = guardOf();
  let puts = 0;
  const writer = new StreamWriter({
    names: { logGroupName: 'g', logStreamName: 's' },
    buffers: new SharedBuffers(),
    guard,
    // Every second writer's batches go as gzip.
    compression: () => ({ minBytes: blockSize % 2 === 0 ? 0 : Infinity, level: 'fast' }),
    put: (batch) => {
      puts += 1;
      return new Promise((resolve) => {
        resolve(stream.put(batch, fates[puts - 1] ?? 'stored'));
      });
    },
    turns: new RateLimiter(clock),
    clock,
    putTimeout: 1,
    progress,
    present: resumed ? stream.shown() : undefined,
    readable: true,
    risk: { batchRepeated: () => undefined },
  });
  try {
    for (const block of blocksOf(events, blockSize)) await writer.append(block);
    return { result: await writer.finish(), history: [progress, ...told.history] };
  } catch (error) {
    if (!(error instanceof ServiceError)) throw error;
    return { result: undefined, history: [progress, ...told.history] };
  }
}

const keyOf = ({ timestamp, message }: Event): string => `${timestamp} ${message}`;
const sorted = (events: readonly Event[]): string[] => events.map(keyOf).sort();

describe('a stream that is resumed equals one that was written in one go', () => {
  test('after any stored prefix of batches, the last one unacknowledged or not, from any position before it', async () => {
    const cases = fc.record({
      events: sequences,
      batches: fc.nat(10),
      behind: fc.nat(40),
      sizes: fc.tuple(fc.integer({ min: 1, max: 40 }), fc.integer({ min: 1, max: 40 })),
    });
    await fc.assert(
      fc.asyncProperty(cases, async ({ events, batches, behind, sizes }) => {
        const clean = new Stream();
        await attempt(clean, events, { blockSize: sizes[0] });
        const stream = new Stream();
        const kept = clean.batches.slice(0, batches);
        for (const batch of kept) stream.events.push(...batch);
        const sent = Math.max(0, stream.events.length - behind);
        const progress = { sent, tooOld: 0, tooNew: 0 };
        const again = await attempt(stream, events, { progress, resumed: true, blockSize: sizes[1] });
        expect(again.result).toMatchObject({ written: events.length, tooOld: 0, tooNew: 0 });
        expect(sorted(stream.events)).toEqual(sorted(events));
      }),
      { numRuns: 200 },
    );
  });

  test('after any part of the stream, as when a batch was stored in part', async () => {
    const cases = fc.record({
      events: sequences,
      there: fc.array(fc.boolean(), { maxLength: 40 }),
      size: fc.integer({ min: 1, max: 40 }),
    });
    await fc.assert(
      fc.asyncProperty(cases, async ({ events, there, size }) => {
        const stream = new Stream();
        stream.events.push(...events.filter((_, i) => there[i] === true));
        await attempt(stream, events, { resumed: true, blockSize: size });
        expect(sorted(stream.events)).toEqual(sorted(events));
      }),
      { numRuns: 200 },
    );
  });

  test('after any series of throttles and lost answers, with events that are refused for their age', async () => {
    const fate = fc.constantFrom<Fate>('stored', 'stored', 'lost', 'lost-stored', 'throttled');
    const cases = fc.record({
      events: sequences,
      attempts: fc.array(fc.tuple(fc.array(fate, { maxLength: 8 }), fc.nat(3)), { maxLength: 5 }),
      oldest: fc.option(fc.integer({ min: -30, max: 30 }), { nil: undefined }),
      size: fc.integer({ min: 1, max: 40 }),
    });
    // A refused event that was answered for, but lay beyond the position that could be told.
    const refusedTwice: typeof cases extends fc.Arbitrary<infer T> ? T : never = {
      events: [5, -20, 6].map((hours) => ({ timestamp: NOON + hours * HOUR_MS, message: 'a' })),
      attempts: [
        [['stored', 'stored', 'lost-stored'], 0],
        [['stored', 'lost'], 2],
      ],
      oldest: 6,
      size: 3,
    };
    await fc.assert(
      fc.asyncProperty(cases, async ({ events, attempts, oldest, size }) => {
        const limit = oldest === undefined ? -Infinity : NOON + oldest * HOUR_MS;
        const stream = new Stream(limit);
        let outcome: Outcome = { result: undefined, history: [] };
        for (const [i, [fates, behind]] of [...attempts, [[], 0] as const].entries()) {
          const progress = outcome.history.at(Math.max(-1 - behind, -outcome.history.length));
          outcome = await attempt(stream, events, { progress, resumed: i > 0, fates, blockSize: size });
          if (outcome.result !== undefined) break;
        }
        const accepted = events.filter(({ timestamp }) => timestamp >= limit);
        expect(sorted(stream.events)).toEqual(sorted(accepted));
        const tooOld = events.length - accepted.length;
        expect(outcome.result).toMatchObject({ written: accepted.length, tooOld, tooNew: 0 });
      }),
      { numRuns: 400, examples: [[refusedTwice]] },
    );
  });

  test('the position that is told is never beyond what was answered for', async () => {
    const cases = fc.record({ events: sequences, there: fc.nat(40), size: fc.integer({ min: 1, max: 40 }) });
    await fc.assert(
      fc.asyncProperty(cases, async ({ events, there, size }) => {
        const stream = new Stream();
        stream.events.push(...events.slice(0, there));
        const { history } = await attempt(stream, events, {
          resumed: true,
          blockSize: size,
          fates: ['stored', 'lost'],
        });
        const first = events.slice(0, history.at(-1)?.sent);
        const present = stream.shown();
        expect(first.filter((event) => !present.take(event))).toEqual([]);
      }),
      { numRuns: 200 },
    );
  });
});
