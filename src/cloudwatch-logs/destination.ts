import { CreateLogStreamCommand, type CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { RateLimiter, type Pauses } from '../engine/rate-limiter.js';
import { calling } from '../errors.js';
import { SharedBuffers } from '../encode/shared-memory.js';
import { BodyCompression } from './body-compression.js';
import { DirectPuts } from './direct-puts.js';
import { DuplicateRisk } from './duplicate-risk.js';
import { afterGrace, within } from './abort-after.js';
import { LogGroups, unlessItExists, type LogGroupFacts } from './log-groups.js';
import type { Compression, PutBatch } from './put-body.js';
import { SentEvents, type StoredEvent } from './sent-events.js';
import {
  NOTHING_SENT,
  StreamWriter,
  type PutAnswer,
  type PutGuard,
  type StreamProgress,
  type StreamTarget,
} from './stream-writer.js';
import { streamPages, type ReadPorts } from './stream-pages.js';

/** CreateLogStream: 50 calls a second for each account and Region (CloudWatch Logs quotas). */
const CREATE_STREAM_PER_SECOND = 50;
/** GetLogEvents: 25 a second, 10 in some Regions (CloudWatch Logs quotas); the lower one serves everywhere. */
const GET_EVENTS_PER_SECOND = 10;
/** What was acknowledged must show in the stream within this time, ms. */
const MAX_READ_LAG_MS = 60_000;
const READ_LAG_PAUSE_MS = 1000;

/** A stream to be opened for one segment, whose events come in an order that never changes. */
export interface OpenStream {
  readonly group: LogGroupFacts;
  readonly stream: string;
  readonly guard: PutGuard;
  readonly putTimeout: number;
  /** Whether an earlier attempt may have sent something. */
  readonly resumed: boolean;
  readonly progress: StreamProgress | undefined;
  readonly lookAgain?: LookAgain;
  /** Whether a run that died may have sent a batch that it did not note. */
  readonly takenOver?: boolean;
}

/** After a put without an answer: two looks at the stream, so many ms apart, must show the same before it is repeated. */
export type LookAgain = number | undefined;

/** A stream whose events the caller compares by keys of its own, in any order. */
export interface OpenListed<T extends Listing> {
  readonly group: LogGroupFacts;
  readonly stream: string;
  readonly guard: PutGuard;
  readonly putTimeout: number;
  /** So many events were acknowledged; reads may lag behind. */
  readonly acknowledged: number;
  readonly lookAgain?: LookAgain;
  readonly takenOver?: boolean;
  /** Makes an empty list, to which every event of the stream is added. */
  readonly list: () => T;
}

export interface Listing {
  readonly size: number;
  add(event: StoredEvent): void;
}

export interface LogsClients {
  readonly retrying: CloudWatchLogsClient;
  /** Makes one attempt per call. */
  readonly once: CloudWatchLogsClient;
  /** Bodies of PutLogEvents of so many bytes and more may be sent as gzip; absent: none. */
  readonly compressFrom?: number;
  /** Streams that are written to at a time; absent: any number. */
  readonly concurrency?: number;
}

/** CloudWatch Logs as a destination: groups, streams, and a writer for each stream. */
export class CloudWatchLogsSink {
  readonly groups: LogGroups;
  readonly risk = new DuplicateRisk();
  readonly #client: CloudWatchLogsClient;
  /** One attempt per put: after a lost answer the stream is read, the put is not repeated blindly. */
  readonly #puts: DirectPuts;
  readonly #clock: Pauses;
  readonly #createTurns: RateLimiter;
  readonly #readTurns: RateLimiter;
  readonly #putTurns: RateLimiter;
  readonly #buffers = new SharedBuffers();
  readonly #compression: BodyCompression;

  constructor(clients: LogsClients, clock: Pauses, notice: (text: string) => void = () => undefined) {
    this.#client = clients.retrying;
    this.groups = new LogGroups(clients.retrying);
    this.#puts = new DirectPuts(clients.once);
    this.#clock = clock;
    this.#createTurns = new RateLimiter(clock, CREATE_STREAM_PER_SECOND);
    this.#readTurns = new RateLimiter(clock, GET_EVENTS_PER_SECOND);
    this.#putTurns = new RateLimiter(clock);
    const { compressFrom: minBytes = Infinity, concurrency = Infinity } = clients;
    this.#compression = new BodyCompression({ minBytes, concurrency }, notice);
  }

  /** Creates the stream if it is missing, looks at what it holds if it may hold something, and returns its writer. */
  async open(target: OpenStream): Promise<StreamWriter> {
    const { group, stream, guard, putTimeout, resumed, progress = NOTHING_SENT } = target;
    const isNew = await this.#createStream(group.name, stream, guard.signal);
    const readable = group.logGroupClass === 'STANDARD';
    const look = readable && !isNew && resumed;
    const least = progress.sent - progress.tooOld - progress.tooNew;
    const present = look ? await this.#readBack(target, least, () => new SentEvents()) : undefined;
    return new StreamWriter({ ...this.#putsTo(target), guard, putTimeout, progress, present });
  }

  /**
   * Creates the stream if it is missing, lists what it holds (nothing when the group cannot be read back), and returns
   * a writer that sends all it is given.
   */
  async openListed<T extends Listing>(target: OpenListed<T>): Promise<{ writer: StreamWriter; listed: T }> {
    const { group, stream, guard, putTimeout, list } = target;
    const isNew = await this.#createStream(group.name, stream, guard.signal);
    const readable = group.logGroupClass === 'STANDARD';
    const listed = readable && !isNew ? await this.#readBack(target, target.acknowledged, list) : list();
    const progress = NOTHING_SENT;
    return {
      writer: new StreamWriter({ ...this.#putsTo(target), guard, putTimeout, progress }),
      listed,
    };
  }

  #putsTo(
    target: NamedStream & Pick<OpenStream, 'takenOver'>,
  ): Pick<
    StreamTarget,
    'names' | 'buffers' | 'put' | 'compression' | 'turns' | 'clock' | 'risk' | 'readable'
  > {
    const readable = target.group.logGroupClass === 'STANDARD';
    if (target.takenOver === true && !readable) this.risk.batchRepeated();
    const put = (batch: PutBatch, timeout: number): Promise<PutAnswer> => this.#put(target, batch, timeout);
    const compression = (isBusy: boolean): Compression => this.#compression.present(isBusy);
    const [buffers, turns, clock] = [this.#buffers, this.#putTurns, this.#clock];
    return { names: namesOf(target), buffers, put, compression, turns, clock, readable, risk: this.risk };
  }

  /** Whether the stream was not there before. */
  async #createStream(logGroupName: string, logStreamName: string, signal: AbortSignal): Promise<boolean> {
    await this.#createTurns.turn(signal);
    signal.throwIfAborted();
    const on = { call: 'logs:CreateLogStream', resource: `${logGroupName}:${logStreamName}` };
    try {
      await calling(on, () => this.#client.send(new CreateLogStreamCommand({ logGroupName, logStreamName })));
      return true;
    } catch (error) {
      unlessItExists(error);
      return false;
    }
  }

  /**
   * Reads the stream until it shows at least what was acknowledged, since reads may lag behind writes. After a put without an
   * answer, two reads must also show the same.
   */
  async #readBack<T extends Listing>(
    target: NamedStream & Pick<OpenStream, 'lookAgain'>,
    least: number,
    list: () => T,
  ): Promise<T> {
    const { lookAgain, guard } = target;
    const giveUpAt = this.#clock.monotonic() + MAX_READ_LAG_MS;
    for (let before: number | undefined; ;) {
      const present = await this.#readStream(target, list());
      const isSettled = lookAgain === undefined || present.size === before;
      // After so long, what is missing has expired: it was acknowledged, and is not sent again.
      if ((present.size >= least && isSettled) || this.#clock.monotonic() > giveUpAt) return present;
      await this.#clock.sleep(present.size < least ? READ_LAG_PAUSE_MS : (lookAgain ?? 0), guard.signal);
      before = present.size < least ? undefined : present.size;
    }
  }

  async #readStream<T extends Listing>({ group, stream, guard }: NamedStream, present: T): Promise<T> {
    const ports: ReadPorts = {
      client: this.#client,
      inTurn: async (call, signal) => {
        await this.#readTurns.turn(signal);
        signal.throwIfAborted();
        return call();
      },
    };
    const { signal } = guard;
    for await (const page of streamPages(ports, { group: group.name, stream, signal }))
      for (const event of page) present.add(event);
    return present;
  }

  async #put({ group, stream, guard }: NamedStream, batch: PutBatch, timeout: number): Promise<PutAnswer> {
    const on = { call: 'logs:PutLogEvents', resource: `${group.name}:${stream}`, onceOnly: true };
    const names = namesOf({ group, stream });
    const answer = await within(timeout, afterGrace(guard.signal), (signal) =>
      calling(on, () =>
        this.#compression.send(batch, (sent) => this.#puts.send({ names, batch: sent, signal })),
      ),
    );
    const { tooNewLogEventStartIndex, tooOldLogEventEndIndex, expiredLogEventEndIndex } =
      answer.rejectedLogEventsInfo ?? {};
    return {
      tooNewStart: tooNewLogEventStartIndex,
      tooOldEnd: tooOldLogEventEndIndex,
      expiredEnd: expiredLogEventEndIndex,
    };
  }
}

type NamedStream = Pick<OpenStream, 'group' | 'stream' | 'guard'>;

function namesOf({ group, stream }: Pick<NamedStream, 'group' | 'stream'>): {
  logGroupName: string;
  logStreamName: string;
} {
  return { logGroupName: group.name, logStreamName: stream };
}
