import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { ConfigError } from '../errors.js';
import { LEDGER_VERSION, type DocumentStore } from './ledger.js';
import { readSmall, SmallDocumentWriter } from './small-document.js';

/** The form of the objects below a prefix: the inputs that decide it, by name, with their values. */
export type ObjectTerms = Readonly<Record<string, string>>;

const FORM = {
  schema: v.object({
    version: v.literal(LEDGER_VERSION),
    destination: v.string(),
    terms: v.record(v.string(), v.string()),
  }),
  whenDeleted: 'the next run notes its own object-format and compression.',
};

/** Looks at a document whose write conflicts with another one, before that is an error. */
const MAX_LOOKS = 10;

export interface TermOptions {
  /** Whether the first run records the form. */
  readonly notes?: boolean;
  /** Whether two values of an input mean the same; absent: those that are equal. */
  readonly isSame?: (subject: string, a: string, b: string) => boolean;
}

/**
 * Refuses a run that would write objects in another form than earlier runs did below the same prefix; the first run records
 * the form. With objects of two forms, the prefix could not be queried as one table.
 */
export async function keepTerms(
  store: DocumentStore,
  { name, terms }: { readonly name: string; readonly terms: ObjectTerms },
  { notes = true, isSame = (_, a, b) => a === b }: TermOptions = {},
): Promise<void> {
  const key = `destinations/${createHash('sha256').update(name).digest('hex').slice(0, 12)}.json`;
  const body = { version: LEDGER_VERSION, destination: name, terms };
  const writer = new SmallDocumentWriter(store, key);
  for (let looks = 0; looks < MAX_LOOKS; looks += 1) {
    const known = await readSmall(store, key, FORM);
    if (known !== undefined) {
      refuseOthers(name, { known: known.value.terms, terms, isSame });
      return;
    }
    if (!notes || (await writer.write(body, undefined)) !== undefined) return;
    // Another run wrote first, or the answer was lost: what is stored counts, and nothing is written before something is.
  }
  throw new Error(
    `The ledger document ${key} could not be written: something else holds its key all the time.`,
  );
}

/** The term that names the engine of an export. */
const ENGINE = 'engine';

interface Comparison extends Required<Pick<TermOptions, 'isSame'>> {
  readonly known: ObjectTerms;
  readonly terms: ObjectTerms;
}

function refuseOthers(name: string, { known, terms, isSame }: Comparison): void {
  const differing = (subject: string): boolean => known[subject] !== terms[subject];
  // With another engine the other terms differ too; one problem is enough.
  const subjects = differing(ENGINE) ? [ENGINE] : Object.keys({ ...known, ...terms });
  const problems = subjects.flatMap((subject) => {
    const [expected, found] = [known[subject] ?? 'none', terms[subject] ?? 'none'];
    if (isSame(subject, expected, found)) return [];
    return [
      {
        subject,
        expected: `${expected}, the value with which the objects below ${name} were written`,
        found,
        fix: 'Use the same value, or set a new destination-prefix, which starts empty.',
      },
    ];
  });
  if (problems.length > 0) throw new ConfigError(problems);
}
