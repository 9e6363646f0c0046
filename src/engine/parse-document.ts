import * as v from 'valibot';
import { DataError } from '../errors.js';
import { dateSchema, jsonSchema } from './json.js';
import { LEDGER_VERSION, type Identity, type LedgerDocument, type SegmentEntry } from './ledger.js';
import { tallySchema } from './tally.js';

const openSchema = v.object({
  state: v.literal('open'),
  holder: v.optional(v.string()),
  claim: jsonSchema,
  progress: v.optional(jsonSchema),
});
const committedSchema = v.object({
  state: v.literal('committed'),
  covers: v.optional(jsonSchema),
  stored: v.optional(jsonSchema),
  tally: tallySchema,
  at: dateSchema,
  run: v.string(),
});
const documentSchema = v.object({
  version: v.literal(LEDGER_VERSION),
  identity: v.record(v.string(), v.string()),
  write: v.string(),
  leases: v.record(v.string(), dateSchema),
  pages: v.optional(v.array(v.pipe(v.string(), v.regex(/^[0-9a-f]{16}$/))), []),
  segments: v.record(v.string(), v.variant('state', [openSchema, committedSchema])),
  endsBy: v.exactOptional(dateSchema),
});

/** Reads a document. A version this program does not know, or another partition's document, is refused. */
export function parseDocument(body: string, place: { key: string; identity: Identity }): LedgerDocument {
  const document = parseBody(body, place.key);
  const differing = Object.keys({ ...document.identity, ...place.identity }).filter(
    (name) => document.identity[name] !== place.identity[name],
  );
  if (differing.length > 0) {
    throw new DataError(
      `The ledger document ${place.key} belongs to another partition (it differs in ${differing.join(', ')}). ` +
        'Give each ledger a prefix of its own.',
    );
  }
  return document;
}

/** What partition a document is of, by its own words. */
export function identityIn(body: string, key: string): Identity {
  return parseBody(body, key).identity;
}

function parseBody(body: string, key: string): LedgerDocument {
  let json: unknown;
  try {
    json = JSON.parse(body);
  } catch (cause) {
    throw new DataError(`The ledger document ${key} is not JSON. Restore an earlier version of the object.`, {
      cause,
    });
  }
  const version = v.safeParse(v.object({ version: v.number() }), json);
  if (version.success && version.output.version !== LEDGER_VERSION) {
    throw new DataError(
      `The ledger document ${key} has version ${String(version.output.version)}, and this release knows version ` +
        `${String(LEDGER_VERSION)}. Use the release that wrote it, or a newer one.`,
    );
  }
  const parsed = v.safeParse(documentSchema, json);
  if (parsed.success) return plain(parsed.output);
  const issue = parsed.issues[0];
  throw new DataError(
    `The ledger document ${key} is damaged at ${v.getDotPath(issue) ?? 'its top'}: ${issue.message}`,
  );
}

/** Drops the `undefined` of optional fields, which valibot writes out. */
function plain(parsed: v.InferOutput<typeof documentSchema>): LedgerDocument {
  const segments = Object.entries(parsed.segments).map(([id, entry]) => [id, plainEntry(entry)] as const);
  return { ...parsed, paged: new Map(), segments: Object.fromEntries(segments) };
}

function plainEntry(
  entry: v.InferOutput<typeof openSchema> | v.InferOutput<typeof committedSchema>,
): SegmentEntry {
  if (entry.state === 'committed') {
    const { covers, stored, ...rest } = entry;
    return {
      ...rest,
      ...(covers === undefined ? {} : { covers }),
      ...(stored === undefined ? {} : { stored }),
    };
  }
  const { holder, progress, ...rest } = entry;
  return {
    ...rest,
    ...(holder === undefined ? {} : { holder }),
    ...(progress === undefined ? {} : { progress }),
  };
}
