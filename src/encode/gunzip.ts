import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, gunzipSync } from 'node:zlib';
import { codeOf, DataError, messageOf } from '../errors.js';

/** More than this is not decompressed in one piece, whatever the trailer says. */
const WHOLE_LIMIT_BYTES = 64 * 1024 * 1024;
/** A gzip trailer ends with the uncompressed length modulo 2^32 (RFC 1952). */
const TRAILER_BYTES = 4;
const SMALLEST_GZIP_BYTES = 18;
const CHUNK_BYTES = 256 * 1024;

/** What gzip in one piece says it holds, in bytes, cut to what is taken in one piece. */
export function wholeSize(compressed: Uint8Array): number {
  return Math.min(saidSize(compressed), WHOLE_LIMIT_BYTES);
}

/**
 * Decompresses into one buffer, sized from the trailer; `undefined` when it is too large for that, or turns out larger
 * than its trailer says (several members, or a lie): then it is for `decompressStream`.
 */
export function gunzipWhole(compressed: Uint8Array, name: string): Buffer | undefined {
  if (compressed.length < SMALLEST_GZIP_BYTES) throw unreadable(name, 'it is too short to be gzip');
  const size = saidSize(compressed);
  if (size > WHOLE_LIMIT_BYTES) return undefined;
  const room = Math.max(1024, size + 1);
  try {
    return gunzipSync(compressed, { chunkSize: room, maxOutputLength: room });
  } catch (error) {
    if (codeOf(error) === 'ERR_BUFFER_TOO_LARGE') return undefined;
    throw unreadable(name, messageOf(error), error);
  }
}

function saidSize({ buffer, byteOffset, length }: Uint8Array): number {
  if (length < TRAILER_BYTES) return 0;
  return new DataView(buffer, byteOffset, length).getUint32(length - TRAILER_BYTES, true);
}

/** Decompresses a stream of any length, in pieces, holding only a few of them. */
export async function* decompressStream(
  compressed: Iterable<Buffer> | AsyncIterable<Buffer>,
  name: string,
): AsyncGenerator<Buffer> {
  const gunzipStream = createGunzip({ chunkSize: CHUNK_BYTES });
  const feeding = pipeline(Readable.from(compressed, { objectMode: true }), gunzipStream);
  // Whoever reads learns of a failure from the stream itself.
  feeding.catch(() => undefined);
  try {
    for await (const piece of gunzipStream) {
      if (Buffer.isBuffer(piece)) yield piece;
    }
    await feeding;
  } catch (error) {
    if (codeOf(error)?.startsWith('Z_') === true) throw unreadable(name, messageOf(error), error);
    throw error;
  } finally {
    gunzipStream.destroy();
  }
}

function unreadable(name: string, why: string, cause?: unknown): DataError {
  return new DataError(
    `${name} cannot be decompressed (${why}). Nothing of its segment is committed. ` +
      'If the object is damaged for good, move it away and run again.',
    { cause },
  );
}
