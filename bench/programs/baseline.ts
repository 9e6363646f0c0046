/**
 * The program that one writes in an afternoon: the SDK, a stream that gunzips, readline, batches by the limits of AWS,
 * and PutLogEvents by the SDK's own serialiser. BENCH_LANES objects are in flight: 1 is the plain program, in which
 * everything happens one after the other; 8 the careful one. It sends the lines as they stand, each at its own time,
 * and batches go over the borders of objects, which spares it calls. No retries of its own, no ledger, no report.
 */
import type { Readable } from 'node:stream';
import { createInterface } from 'node:readline';
import { createGunzip } from 'node:zlib';
import {
  CloudWatchLogsClient,
  CreateLogStreamCommand,
  PutLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import { GetObjectCommand, paginateListObjectsV2, S3Client } from '@aws-sdk/client-s3';
import { tell, wanted } from './tell.js';

/** The limits of the PutLogEvents API. */
const MAX_BATCH_BYTES = 1_048_576;
const EVENT_OVERHEAD_BYTES = 26;
const MAX_BATCH_EVENTS = 10_000;
const MAX_BATCH_SPAN_MS = 24 * 60 * 60 * 1000;

const Bucket = wanted('BENCH_BUCKET');
const logGroupName = wanted('BENCH_LOG_GROUP');
const workers = Number(wanted('BENCH_LANES'));
const s3 = new S3Client({ region: 'us-east-1', forcePathStyle: true });
const logs = new CloudWatchLogsClient({ region: 'us-east-1' });

/** One log stream, and the batch that is being filled for it. */
class Stream {
  readonly #name: string;
  #batch: { timestamp: number; message: string }[] = [];
  #bytes = 0;
  #earliest = Infinity;
  #latest = -Infinity;
  sent = 0;

  constructor(name: string) {
    this.#name = name;
  }

  async create(): Promise<void> {
    await logs.send(new CreateLogStreamCommand({ logGroupName, logStreamName: this.#name }));
  }

  async add(message: string): Promise<void> {
    const timestamp = Date.parse(message.split(' ', 2)[1] ?? '');
    const size = Buffer.byteLength(message) + EVENT_OVERHEAD_BYTES;
    const span = Math.max(this.#latest, timestamp) - Math.min(this.#earliest, timestamp);
    const isFull = this.#batch.length === MAX_BATCH_EVENTS || this.#bytes + size > MAX_BATCH_BYTES;
    if (this.#batch.length > 0 && (isFull || span > MAX_BATCH_SPAN_MS)) await this.flush();
    this.#batch.push({ timestamp, message });
    this.#bytes += size;
    this.#earliest = Math.min(this.#earliest, timestamp);
    this.#latest = Math.max(this.#latest, timestamp);
  }

  async flush(): Promise<void> {
    if (this.#batch.length === 0) return;
    const logEvents = this.#batch.sort((a, b) => a.timestamp - b.timestamp);
    const command = new PutLogEventsCommand({ logGroupName, logStreamName: this.#name, logEvents });
    const { rejectedLogEventsInfo } = await logs.send(command);
    if (rejectedLogEventsInfo !== undefined) throw new Error(`Events were rejected of ${this.#name}.`);
    this.sent += logEvents.length;
    this.#batch = [];
    this.#bytes = 0;
    this.#earliest = Infinity;
    this.#latest = -Infinity;
  }
}

async function keysOf(): Promise<string[]> {
  const keys: string[] = [];
  for await (const page of paginateListObjectsV2({ client: s3 }, { Bucket, Prefix: 'AWSLogs/' })) {
    keys.push(...(page.Contents ?? []).map(({ Key = '' }) => Key));
  }
  return keys;
}

/** Takes keys until there are none. */
async function worker(keys: Iterator<string>, stream: Stream): Promise<void> {
  await stream.create();
  for (let next = keys.next(); next.done !== true; next = keys.next()) {
    const { Body } = await s3.send(new GetObjectCommand({ Bucket, Key: next.value }));
    const input = (Body as Readable).pipe(createGunzip());
    for await (const line of createInterface({ input, crlfDelay: Infinity })) await stream.add(line);
  }
  await stream.flush();
}

const keys = (await keysOf()).values();
const streams = Array.from({ length: workers }, (_, i) => new Stream(`baseline/${i}`));
await Promise.all(streams.map((stream) => worker(keys, stream)));
tell({ lines: streams.reduce((sum, { sent }) => sum + sent, 0) });
