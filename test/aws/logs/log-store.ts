import type { Clock } from '../wire/clock.js';
import { awsError } from '../wire/message.js';

export type LogGroupClass = 'STANDARD' | 'INFREQUENT_ACCESS' | 'DELIVERY' | 'ESSENTIALS';

export interface LogEvent {
  readonly timestamp: number;
  readonly message: string;
  readonly ingestionTime: number;
}

export interface StoredEvent extends LogEvent {
  /** The order of arrival in the stream; with the timestamp it is the place of the event. */
  readonly sequence: number;
}

export interface LogGroupOptions {
  class?: LogGroupClass;
  retentionDays?: number;
  kmsKeyId?: string;
  tags?: Record<string, string>;
  creationTime?: number;
}

const byPlace = (a: StoredEvent, b: StoredEvent) => a.timestamp - b.timestamp || a.sequence - b.sequence;

export class LogStream {
  readonly name: string;
  readonly creationTime: number;
  bytes = 0;
  count = 0;
  /** Calls of PutLogEvents that stored something. */
  batches = 0;
  firstTimestamp: number | undefined;
  lastTimestamp: number | undefined;
  lastIngestionTime: number | undefined;
  readonly #events: StoredEvent[] = [];
  #sorted = true;

  constructor(name: string, creationTime: number) {
    this.name = name;
    this.creationTime = creationTime;
  }

  add(events: readonly LogEvent[], keep = true): void {
    for (const event of events) {
      const sequence = this.count++;
      this.bytes += Buffer.byteLength(event.message) + 26;
      this.firstTimestamp = Math.min(this.firstTimestamp ?? Infinity, event.timestamp);
      if (event.timestamp < (this.lastTimestamp ?? -Infinity)) this.#sorted = false;
      this.lastTimestamp = Math.max(this.lastTimestamp ?? -Infinity, event.timestamp);
      this.lastIngestionTime = event.ingestionTime;
      if (keep) this.#events.push({ ...event, sequence });
    }
    if (events.length > 0) this.batches++;
  }

  /** In the order in which GetLogEvents shows them: by timestamp, then by arrival. */
  events(): readonly StoredEvent[] {
    if (!this.#sorted) this.#events.sort(byPlace);
    this.#sorted = true;
    return this.#events;
  }
}

export class LogGroup {
  readonly name: string;
  readonly class: LogGroupClass;
  readonly creationTime: number;
  readonly kmsKeyId: string | undefined;
  readonly tags: Record<string, string>;
  retentionDays: number | undefined;
  readonly streams = new Map<string, LogStream>();

  constructor(name: string, options: LogGroupOptions & { creationTime: number }) {
    this.name = name;
    this.class = options.class ?? 'STANDARD';
    this.creationTime = options.creationTime;
    this.kmsKeyId = options.kmsKeyId;
    this.tags = options.tags ?? {};
    this.retentionDays = options.retentionDays;
  }

  get storedBytes(): number {
    return [...this.streams.values()].reduce((sum, stream) => sum + stream.bytes, 0);
  }

  /** Events before this instant have expired. */
  expiry(now: number): number {
    return this.retentionDays === undefined ? 0 : now - this.retentionDays * 86_400_000;
  }
}

/** The groups, streams and events of one account and Region. */
export class LogStore {
  readonly clock: Clock;
  readonly partition: string;
  readonly region: string;
  readonly account: string;
  readonly groups = new Map<string, LogGroup>();
  /** False: events are counted but not kept, for benchmarks. */
  keepEvents = true;

  constructor(place: { clock: Clock; partition: string; region: string; account: string }) {
    this.clock = place.clock;
    this.partition = place.partition;
    this.region = place.region;
    this.account = place.account;
  }

  groupArn(name: string): string {
    return `arn:${this.partition}:logs:${this.region}:${this.account}:log-group:${name}`;
  }

  createGroup(name: string, options: LogGroupOptions = {}): LogGroup {
    if (this.groups.has(name)) {
      throw awsError(400, 'ResourceAlreadyExistsException', 'The specified log group already exists');
    }
    const group = new LogGroup(name, { creationTime: this.clock.now(), ...options });
    this.groups.set(name, group);
    return group;
  }

  group(name: string): LogGroup {
    const group = this.groups.get(name);
    if (group) return group;
    throw awsError(400, 'ResourceNotFoundException', 'The specified log group does not exist.');
  }

  createStream(groupName: string, name: string): LogStream {
    const { streams } = this.group(groupName);
    if (streams.has(name)) {
      throw awsError(400, 'ResourceAlreadyExistsException', 'The specified log stream already exists');
    }
    const stream = new LogStream(name, this.clock.now());
    streams.set(name, stream);
    return stream;
  }

  stream(groupName: string, name: string): LogStream {
    const stream = this.group(groupName).streams.get(name);
    if (stream) return stream;
    throw awsError(400, 'ResourceNotFoundException', 'The specified log stream does not exist.');
  }
}
