import { GetObjectCommand, type S3Client } from '@aws-sdk/client-s3';
import { failureScopeOf, messageOf, serviceError, type ServiceError } from '../errors.js';
import { mapConcurrent } from '../engine/concurrency.js';
import type { Survey } from '../engine/survey.js';
import type { AlbInputs } from '../inputs/types.js';
import { S3LogObjects } from '../objects/s3-objects.js';
import type { LogObject } from '../objects/object-downloads.js';
import { failed, passed, unknown, type Check } from '../preflight/check.js';
import { named, type BucketRole } from '../preflight/buckets.js';
import type { PreflightPorts } from '../preflight/mode-preflight.js';
import { isRefusal, refusalOf } from '../preflight/permission.js';
import { parseClaim } from './claim.js';
import type { Measured } from './estimate.js';
import { keyOf } from './source-key.js';
import { logTypeOf, type LogTypeName } from '../log-types/index.js';

/** Bounds on the objects that are read completely: the smallest first, because truncated objects are small. */
const MAX_OBJECTS = 256;
const MAX_BYTES = 32 * 1024 * 1024;
const READS_IN_FLIGHT = 8;
/** Of at most this many larger objects only the gzip trailer is read, which holds the uncompressed size. */
const MAX_TRAILERS = 8;
/** The last four bytes of a gzip file hold the size of what it holds, modulo 2^32 (RFC 1952). */
const TRAILER_BYTES = 4;
/** At most this many unreadable objects are named. */
const MAX_NAMED = 10;

interface SampledObject extends LogObject {
  readonly logType: LogTypeName;
}

/** The result of reading one object: its uncompressed size, bytes, or the error. */
type Reading = { readonly object: SampledObject } & (
  { readonly uncompressed: number } | { readonly error: unknown }
);

interface SampleResults {
  readonly measured: readonly Measured[];
  readonly checks: readonly Check[];
}

/** Reads a sample of the objects that a run would read: the only proof that it may, and that they are intact. */
export async function readSamples(
  inputs: AlbInputs,
  ports: PreflightPorts,
  survey: Survey,
): Promise<SampleResults> {
  const samples = survey.samples.map(({ segment }) => {
    const { day, objects } = parseClaim(segment.id, segment.claim());
    return objects.map(({ tail, etag, size }): SampledObject => {
      return { key: keyOf({ ...day, tail }), etag, size, logType: day.logType };
    });
  });
  const readings = await readAll(inputs, ports, smallest(samples.flat()));
  const read = new Set(readings.map(({ object }) => object));
  const middles = samples
    .slice(0, MAX_TRAILERS)
    .flatMap((objects) => objects[Math.floor(objects.length / 2)] ?? []);
  const ends = await readEnds(
    inputs,
    ports,
    middles.filter((object) => !read.has(object)),
  );
  return {
    measured: [...readings, ...ends].flatMap((reading) => measuredOf(reading)),
    checks: checksOf(inputs, ports, {
      readings: [...readings, ...ends],
      whole: readings.length,
      of: survey.objects,
    }),
  };
}

function smallest(objects: readonly SampledObject[]): SampledObject[] {
  const sorted = [...objects].sort((a, b) => a.size - b.size).slice(0, MAX_OBJECTS);
  let bytes = 0;
  return sorted.filter(({ size }) => (bytes += size) <= MAX_BYTES);
}

async function readAll(
  { source }: AlbInputs,
  { s3 }: PreflightPorts,
  wanted: readonly SampledObject[],
): Promise<Reading[]> {
  const { bucket, prefix, owner } = source;
  const objects = new S3LogObjects(s3, { bucket, owner, root: `${prefix}AWSLogs/` });
  const stop = new AbortController();
  const readings: Reading[] = [];
  const all = mapConcurrent(wanted, READS_IN_FLIGHT, async (object): Promise<Reading | undefined> => {
    if (stop.signal.aborted) return undefined;
    try {
      let uncompressed = 0;
      for await (const piece of objects.read(object, stop.signal)) uncompressed += piece.length;
      return { object, uncompressed };
    } catch (error) {
      // An error that every object would meet ends the reading.
      if (failureScopeOf(error) === 'run') stop.abort();
      return { object, error };
    }
  });
  for await (const reading of all) if (reading !== undefined) readings.push(reading);
  return readings;
}

