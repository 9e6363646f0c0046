import * as v from 'valibot';
import { countSchema, instantSchema, readNoted, type Json } from '../../engine/json.js';
import type { Window } from '../../engine/window.js';
import { DataError } from '../../errors.js';
import { timeZoneSchema } from '../../time-zone.js';
import { objectFormSchema } from '../../objects/object-form.js';

/** How events become lines; a claim of another version would give other bytes. */
const VERSION = 1;

const claimSchema = v.object({
  version: v.number(),
  /**
   * `first`: the window is read for the first time; `second`: once more when it is a day old, to add what came late; `redo`:
   * since the user asked for it, and its object is replaced.
   */
  pass: v.picklist(['first', 'second', 'redo']),
  logGroup: v.string(),
  streamPrefix: v.exactOptional(v.string()),
  from: instantSchema,
  to: instantSchema,
  prefix: v.string(),
  form: objectFormSchema,
  timeZone: timeZoneSchema,
  kmsKeyId: v.exactOptional(v.string()),
  stored: v.exactOptional(v.object({ records: countSchema })),
});

/** What the first claim of a window fixes; `stored` is what its object is known to hold. */
export type ReadClaim = Readonly<Omit<v.InferOutput<typeof claimSchema>, 'version'>>;

export function serializeClaim({ form, stored, ...claim }: ReadClaim): Json {
  return {
    version: VERSION,
    ...claim,
    form: { ...form },
    ...(stored === undefined ? {} : { stored: { ...stored } }),
  };
}

export function parseClaim(id: string, claim: Json): ReadClaim {
  const { version, ...rest } = readNoted(
    claimSchema,
    claim,
    `The claim of segment ${id} in the ledger cannot be read.`,
  );
  if (version === VERSION) return rest;
  throw new DataError(
    `Segment ${id} was begun by a release with encoder version ${version}, and this one has ${VERSION}. ` +
      'Finish it with that release.',
  );
}

const coversSchema = v.object({
  from: instantSchema,
  to: instantSchema,
  final: v.optional(v.boolean(), false),
});

/** The window of a committed segment; `isFinal` once it was read when it was a day old. */
export interface ReadCovers extends Window {
  readonly isFinal: boolean;
}

export function serializeCovers({ from, to, isFinal }: ReadCovers): Json {
  return { from, to, ...(isFinal ? { final: true } : {}) };
}

export function parseCovers(id: string, covers: Json | undefined): ReadCovers {
  const message = `The window of segment ${id} in the ledger cannot be read.`;
  const { from, to, final: isFinal } = readNoted(coversSchema, covers, message);
  return { from, to, isFinal };
}

const storedSchema = v.object({
  key: v.string(),
  bytes: countSchema,
  /** Of the whole content, as S3 keeps it. */
  crc32: v.string(),
  records: countSchema,
  kmsKeyId: v.exactOptional(v.string()),
});

/** The object of a committed window, for a second look or a verification. */
export type StoredWindow = Readonly<v.InferOutput<typeof storedSchema>>;

/** Absent where the window has no object. */
export function parseStored(id: string, stored: Json | undefined): StoredWindow | undefined {
  if (stored === undefined) return undefined;
  return readNoted(
    storedSchema,
    stored,
    `The ledger's record of what segment ${id} delivered cannot be read.`,
  );
}
