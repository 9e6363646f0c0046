import type { DocumentListing, DocumentStore, StoredDocument } from './ledger.js';

/** A ledger that forgets when the run ends: what `ledger: none` stands for. */
export class MemoryDocumentStore implements DocumentStore, DocumentListing {
  readonly #documents = new Map<string, StoredDocument>();
  #writes = 0;

  read(key: string): Promise<StoredDocument | undefined> {
    return Promise.resolve(this.#documents.get(key));
  }

  write(key: string, body: string, version: string | undefined): Promise<string | undefined> {
    if (this.#documents.get(key)?.version !== version) return Promise.resolve(undefined);
    this.#writes += 1;
    const next = String(this.#writes);
    this.#documents.set(key, { body, version: next });
    return Promise.resolve(next);
  }

  // eslint-disable-next-line @typescript-eslint/require-await -- the port is asynchronous, for stores that list
  async *keys(prefix: string): AsyncGenerator<string> {
    yield* [...this.#documents.keys()].filter((key) => key.startsWith(prefix)).sort();
  }
}
