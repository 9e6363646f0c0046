import { gunzipSync } from 'node:zlib';
import { EventFilter } from './logs/filter-events.js';
import * as groups from './logs/groups-and-streams.js';
import type { LogEvent, LogGroup, LogGroupOptions, LogStream } from './logs/log-store.js';
import { LogStore } from './logs/log-store.js';
import { groupNameOf } from './logs/names.js';
import { putLogEvents } from './logs/put-events.js';
import { RateLimits } from './logs/rate-limits.js';
import type { ReadBehaviour } from './logs/read-events.js';
import { EventReader, usualReads } from './logs/read-events.js';
import { JsonInput } from './wire/json-input.js';
import { JsonStyleErrors } from './wire/json-service.js';
import type { Clock } from './wire/clock.js';
import type { AwsRequest, Operation, PlannedCall, Service } from './wire/message.js';
import { awsError } from './wire/message.js';

/** What an operation does with its input; undefined is an answer without a body. */
export type LogsHandler = (input: JsonInput) => object | undefined;

/** CloudWatch Logs: the JSON 1.1 protocol in front, the store behind. */
export class CloudWatchLogs extends JsonStyleErrors implements Service {
  readonly name = 'logs';
  readonly store: LogStore;
  readonly limits: RateLimits;
  readonly reads: ReadBehaviour = usualReads();
  /**
   * Whether bodies may come with `Content-Encoding: gzip`, as AWS's own agents send them. `false` reads them as JSON all the
   * same, which they are not.
   */
  takesGzip = true;
  readonly #handlers: Map<string, LogsHandler>;

  constructor(place: { clock: Clock; partition: string; region: string; account: string }) {
    super({ authStatus: 400, contentType: 'application/x-amz-json-1.1', throttleStatus: 400 });
    this.store = new LogStore(place);
    this.limits = new RateLimits(place.clock);
    const reader = new EventReader(this.store, this.reads);
    const filter = new EventFilter(this.store, this.reads);
    const { store } = this;
    this.#handlers = new Map<string, LogsHandler>([
      ['CreateLogGroup', (input) => groups.createLogGroup(store, input)],
      ['DeleteLogGroup', (input) => groups.deleteLogGroup(store, input)],
      ['PutRetentionPolicy', (input) => groups.putRetentionPolicy(store, input)],
      ['DeleteRetentionPolicy', (input) => groups.deleteRetentionPolicy(store, input)],
      ['ListTagsForResource', (input) => groups.listTagsForResource(store, input)],
      ['DescribeLogGroups', (input) => groups.describeLogGroups(store, input)],
      ['CreateLogStream', (input) => groups.createLogStream(store, input)],
      ['DeleteLogStream', (input) => groups.deleteLogStream(store, input)],
      ['DescribeLogStreams', (input) => groups.describeLogStreams(store, input)],
      ['PutLogEvents', (input) => putLogEvents(store, input)],
      ['GetLogEvents', (input) => reader.getLogEvents(input)],
      ['FilterLogEvents', (input) => filter.filterLogEvents(input)],
    ]);
  }

  /** Lets another part of the service, such as export tasks, answer an operation. */
  handle(operation: string, handler: LogsHandler): void {
    this.#handlers.set(operation, handler);
  }

  createGroup(name: string, options: LogGroupOptions = {}): LogGroup {
    return this.store.createGroup(name, options);
  }

  group(name: string): LogGroup | undefined {
    return this.store.groups.get(name);
  }

  /** The names of a group's streams, sorted. */
  streams(group: string): string[] {
    return [...this.store.group(group).streams.keys()].sort();
  }

  stream(group: string, name: string): LogStream | undefined {
    return this.store.group(group).streams.get(name);
  }

  /** All events of a stream, or of every stream of the group, whatever their visibility. */
  events(group: string, stream?: string): readonly LogEvent[] {
    if (stream !== undefined) return this.store.stream(group, stream).events();
    return [...this.store.group(group).streams.values()].flatMap((one) => one.events());
  }

  messages(group: string, stream?: string): string[] {
    return this.events(group, stream).map(({ message }) => message);
  }

  /** Seeds events past every limit; group and stream are made when they are missing. */
  seed(group: string, stream: string, events: readonly { timestamp: number; message: string }[]): void {
    if (!this.store.groups.has(group)) this.store.createGroup(group);
    const { streams } = this.store.group(group);
    const target = streams.get(stream) ?? this.store.createStream(group, stream);
    const ingestionTime = this.store.clock.now();
    target.add(events.map(({ timestamp, message }) => ({ timestamp, message, ingestionTime })));
  }

  plan(request: AwsRequest): PlannedCall {
    const operation = request.headers['x-amz-target']?.split('.')[1] ?? '';
    const handler = this.#handlers.get(operation);
    if (!handler) throw awsError(400, 'UnknownOperationException', `Unknown operation: ${operation}`);
    const input = JsonInput.parse(this.#bodyOf(request));
    const described = this.#describe(operation, input);
    return {
      operation: described,
      run: ({ caller, permitted }) => {
        if (!this.limits.admit(operation)) throw this.throttled();
        // Tags of a new group need a permission of their own (CreateLogGroup API).
        const tagging = { ...described, action: 'logs:TagResource' };
        if (
          operation === 'CreateLogGroup' &&
          input.has('tags') &&
          !permitted(tagging.action, tagging.resource)
        )
          throw this.deniedError(caller, tagging);
        return this.reply(handler(input), request);
      },
    };
  }

  #bodyOf({ headers, body }: AwsRequest): Buffer {
    if (!this.takesGzip || headers['content-encoding'] !== 'gzip') return body;
    try {
      return gunzipSync(body);
    } catch {
      throw awsError(400, 'SerializationException', 'The body is not what its Content-Encoding says');
    }
  }

  #describe(operation: string, input: JsonInput): Operation {
    const name =
      input.string('logGroupName') ?? input.string('logGroupIdentifier') ?? input.string('resourceArn');
    const group = name === undefined ? '' : groupNameOf(name);
    const stream = input.string('logStreamName') ?? '';
    const arn = `${this.store.groupArn(group)}:log-stream:${stream}`;
    const resource = stream === '' ? group : `${group}/${stream}`;
    return { service: this.name, operation, resource, action: `logs:${operation}`, arn };
  }
}
