import { BadObjectError, messageOf } from '../errors.js';
import { ByteSource, GzipError, isCutInMagic, isGzip, memberText } from './gzip-members.js';
import { ObjectText, type TextMemory } from './object-text.js';
import { copyBytes } from './shared-memory.js';

/** More than this is not decompressed in one piece, whatever the trailer says. */
const WHOLE_LIMIT_BYTES = 64 * 1024 * 1024;
/** A gzip trailer ends with the uncompressed length modulo 2^32 (RFC 1952). */
const TRAILER_BYTES = 4;
const EMPTY_GZIP_BYTES = 20;
/** Text has no NUL; so many bytes at its beginning are looked at, as Git does. */
const LOOKED_AT_BYTES = 8000;

/**
 * The text of an object: gzip is decompressed, what is no gzip is text as it is, in a buffer of its own. `undefined` when it
 * is for `objectText`: too large for one piece, or with something after the gzip. Throws BadObjectError when there is no text
 * to be had.
 */
export function wholeText(
  content: Uint8Array,
  name: string,
  memory: TextMemory,
): ObjectText | Buffer | undefined {
  if (isCutInMagic(content)) throw unreadable(name, CUT);
  if (!isGzip(content)) return plainText(content, name);
  // Zlib silently ignores NUL bytes at the end.
  const isPadded = saidSize(content) === 0 && content.length > EMPTY_GZIP_BYTES;
  if (isPadded || saidSize(content) > WHOLE_LIMIT_BYTES) return undefined;
  try {
    return new ObjectText(content, memory, WHOLE_LIMIT_BYTES);
  } catch (error) {
    // The first header was checked above, so a wrong one belongs to data after the first member.
    const isFollowed = /incorrect header check|unknown compression method/.test(messageOf(error));
    if (isFollowed || error instanceof RangeError) return undefined;
    throw unreadable(name, messageOf(error), error);
  }
}

function plainText(content: Uint8Array, name: string): Buffer {
  if (content.subarray(0, LOOKED_AT_BYTES).includes(0)) throw unreadable(name, NEITHER);
  const text = Buffer.allocUnsafeSlow(content.length);
  copyBytes(content, text, 0);
  return text;
}

const NEITHER = 'it is neither gzip nor text';
const CUT = 'unexpected end of file';

function saidSize({ buffer, byteOffset, length }: Uint8Array): number {
  if (length < TRAILER_BYTES) return 0;
  return new DataView(buffer, byteOffset, length).getUint32(length - TRAILER_BYTES, true);
}

export interface TextSettings {
  /** What the object is called in errors. */
  readonly name: string;
  /** Called with the number of bytes after the end of the gzip, which are ignored, as gzip(1) does. */
  readonly ignored?: (bytes: number) => void;
}

/**
 * The text of an object of any length, in pieces, of which only a few are held. Pieces of a damaged object may be yielded
 * before the BadObjectError; call `checkText` first where that must not happen.
 */
export async function* objectText(
  content: Iterable<Buffer> | AsyncIterable<Buffer>,
  { name, ignored }: TextSettings,
): AsyncGenerator<Buffer> {
  const source = new ByteSource(content);
  try {
    if (isGzip(await source.peek(3))) {
      while (isGzip(await source.peek(3))) yield* memberText(source);
      const rest = await lengthOf(source);
      if (rest > 0) ignored?.(rest);
      return;
    }
    const head = await source.peek(LOOKED_AT_BYTES);
    if (isCutInMagic(head)) throw unreadable(name, CUT);
    if (head.includes(0)) throw unreadable(name, NEITHER);
    for (let piece = await source.next(); piece !== undefined; piece = await source.next()) yield piece;
  } catch (error) {
    throw error instanceof GzipError ? unreadable(name, error.message, error) : error;
  } finally {
    await source.end();
  }
}

/** Reads the whole text, and returns how many bytes are ignored. Throws BadObjectError if it cannot be read completely. */
export async function checkText(
  content: Iterable<Buffer> | AsyncIterable<Buffer>,
  name: string,
): Promise<number> {
  let ignored = 0;
  const note = (bytes: number): void => {
    ignored = bytes;
  };
  const pieces = objectText(content, { name, ignored: note });
  while ((await pieces.next()).done !== true);
  return ignored;
}

async function lengthOf(source: ByteSource): Promise<number> {
  let length = 0;
  for (let piece = await source.next(); piece !== undefined; piece = await source.next())
    length += piece.length;
  return length;
}

function unreadable(name: string, why: string, cause?: unknown): BadObjectError {
  return new BadObjectError(`${name} cannot be decompressed (${why}).`, { cause });
}
