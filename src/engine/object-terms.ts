import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { ConfigError, DataError, ServiceError } from '../errors.js';
import { LEDGER_VERSION, type DocumentStore } from './ledger.js';

/** How records are written below the prefix of an object destination, by the names of the inputs that say so. */
export type ObjectTerms = Readonly<Record<string, string>>;

const schema = v.object({
  version: v.literal(LEDGER_VERSION),
  destination: v.string(),
  terms: v.record(v.string(), v.string()),
});

/**
 * Holds a run against what is noted of its object destination, and notes it where nothing is. Format and compression are
 * no identity of their own: with others the prefix would hold objects of two forms, of which no table can be made.
 */
export async function keepTerms(
  store: DocumentStore,
  { name, terms }: { readonly name: string; readonly terms: ObjectTerms },
  { notes = true }: { readonly notes?: boolean } = {},
): Promise<void> {
  const key = `destinations/${createHash('sha256').update(name).digest('hex').slice(0, 12)}.json`;
  const known = await termsAt(store, key);
  if (known !== undefined) refuseOthers(name, known, terms);
  else if (notes) {
    const body = JSON.stringify({ version: LEDGER_VERSION, destination: name, terms });
    const written = await store.write(key, body, undefined).catch((error: unknown) => {
      if (error instanceof ServiceError && error.ambiguous) return undefined;
      throw error;
    });
    // Another run came first, or nobody knows: what stands there is what counts.
    if (written === undefined) await keepTerms(store, { name, terms }, { notes: false });
  }
}

async function termsAt(store: DocumentStore, key: string): Promise<ObjectTerms | undefined> {
  const stored = await store.read(key);
  if (stored === undefined) return undefined;
  let json: unknown;
  try {
    json = JSON.parse(stored.body);
  } catch {
    json = undefined;
  }
  const parsed = v.safeParse(schema, json);
  if (parsed.success) return parsed.output.terms;
  throw new DataError(
    `The ledger document ${key} is damaged, or of another release. Restore an earlier version of the object.`,
  );
}

/** What writes below the prefix, where there is a choice. */
const ENGINE = 'engine';

function refuseOthers(name: string, known: ObjectTerms, terms: ObjectTerms): void {
  const differing = (subject: string): boolean => known[subject] !== terms[subject];
  // Another engine differs in everything else, too.
  const subjects = differing(ENGINE) ? [ENGINE] : Object.keys({ ...known, ...terms });
  const problems = subjects.flatMap((subject) => {
    const [expected, found] = [known[subject] ?? 'none', terms[subject] ?? 'none'];
    if (expected === found) return [];
    return [
      {
        subject,
        expected: `${expected}, which what lies below ${name} was written with`,
        found,
        fix: 'Keep to it, or give a new destination-prefix, which is new work.',
      },
    ];
  });
  if (problems.length > 0) throw new ConfigError(problems);
}
