import type { DocumentStore } from '../../src/engine/ledger.js';
import { MemoryDocumentStore } from '../../src/engine/memory-store.js';

/** A ledger whose calls take their time, and are counted. */
export class CountedStore implements DocumentStore {
  readonly #documents = new MemoryDocumentStore();
  readonly #called: () => Promise<void>;
  calls = 0;
  /** That were written. */
  bytes = 0;

  constructor(called: () => Promise<void>) {
    this.#called = called;
  }

  async read(key: string): ReturnType<DocumentStore['read']> {
    this.calls += 1;
    await this.#called();
    return this.#documents.read(key);
  }

  async write(key: string, body: string, version: string | undefined): Promise<string | undefined> {
    this.calls += 1;
    this.bytes += Buffer.byteLength(body);
    await this.#called();
    return this.#documents.write(key, body, version);
  }
}
