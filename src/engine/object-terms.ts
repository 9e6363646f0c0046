import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { ConfigError } from '../errors.js';
import { LEDGER_VERSION, type DocumentStore } from './ledger.js';
import { readSmall, writeSmall } from './small-document.js';

/** How records are written below the prefix of an object destination, by the names of the inputs that say so. */
export type ObjectTerms = Readonly<Record<string, string>>;

const FORM = {
  schema: v.object({
    version: v.literal(LEDGER_VERSION),
    destination: v.string(),
    terms: v.record(v.string(), v.string()),
  }),
  whenDeleted: 'the next run notes its own object-format and compression.',
};

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
  const known = await readSmall(store, key, FORM);
  if (known !== undefined) refuseOthers(name, known.value.terms, terms);
  else if (notes) {
    const body = { version: LEDGER_VERSION, destination: name, terms };
    const written = await writeSmall(store, key, { body, replaces: undefined });
    // Another run came first, or nobody knows: what stands there is what counts.
    if (written === undefined) await keepTerms(store, { name, terms }, { notes: false });
  }
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
        fix: 'Use the same value, or set a new destination-prefix, which starts empty.',
      },
    ];
  });
  if (problems.length > 0) throw new ConfigError(problems);
}
