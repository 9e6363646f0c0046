import { createGzip, type Gzip } from 'node:zlib';
import { Spool, type SpoolSpace } from './spool.js';

/** Deflate is fed in pieces of exactly this size, so that the same content gives the same bytes however it came. */
const FEED_BYTES = 64 * 1024;
/** Where gzip names the operating system, and how it says that it is unknown (RFC 1952). */
const OS_AT = 9;
const OS_UNKNOWN = 255;

/** The content of an object while it is put together, compressed if it is to be. */
export class ObjectBody {
  readonly #spool: Spool;
  readonly #gzip: Gzip | undefined;
  readonly #collected: Promise<void>;
  #pending: Buffer = Buffer.alloc(0);

  constructor(space: SpoolSpace, compressed: boolean) {
    this.#spool = new Spool(space);
    this.#gzip = compressed ? createGzip() : undefined;
    this.#collected = this.#gzip === undefined ? Promise.resolve() : this.#collect(this.#gzip);
    // Who writes or waits for the end learns of a failure; the stream, which is destroyed by it, has nothing to add.
    this.#collected.catch(() => undefined);
    this.#gzip?.on('error', () => undefined);
  }

  /** The content may be changed once it is written. */
  async write(content: string | Buffer): Promise<void> {
    const bytes = typeof content === 'string' ? Buffer.from(content) : content;
    for (let at = 0; at < bytes.length;) {
      const end = Math.min(bytes.length, at + FEED_BYTES - this.#pending.length);
      const piece = bytes.subarray(at, end);
      at = end;
      if (piece.length === FEED_BYTES) await this.#feed(piece);
      else await this.#keep(piece);
    }
  }

  /** The whole content; it is this body's to dispose of. */
  async end(): Promise<Spool> {
    if (this.#pending.length > 0) await this.#feed(this.#pending);
    this.#gzip?.end();
    await this.#collected;
    return this.#spool;
  }

  async dispose(): Promise<void> {
    this.#gzip?.destroy();
    await this.#collected.catch(() => undefined);
    await this.#spool.dispose();
  }

  /** Puts less than is fed at once behind what waits. */
  async #keep(piece: Buffer): Promise<void> {
    const pending = Buffer.concat([this.#pending, piece]);
    this.#pending = pending.length < FEED_BYTES ? pending : Buffer.alloc(0);
    if (pending.length === FEED_BYTES) await this.#feed(pending);
  }

  async #feed(piece: Buffer): Promise<void> {
    const gzip = this.#gzip;
    if (gzip === undefined) {
      await this.#spool.append(Buffer.from(piece));
      return;
    }
    // It is written only once it is compressed: room in the stream is not enough.
    const written = new Promise<void>((resolve, reject) => {
      gzip.write(piece, (error) => {
        if (error) reject(error);
        else resolve();
      });
    });
    try {
      await Promise.race([written, this.#collected]);
    } catch (error) {
      // A stream that was destroyed says that it was aborted, and not why.
      await this.#collected;
      throw error;
    }
  }

  async #collect(gzip: Gzip): Promise<void> {
    for await (const piece of gzip) {
      if (!Buffer.isBuffer(piece)) continue;
      if (this.#spool.size === 0) piece[OS_AT] = OS_UNKNOWN;
      await this.#spool.append(piece);
    }
  }
}
