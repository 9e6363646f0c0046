import { crc32, createInflateRaw } from 'node:zlib';
import { codeOf, messageOf } from '../errors.js';

/** What a gzip file is made of (RFC 1952): members, each with a header, deflated data and a trailer. */

/** The first bytes of a member: two of magic, and the one compression method that there is. */
const MAGIC = Buffer.from([0x1f, 0x8b, 0x08]);
const HEADER_BYTES = 10;
/** CRC-32 and length of the text, modulo 2^32. */
const TRAILER_BYTES = 8;
const FLAGS_AT = 3;
const CRC_FLAG = 0x02;
const EXTRA_FLAG = 0x04;
/** A file name, and a comment, each up to a NUL. */
const TEXT_FLAGS = [0x08, 0x10];
const CHUNK_BYTES = 256 * 1024;

/** Whether bytes begin like a member. */
export function isGzip(bytes: Uint8Array): boolean {
  return bytes.length >= MAGIC.length && MAGIC.equals(bytes.subarray(0, MAGIC.length));
}

/** Whether all bytes are those that a member begins with: one that was cut there. */
export function isCutInMagic(bytes: Uint8Array): boolean {
  return bytes.length > 0 && bytes.length < MAGIC.length && MAGIC.subarray(0, bytes.length).equals(bytes);
}

/** The bytes are not a complete gzip file; the message says why. */
export class GzipError extends Error {}

/** Bytes that come in chunks of any size, and of which some can be put back. */
export class ByteSource {
  readonly #chunks: AsyncIterator<Buffer> | Iterator<Buffer>;
  readonly #back: Buffer[] = [];

  constructor(chunks: Iterable<Buffer> | AsyncIterable<Buffer>) {
    this.#chunks =
      Symbol.asyncIterator in chunks ? chunks[Symbol.asyncIterator]() : chunks[Symbol.iterator]();
  }

  /** Some bytes, at least one; nothing at the end. */
  async next(): Promise<Buffer | undefined> {
    for (;;) {
      const back = this.#back.pop();
      if (back !== undefined) return back;
      const next = await this.#chunks.next();
      if (next.done === true) return undefined;
      if (next.value.length > 0) return next.value;
    }
  }

  putBack(bytes: Buffer): void {
    if (bytes.length > 0) this.#back.push(bytes);
  }

  /** So many bytes, or all that are left where they are fewer. */
  async take(count: number): Promise<Buffer> {
    const taken: Buffer[] = [];
    for (let missing = count; missing > 0;) {
      const chunk = await this.next();
      if (chunk === undefined) break;
      taken.push(chunk.subarray(0, missing));
      this.putBack(chunk.subarray(missing));
      missing -= Math.min(missing, chunk.length);
    }
    return Buffer.concat(taken);
  }

  /** Like `take`, without consuming the bytes. */
  async peek(count: number): Promise<Buffer> {
    const bytes = await this.take(count);
    this.putBack(bytes);
    return bytes;
  }

  /** Ends the reading; call it when no more bytes are needed. */
  async end(): Promise<void> {
    await this.#chunks.return?.();
  }
}

/** The text of the member at which the source stands, in pieces; the source then stands after it. Throws GzipError. */
export async function* memberText(source: ByteSource): AsyncGenerator<Buffer> {
  await skipHeader(source);
  let [sum, length] = [0, 0];
  for await (const piece of inflated(source)) {
    sum = crc32(piece, sum);
    length = (length + piece.length) % 2 ** 32;
    yield piece;
  }
  const trailer = await exactly(source, TRAILER_BYTES);
  if (trailer.readUInt32LE(0) !== sum) throw new GzipError('incorrect data check');
  if (trailer.readUInt32LE(4) !== length) throw new GzipError('incorrect length check');
}

async function exactly(source: ByteSource, count: number): Promise<Buffer> {
  const bytes = await source.take(count);
  if (bytes.length < count) throw new GzipError('unexpected end of file');
  return bytes;
}

async function skipHeader(source: ByteSource): Promise<void> {
  const flags = (await exactly(source, HEADER_BYTES))[FLAGS_AT] ?? 0;
  if ((flags & EXTRA_FLAG) !== 0) await exactly(source, (await exactly(source, 2)).readUInt16LE(0));
  for (const flag of TEXT_FLAGS) if ((flags & flag) !== 0) await skipText(source);
  if ((flags & CRC_FLAG) !== 0) await exactly(source, 2);
}

async function skipText(source: ByteSource): Promise<void> {
  for (;;) {
    const chunk = await source.next();
    if (chunk === undefined) throw new GzipError('unexpected end of file');
    const end = chunk.indexOf(0);
    if (end < 0) continue;
    source.putBack(chunk.subarray(end + 1));
    return;
  }
}

/** Inflates up to the end of the deflated data, and puts back what follows it. */
async function* inflated(source: ByteSource): AsyncGenerator<Buffer> {
  const inflater = createInflateRaw({ chunkSize: CHUNK_BYTES });
  const feeding = feed(inflater, source);
  // The reader gets the failure from the stream.
  feeding.catch(() => undefined);
  try {
    for await (const piece of inflater) if (Buffer.isBuffer(piece)) yield piece;
    await feeding;
  } catch (error) {
    if (codeOf(error)?.startsWith('Z_') === true) throw new GzipError(messageOf(error), { cause: error });
    throw error;
  } finally {
    inflater.destroy();
  }
}

async function feed(inflater: ReturnType<typeof createInflateRaw>, source: ByteSource): Promise<void> {
  const over = new Promise<void>((resolve) => {
    for (const event of ['end', 'close', 'error']) inflater.once(event, resolve);
  });
  try {
    for (let fed = 0; ;) {
      const chunk = await source.next();
      if (inflater.destroyed) return;
      if (chunk === undefined) {
        inflater.end();
        return;
      }
      fed += chunk.length;
      // What follows the end of the data is not taken, and then it may never be said that the chunk is done.
      await Promise.race([over, new Promise((resolve) => inflater.write(chunk, resolve))]);
      const left = fed - inflater.bytesWritten;
      if (left === 0) continue;
      source.putBack(chunk.subarray(chunk.length - left));
      return;
    }
  } catch (error) {
    inflater.destroy(error instanceof Error ? error : new Error(messageOf(error)));
  }
}
