import * as v from 'valibot';
import { countSchema, instantSchema, readNoted, type Json } from '../engine/json.js';
import { DataError } from '../errors.js';
import { LOG_TYPE_NAMES, type LogTypeName } from '../log-types/index.js';
import { ENCODER_VERSION, type EncodeSettings } from '../encode/encode.js';
import { timeZoneSchema } from '../time-zone.js';
import { objectFormSchema, type ObjectForm } from '../objects/object-form.js';
import type { AlbObject } from './segments.js';

/** The objects of one load balancer, log type and day. */
export interface AlbDay {
  readonly bucket: string;
  /** What stands before `AWSLogs/`. */
  readonly prefix: string;
  readonly account: string;
  readonly region: string;
  readonly loadBalancer: string;
  readonly logType: LogTypeName;
  /** The path's date, `YYYY/MM/DD`. */
  readonly day: string;
}

/** What the first claim of an ALB segment fixes: its stream, its objects, and how their lines become events. */
export interface AlbClaim {
  readonly stream: string;
  readonly day: AlbDay;
  readonly objects: readonly AlbObject[];
  readonly encode: EncodeSettings;
  /** Absent: the claim was made without an object destination. */
  readonly s3: AlbObjectTerms | undefined;
  /** Set by `redo`: the segment was committed before and is delivered again. */
  readonly redo?: boolean;
}

/** The stream that a segment owns, by the id that its first claim made. */
export function streamOf(day: Pick<AlbDay, 'loadBalancer' | 'logType' | 'day'>, id: string): string {
  return `alb/${day.loadBalancer}/${day.logType}/${day.day}/${id}`;
}

/** How a segment's objects are written. */
export interface AlbObjectTerms {
  readonly prefix: string;
  readonly form: ObjectForm;
  /** IANA name of the time zone of the days in keys. */
  readonly timeZone: string;
  readonly kmsKeyId?: string;
  /** What its keys end with, before the extension. */
  readonly name: string;
  /** Days whose objects an earlier delivery wrote: each is replaced, even if no record is left for it. */
  readonly days: readonly string[];
}

/** One part of a key, without a folder. */
const objectNamePattern = /^[^/]+$/;
const objectName = v.pipe(v.string(), v.regex(objectNamePattern));
const objectSchema = v.object({
  prefix: v.string(),
  form: objectFormSchema,
  timeZone: timeZoneSchema,
  kmsKeyId: v.exactOptional(v.string()),
  name: objectName,
  days: v.array(v.pipe(v.string(), v.regex(/^\d{4}-\d{2}-\d{2}$/))),
});

const logTypeSchema = v.picklist(LOG_TYPE_NAMES);
const claimSchema = v.object({
  stream: v.string(),
  day: v.object({
    bucket: v.string(),
    prefix: v.string(),
    account: v.string(),
    region: v.string(),
    loadBalancer: v.string(),
    logType: logTypeSchema,
    day: v.string(),
  }),
  objects: v.array(v.tuple([objectName, instantSchema, v.string(), countSchema])),
  encode: v.object({
    version: v.number(),
    format: v.picklist(['json', 'raw', 'prefixed']),
    logType: logTypeSchema,
    oldest: v.number(),
    newest: v.number(),
    restampTo: v.exactOptional(instantSchema),
    filter: v.exactOptional(v.string()),
    sample: v.exactOptional(v.number()),
    redact: v.exactOptional(v.array(v.string())),
  }),
  s3: v.exactOptional(objectSchema),
  redo: v.exactOptional(v.boolean()),
});

export function serializeClaim({ stream, day, objects, encode, s3, redo = false }: AlbClaim): Json {
  return {
    stream,
    day: { ...day },
    objects: objects.map(({ tail, end, etag, size }) => [tail, end, etag, size]),
    encode: { ...encode },
    ...(s3 === undefined ? {} : { s3: { ...s3, form: { ...s3.form }, days: [...s3.days] } }),
    ...(redo && { redo }),
  };
}

/** Reads a claim from the ledger; one made by another encoder is refused, since it would send other events. */
export function parseClaim(id: string, claim: Json): AlbClaim {
  const message = `The claim of segment ${id} in the ledger cannot be read.`;
  const { stream, day, objects, encode, s3, redo = false } = readNoted(claimSchema, claim, message);
  // A stream of another day or load balancer has another owner.
  const own = streamOf(day, '');
  const isOwn = stream.startsWith(own) && objectNamePattern.test(stream.slice(own.length));
  if (!isOwn || encode.logType !== day.logType) throw new DataError(message);
  const { version, ...rest } = encode;
  if (version !== ENCODER_VERSION) {
    throw new DataError(
      `Segment ${id} was begun by a release with encoder version ${version}, and this one has ${ENCODER_VERSION}. ` +
        'Finish it with that release.',
    );
  }
  return {
    stream,
    day,
    objects: objects.map(([tail, end, etag, size]) => ({ tail, end, etag, size })),
    encode: { ...rest, version },
    s3,
    redo,
  };
}

const progressSchema = v.object({
  sent: countSchema,
  tooOld: countSchema,
  tooNew: countSchema,
  /** Tails of objects that could not be read: none of their records were sent. */
  without: v.exactOptional(v.array(v.string())),
});

/** How far the segment's stream had come, as the ledger has it. */
export function parseProgress(
  id: string,
  progress: Json | undefined,
): v.InferOutput<typeof progressSchema> | undefined {
  if (progress === undefined) return undefined;
  return readNoted(progressSchema, progress, `The progress of segment ${id} in the ledger cannot be read.`);
}

/** For each object of a segment its day, bytes, CRC32 and records. */
const storedSchema = v.array(v.tuple([v.string(), countSchema, v.string(), countSchema]));
const sentSchema = v.object({ oldest: v.exactOptional(instantSchema), stream: v.exactOptional(v.string()) });

/** The objects of a committed segment, as its commit noted them. */
export function storedObjects(id: string, stored: Json | undefined): v.InferOutput<typeof storedSchema> {
  return readStored(storedSchema, stored ?? [], id);
}

/** The days that a committed segment has objects for. */
export function storedDays(id: string, stored: Json | undefined): string[] {
  return storedObjects(id, stored).map(([day]) => day);
}

/** What a commit records about the segment's stream: the timestamp of its oldest event, and after a redo its name. */
export function serializeSent({ stream, redo = false }: AlbClaim, oldest: number): Json {
  return { ...(Number.isFinite(oldest) && { oldest }), ...(redo && { stream }) };
}

/** Reads what a commit recorded about the segment's stream. */
export function sentTo(id: string, stored: Json | undefined): v.InferOutput<typeof sentSchema> {
  return readStored(sentSchema, stored ?? {}, id);
}

function readStored<T>(schema: v.GenericSchema<unknown, T>, stored: Json, id: string): T {
  return readNoted(schema, stored, `The ledger's record of what segment ${id} delivered cannot be read.`);
}
