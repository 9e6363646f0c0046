import * as v from 'valibot';
import { countSchema, instantSchema, readNoted, type Json } from '../engine/json.js';
import { formatInstant } from '../engine/window.js';
import { DataError } from '../errors.js';
import { objectFormSchema, type ObjectForm } from '../objects/object-form.js';
import { streamOf } from './hours.js';
import { AMPLIFY_ENCODER_VERSION } from './record-json.js';
import { selectionSchema, type SelectionTerms } from './selection.js';
import { HOUR_MS } from '../time-zone.js';

/**
 * Why an hour is carried: for the first time; once more when it is a day old, to add what came late; or once more since
 * the user asked for it.
 */
export type FetchReason = 'first' | 'recheck' | 'redo';

/** How records become log events; fixed by the first claim. */
export interface LogEvents {
  readonly stream: string;
  readonly format: 'json' | 'raw';
  /** Records older than this are too old, epoch ms. */
  readonly oldest: number;
  /** When given, too old records are sent with this time. */
  readonly restampTo?: number;
  /** Whether late rows are sent; otherwise they are only counted, since the stream cannot be read back. */
  readonly adds: boolean;
  readonly select: SelectionTerms;
}

/** How records lie in an hour's object; fixed by the first claim. */
export interface AmplifyObjectTerms {
  readonly form: ObjectForm;
  readonly select: SelectionTerms;
}

/** Records that each destination held before this claim, by the ledger. */
export interface KnownCounts {
  readonly s3: number;
  readonly logs: number;
}

/** What the first claim of an hour fixes: what is fetched, and how each destination gets it. */
export interface AmplifyClaim {
  readonly pass: FetchReason;
  readonly app: string;
  readonly domain: string;
  /** Beginning of the hour, epoch ms. */
  readonly hour: number;
  /** Absent: the claim was made without a log group. */
  readonly logs: LogEvents | undefined;
  /** Absent: the claim was made without a bucket. */
  readonly s3: AmplifyObjectTerms | undefined;
  readonly held: KnownCounts;
}

const claimSchema = v.object({
  version: v.number(),
  pass: v.picklist(['first', 'recheck', 'redo']),
  app: v.string(),
  domain: v.string(),
  hour: v.pipe(instantSchema, v.multipleOf(HOUR_MS)),
  logs: v.exactOptional(
    v.object({
      stream: v.string(),
      format: v.picklist(['json', 'raw']),
      oldest: v.number(),
      restampTo: v.exactOptional(instantSchema),
      adds: v.boolean(),
      select: selectionSchema,
    }),
  ),
  s3: v.exactOptional(v.object({ form: objectFormSchema, select: selectionSchema })),
  held: v.object({ s3: countSchema, logs: countSchema }),
});

export function serializeClaim({ logs, s3, held, ...rest }: AmplifyClaim): Json {
  return {
    version: AMPLIFY_ENCODER_VERSION,
    ...rest,
    ...(logs === undefined ? {} : { logs: { ...logs, select: serializeTerms(logs.select) } }),
    ...(s3 === undefined ? {} : { s3: { form: { ...s3.form }, select: serializeTerms(s3.select) } }),
    held: { ...held },
  };
}

export function serializeTerms({ redact, ...terms }: SelectionTerms): Record<string, Json> {
  return { ...terms, ...(redact === undefined ? {} : { redact: [...redact] }) };
}

/** Reads a claim from the ledger; one made by another encoder is refused, since it would send other events. */
export function parseClaim(id: string, claim: Json): AmplifyClaim {
  const parsed = v.safeParse(claimSchema, claim);
  if (!parsed.success || !hasOwnStream(parsed.output))
    throw new DataError(`The claim of segment ${id} in the ledger cannot be read.`);
  const { version, ...rest } = parsed.output;
  if (version !== AMPLIFY_ENCODER_VERSION) {
    throw new DataError(
      `Segment ${id} was begun by a release with encoder version ${version}, and this one has ` +
        `${AMPLIFY_ENCODER_VERSION}. Finish it with that release.`,
    );
  }
  return { ...rest, logs: rest.logs, s3: rest.s3 };
}

/** Whether the claim sends to the stream of its hour, or to one that a redo opened beside it. */
function hasOwnStream({ logs, ...hour }: v.InferOutput<typeof claimSchema>): boolean {
  if (logs === undefined) return true;
  const own = streamOf(hour);
  return logs.stream.startsWith(own) && /^(-[^/]+)?$/.test(logs.stream.slice(own.length));
}

/**
 * How far a segment's stream has come. A second fetch may bring more rows, and in another order, so a position says
 * nothing: what the stream holds is read back, and must be `stored` events at least. Where it cannot be read back, the
 * ledger keeps the `keys` of what was answered for.
 */
const progressSchema = v.object({
  stored: v.optional(countSchema, 0),
  keys: v.optional(v.string(), ''),
  tooOld: v.optional(countSchema, 0),
  tooNew: v.optional(countSchema, 0),
});

export type AmplifyProgress = v.InferOutput<typeof progressSchema>;

export function parseProgress(id: string, progress: Json | undefined): AmplifyProgress {
  return readNoted(
    progressSchema,
    progress ?? {},
    `The progress of segment ${id} in the ledger cannot be read.`,
  );
}

/** What a commit records about an hour at one destination, for rechecks and verifications. */
const storedSchema = v.object({
  stream: v.exactOptional(v.string()),
  format: v.exactOptional(v.picklist(['json', 'raw'])),
  select: selectionSchema,
  /** Bytes and CRC32 of the object. */
  object: v.exactOptional(v.tuple([countSchema, v.string()])),
  /** The timestamp of the oldest event, epoch ms. */
  oldest: v.exactOptional(instantSchema),
});

export function parseStored(
  id: string,
  stored: Json | undefined,
): Partial<v.InferOutput<typeof storedSchema>> {
  if (stored === undefined) return {};
  return readNoted(
    storedSchema,
    stored,
    `The ledger's record of what segment ${id} delivered cannot be read.`,
  );
}

/** Refuses a redo of an hour that the service no longer shows: it would replace delivered records by nothing. */
export function refuseGone({ pass, app, domain, hour, held }: AmplifyClaim): void {
  const before = Math.max(held.s3, held.logs);
  if (pass !== 'redo' || before === 0) return;
  throw new DataError(
    `redo: Amplify no longer returns requests of ${domain} (app ${app}) for the hour from ${formatInstant(hour)}, and ` +
      `${String(before)} were delivered before. What was delivered stays as it is.`,
  );
}
