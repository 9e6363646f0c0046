import { crc32 } from 'node:zlib';
import { kernelMemory } from './kernel-memory.js';

/** What a header says of the effort: nothing, or that the fastest algorithm was used (RFC 1952, XFL). */
export const ANY_EFFORT = 0;
const FASTEST = 4;
/** The length of the content is told modulo this (RFC 1952, ISIZE). */
const LENGTH_MODULUS = 2 ** 32;
/** A last block of nothing, in the codes that RFC 1951 fixes. */
export const DEFLATE_END = Buffer.from([3, 0]);

/** RFC 1952: magic number, DEFLATE, no flags, no time, the effort, made on an unknown system. */
export function gzipHeader(effort: number): Buffer {
  return Buffer.from([0x1f, 0x8b, 8, 0, 0, 0, 0, 0, effort, 255]);
}

/** CRC-32 and length of the content. */
export function gzipTrailer(sum: number, length: number): Buffer {
  const trailer = Buffer.alloc(8);
  trailer.writeUInt32LE(sum);
  trailer.writeUInt32LE(length % LENGTH_MODULUS, 4);
  return trailer;
}

/** Pieces as one, in memory from `allocate`. */
export function joined<T extends Buffer>(pieces: readonly Buffer[], allocate: (bytes: number) => T): T {
  const whole = allocate(pieces.reduce((sum, { length }) => sum + length, 0));
  let at = 0;
  for (const piece of pieces) at += piece.copy(whole, at);
  return whole;
}

/**
 * Compresses text in this thread's kernel, while no block of events is under way. Log lines become as small as zlib makes
 * them at its fastest level, in a third of its time; or, to be small, as at its level 6. The memory comes from `allocate`.
 */
export function fastGzip<T extends Buffer>(
  text: Uint8Array,
  allocate: (bytes: number) => T,
  isSmall = false,
): T {
  const kernel = kernelMemory();
  const deflated = isSmall ? [kernel.deflateNext(text), DEFLATE_END] : [kernel.deflate(text)];
  return joined([gzipHeader(FASTEST), ...deflated, gzipTrailer(crc32(text), text.length)], allocate);
}
