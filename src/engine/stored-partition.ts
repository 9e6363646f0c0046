import { createHash } from 'node:crypto';
import { DataError, ServiceError } from '../errors.js';
import {
  emptyDocument,
  type DocumentStore,
  type Entries,
  type Identity,
  type LedgerDocument,
} from './ledger.js';
import { parseDocument } from './parse-document.js';
import { serializeDocument, serializedLength } from './serialize-document.js';

/**
 * What is done is moved out of a partition's document into pages of this many bytes, which never change: the document
 * is rewritten for every claim and commit, and what is written over a whole run must grow with its segments, not with
 * their square.
 */
const PAGE_BYTES = 24 * 1024;

/** A partition's document where it is stored, with the pages that it names. What is read is all of them together. */
export class StoredPartition {
  readonly #store: DocumentStore;
  readonly #place: { readonly key: string; readonly identity: Identity };
  /** By name. They do not change, so each is read once. */
  readonly #pages = new Map<string, Entries>();
  #version: string | undefined;
  #bytes = 0;

  constructor(store: DocumentStore, place: { readonly key: string; readonly identity: Identity }) {
    this.#store = store;
    this.#place = place;
  }

  /** Of the document as it was written last, about. */
  get bytes(): number {
    return this.#bytes;
  }

  async read(): Promise<LedgerDocument> {
    const stored = await this.#store.read(this.#place.key);
    this.#version = stored?.version;
    if (stored === undefined) return emptyDocument(this.#place.identity);
    const document = parseDocument(stored.body, this.#place);
    const pages = await Promise.all(document.pages.map((name) => this.#page(name)));
    return { ...document, paged: new Map(pages.flatMap((page) => [...page])) };
  }

  /** Whether the document was stored; not where another writer came first. */
  async write(document: LedgerDocument): Promise<LedgerDocument | undefined> {
    const paged = await this.#withPage(document);
    const body = serializeDocument(paged);
    this.#bytes = body.length;
    const version = await this.#store.write(this.#place.key, body, this.#version);
    if (version === undefined) return undefined;
    this.#version = version;
    return paged;
  }

  /** Moves the oldest of what is done to a page, where there is more of it than two pages hold. */
  async #withPage(document: LedgerDocument): Promise<LedgerDocument> {
    const done = Object.entries(document.segments).filter(([, { state }]) => state === 'committed');
    const total = done.reduce((sum, [, entry]) => sum + serializedLength(entry), 0);
    if (total < 2 * PAGE_BYTES) return document;
    let bytes = 0;
    const isOld = (length: number): boolean => (bytes += length) - length < PAGE_BYTES;
    const oldest = new Map(done.filter(([, entry]) => isOld(serializedLength(entry))));
    const name = await this.#writePage(oldest);
    const rest = Object.entries(document.segments).filter(([id]) => !oldest.has(id));
    return {
      ...document,
      pages: [...document.pages, name],
      paged: new Map([...document.paged, ...oldest]),
      segments: Object.fromEntries(rest),
    };
  }

  /** Its name is its content's, so that writers who come to the same page at once write it once. */
  async #writePage(page: Entries): Promise<string> {
    const segments = Object.fromEntries(page);
    const body = serializeDocument({ ...emptyDocument(this.#place.identity), segments });
    const name = createHash('sha256').update(body).digest('hex').slice(0, 16);
    try {
      await this.#store.write(this.#keyOf(name), body, undefined);
    } catch (error) {
      if (!(error instanceof ServiceError && error.ambiguous)) throw error;
      if ((await this.#store.read(this.#keyOf(name))) === undefined) throw error;
    }
    this.#pages.set(name, page);
    return name;
  }

  async #page(name: string): Promise<Entries> {
    const known = this.#pages.get(name);
    if (known !== undefined) return known;
    const stored = await this.#store.read(this.#keyOf(name));
    if (stored === undefined) {
      throw new DataError(
        `The ledger document ${this.#place.key} names a page that is not there: ${this.#keyOf(name)}. Restore it: without ` +
          'it, the run would repeat what it records as done.',
      );
    }
    const { segments } = parseDocument(stored.body, { ...this.#place, key: this.#keyOf(name) });
    const page = new Map(Object.entries(segments));
    this.#pages.set(name, page);
    return page;
  }

  #keyOf(name: string): string {
    return `${this.#place.key.replace(/\.json$/, '')}/${name}.json`;
  }
}
