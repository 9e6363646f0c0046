import { GetLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import { CloudWatchLogsSink, type OpenStream } from '../../src/cloudwatch-logs/destination.js';
import type { LogGroupFacts } from '../../src/cloudwatch-logs/log-groups.js';
import type { StreamResult } from '../../src/cloudwatch-logs/stream-writer.js';
import { blocksOf, guardOf, type Event, type Guarded } from './blocks.js';
import { within, type LogsHarness, type Opener } from './harnesses.js';

/** A group with its sink; time goes by while the sink waits, without anybody's waiting. */
export interface Fixture {
  readonly harness: LogsHarness;
  readonly sink: CloudWatchLogsSink;
  readonly group: LogGroupFacts;
  /** An hour ago. */
  readonly now: number;
  /** Sends events into the stream as a segment's carry does. */
  readonly send: (events: readonly Event[], how?: Sending) => Promise<StreamResult & Guarded>;
  /** What is in the stream, by GetLogEvents. */
  readonly shown: () => Promise<Event[]>;
}

export type Sending = Partial<OpenStream> & { readonly blockSize?: number };
export type GroupClass = 'STANDARD' | 'INFREQUENT_ACCESS';

export const STREAM = 'ship/2026/11/01/a-1';

/** A clock whose sleeps are short; where the service's clock can be moved, it moves as far as was slept. */
export function clockOf({ trouble }: LogsHarness): ConstructorParameters<typeof CloudWatchLogsSink>[1] {
  let slept = 0;
  return {
    monotonic: () => performance.now() + slept,
    sleep: (ms) => {
      slept += ms;
      trouble?.clock.advance(ms);
      return Promise.resolve();
    },
  };
}

async function fixtureIn(harness: LogsHarness, logGroupClass: GroupClass): Promise<Fixture> {
  const { retrying, once, prefix } = harness;
  const sink = new CloudWatchLogsSink({ retrying, once }, clockOf(harness));
  const name = `${prefix}group`;
  await sink.groups.create(name, { logGroupClass, retentionDays: undefined, kmsKeyId: undefined });
  const group = await sink.groups.find(name);
  if (group === undefined) throw new Error('The group that was created is not there.');
  return {
    harness,
    sink,
    group,
    now: Date.now() - 3_600_000,
    send: async (events, { blockSize = 1000, ...how } = {}) => {
      const guarded = guardOf();
      const { guard } = guarded;
      const usual = { group, stream: STREAM, guard, putTimeout: 2000, resumed: false, progress: undefined };
      const writer = await sink.open({ ...usual, ...how });
      for (const block of blocksOf(events, blockSize)) await writer.append(block);
      return { ...(await writer.finish()), ...guarded };
    },
    shown: () => eventsIn(harness, name),
  };
}

async function eventsIn({ retrying }: LogsHarness, logGroupName: string): Promise<Event[]> {
  const events: Event[] = [];
  for (let nextToken: string | undefined, last; ; last = nextToken) {
    const command = new GetLogEventsCommand({
      logGroupName,
      logStreamName: STREAM,
      startFromHead: true,
      nextToken,
    });
    const page = await retrying.send(command);
    for (const { timestamp = NaN, message = '' } of page.events ?? []) events.push({ timestamp, message });
    nextToken = page.nextForwardToken;
    if (nextToken === last) return events;
  }
}

/** Runs a test in a harness with a group. */
export function withLogGroup(
  open: Opener<LogsHarness>,
  test: (fixture: Fixture) => Promise<void>,
  logGroupClass: GroupClass = 'STANDARD',
): Promise<void> {
  return within(open, async (harness) => {
    await test(await fixtureIn(harness, logGroupClass));
  });
}
