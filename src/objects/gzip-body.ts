import { GzipFile } from './gzip-file.js';
import { Spool, type SpoolSpace } from './spool.js';

/** Content is taken in pieces of at most this size: what waits to be compressed stays small. */
const PIECE_BYTES = 64 * 1024;

/** The content of an object while it is put together, compressed if it is to be. */
export class ObjectBody {
  readonly #spool: Spool;
  readonly #gzip: GzipFile | undefined;

  constructor(space: SpoolSpace, compressed: boolean) {
    this.#spool = new Spool(space);
    this.#gzip = compressed ? new GzipFile() : undefined;
  }

  /** The content may be changed once it is written. */
  async write(content: string | Buffer): Promise<void> {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    for (let at = 0; at < bytes.length; at += PIECE_BYTES) {
      const piece = bytes.subarray(at, at + PIECE_BYTES);
      const ready = this.#gzip === undefined ? Buffer.from(piece) : this.#gzip.add(piece);
      if (ready !== undefined) await this.#spool.append(ready);
    }
  }

  /** The whole content; it is this body's to dispose of. */
  async end(): Promise<Spool> {
    if (this.#gzip !== undefined) await this.#spool.append(this.#gzip.finish());
    return this.#spool;
  }

  dispose(): Promise<void> {
    return this.#spool.dispose();
  }
}