async function readEnds(
  { source }: AlbInputs,
  { s3 }: PreflightPorts,
  objects: readonly SampledObject[],
): Promise<Reading[]> {
  return Promise.all(
    objects.map(async (object): Promise<Reading> => {
      try {
        return { object, uncompressed: await uncompressedSize(s3, source, object.key) };
      } catch (error) {
        return { object, error };
      }
    }),
  );
}

/** Sizes of one object. An uncompressed object has no gzip trailer: its size is taken as it is. */
function measuredOf(reading: Reading): Measured[] {
  if ('error' in reading || reading.object.size === 0) return [];
  const { logType, size: bytes } = reading.object;
  const isPlain = logTypeOf(logType).typical.compression === 1;
  return [{ logType, bytes, uncompressed: isPlain ? bytes : reading.uncompressed }];
}

interface Readings {
  readonly readings: readonly Reading[];
  /** How many of them were read whole, and how many objects a run would read. */
  readonly whole: number;
  readonly of: number;
}

function checksOf(inputs: AlbInputs, ports: PreflightPorts, { readings, whole, of }: Readings): Check[] {
  const bad = readings.flatMap((reading) => ('error' in reading ? [reading] : []));
  const all = bad.find(({ error }) => failureScopeOf(error) === 'run');
  const name = ({ key }: SampledObject): string => `s3://${inputs.source.bucket}/${key}`;
  if (all !== undefined)
    return [unread(ports, `reading ${name(all.object)}`, refusedBy(all.error, all.object))];
  if (readings.length === 0) return [];
  const looked = `objects checked: ${readings.length} of ${of}; read to the end (the smallest of each sample): ${whole}`;
  const shown = bad
    .slice(0, MAX_NAMED)
    .map(({ object, error }) => badCheck(inputs, `reading ${name(object)}`, error));
  if (bad.length === 0) return [passed('reading what a run would read', looked)];
  const more = bad.length - shown.length;
  const rest = more > 0 ? `; ${more} more cannot be read` : '';
  return [...shown, unknown('reading what a run would read', `${looked}${rest}`)];
}

/** A run delivers everything else, and fails or not by `on-bad-object`. */
function badCheck({ onBadObject }: AlbInputs, what: string, error: unknown): Check {
  if (onBadObject === 'skip')
    return unknown(what, `${messageOf(error)} It is skipped (on-bad-object: skip).`);
  return failed(what, messageOf(error), {
    what: 'A run delivers all others, names this one and fails. Repair the object, or set on-bad-object: skip to leave such objects out by name.',
  });
}

function refusedBy(error: unknown, { key }: SampledObject): ServiceError {
  return serviceError(error, { call: 's3:GetObject', resource: key });
}

function unread({ caller }: PreflightPorts, what: string, error: ServiceError): Check {
  if (!isRefusal(error)) return unknown(what, error.message);
  const Resource = `arn:${caller.partition}:kms:${caller.region}:${caller.account}:key/*`;
  const statement = { Effect: 'Allow', Action: 'kms:Decrypt', Resource } as const;
  const grant = caller.grant('source-Decrypt', statement);
  return failed(what, refusalOf(error), {
    ...grant,
    what: `Grant s3:GetObject. If it is granted and the object is encrypted with a KMS key, ${grant.what}`,
  });
}

/** How large a gzipped object is when it is decompressed, without downloading it. */
async function uncompressedSize(
  client: S3Client,
  bucket: Pick<BucketRole, 'bucket' | 'owner'>,
  key: string,
): Promise<number> {
  const command = new GetObjectCommand({ ...named(bucket), Key: key, Range: `bytes=-${TRAILER_BYTES}` });
  try {
    const { Body } = await client.send(command);
    const trailer = Buffer.from((await Body?.transformToByteArray()) ?? []);
    return trailer.length === TRAILER_BYTES ? trailer.readUInt32LE() : 0;
  } catch (cause) {
    throw serviceError(cause, { call: 's3:GetObject', resource: `s3://${bucket.bucket}/${key}` });
  }
}
