import * as v from 'valibot';
import { DataError, ServiceError } from '../errors.js';
import type { DocumentStore } from './ledger.js';

/** What a small document of the ledger, one that is read and replaced whole, looks like. */
export interface SmallDocumentForm<T> {
  /** Of the version that this release knows. */
  readonly schema: v.GenericSchema<unknown, T>;
  /** What happens if the document is deleted; for the error message. */
  readonly whenDeleted: string;
}

export interface SmallDocument<T> {
  readonly value: T;
  /** Opaque; what a write replaces. */
  readonly version: string;
}

/** `undefined` where there is no such document; one that cannot be read is refused. */
export async function readSmall<T>(
  store: DocumentStore,
  key: string,
  { schema, whenDeleted }: SmallDocumentForm<T>,
): Promise<SmallDocument<T> | undefined> {
  const stored = await store.read(key);
  if (stored === undefined) return undefined;
  const parsed = v.safeParse(schema, jsonOf(stored.body));
  if (parsed.success) return { value: parsed.output, version: stored.version };
  throw new DataError(
    `The ledger document ${key} is damaged, or of another release. Restore an earlier version of the object, ` +
      `or delete it: ${whenDeleted}`,
  );
}

/** Writes without an answer before one is an error: each was repeated by the SDK, and a peer that fails is to be named soon. */
const MAX_LOST_ANSWERS = 3;

/** Writes one document; a write whose answer is lost counts as lost to another writer, but only so many times. */
export class SmallDocumentWriter {
  readonly #store: DocumentStore;
  readonly #key: string;
  #lostAnswers = 0;

  constructor(store: DocumentStore, key: string) {
    this.#store = store;
    this.#key = key;
  }

  /** The version that was written; `undefined` where another writer came first, or where nobody knows: the next look shows. */
  async write(body: unknown, replaces: string | undefined): Promise<string | undefined> {
    try {
      return await this.#store.write(this.#key, JSON.stringify(body), replaces);
    } catch (error) {
      // A peer that is silent has been asked often enough, and is not asked once more.
      if (!(error instanceof ServiceError && error.ambiguous && error.retryable)) throw error;
      this.#lostAnswers += 1;
      if (this.#lostAnswers > MAX_LOST_ANSWERS) throw error;
      return undefined;
    }
  }
}

function jsonOf(body: string): unknown {
  try {
    return JSON.parse(body);
  } catch {
    return undefined;
  }
}
