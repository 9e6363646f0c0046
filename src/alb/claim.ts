import * as v from 'valibot';
import type { Json } from '../engine/json.js';
import { DataError } from '../errors.js';
import { LOG_TYPE_NAMES, type LogTypeName } from './log-types/index.js';
import { ENCODER_VERSION, type EncodeSettings } from '../encode/encode.js';
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
}

const logTypeSchema = v.picklist(LOG_TYPE_NAMES);
/** One part of a key, without a folder. */
const objectName = v.pipe(v.string(), v.regex(/^[^/]+$/));
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
  objects: v.array(v.tuple([objectName, v.number(), v.string(), v.number()])),
  encode: v.object({
    version: v.number(),
    format: v.picklist(['json', 'raw', 'prefixed']),
    logType: logTypeSchema,
    oldest: v.number(),
    newest: v.number(),
    restampTo: v.exactOptional(v.number()),
    filter: v.exactOptional(v.string()),
    sample: v.exactOptional(v.number()),
    redact: v.exactOptional(v.array(v.string())),
  }),
});

export function printClaim({ stream, day, objects, encode }: AlbClaim): Json {
  return {
    stream,
    day: { ...day },
    objects: objects.map(({ tail, end, etag, size }) => [tail, end, etag, size]),
    encode: { ...encode },
  };
}

/** Reads a claim from the ledger; one made by another encoder is refused, since it would send other events. */
export function parseClaim(id: string, claim: Json): AlbClaim {
  const parsed = v.safeParse(claimSchema, claim);
  if (!parsed.success) throw new DataError(`The claim of segment ${id} in the ledger cannot be read.`);
  const { stream, day, objects, encode } = parsed.output;
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
  };
}

const progressSchema = v.object({
  sent: v.number(),
  tooOld: v.number(),
  tooNew: v.number(),
  /** Objects that could not be read: nothing of them is in what was sent. */
  without: v.exactOptional(v.array(v.string())),
});

/** How far the segment's stream had come, as the ledger has it. */
export function parseProgress(progress: Json | undefined): v.InferOutput<typeof progressSchema> | undefined {
  return progress === undefined ? undefined : v.parse(progressSchema, progress);
}
