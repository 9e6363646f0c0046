import { align, close, open, put } from './bits';
import { clearChains, enterAll, findLongest } from './longest';
import { CODE, LENGTH_AT, makeCodes, putCodes } from './codes';
import { clearPlaces, findMatches, inputEnd, MATCH_BYTES, MATCHES, matchesEnd } from './matches';
import {
  BLOCK_END,
  clearCounts,
  distanceExtra,
  distanceSymbol,
  DISTANCES,
  DISTANCE_SYMBOLS,
  lengthBase,
  lengthExtra,
  LENGTHS,
  lengthSymbol,
  LITERALS,
  LITERAL_SYMBOLS,
  LONGEST_LENGTH,
  prepareLengths,
  SHORTEST_LENGTH,
} from './symbols';

/** A block whose codes stand at its beginning (RFC 1951, 3.2.3). */
const WITH_CODES: u32 = 2;

/** Makes of the code of each length's symbol that of the length, with its extra bits. */
function joinLengths(): void {
  for (let length = SHORTEST_LENGTH; length <= LONGEST_LENGTH; length++) {
    const symbol = lengthSymbol(length);
    const code = load<u32>(LITERALS + 4 * symbol);
    const extra = (length - lengthBase(symbol)) << (code >> LENGTH_AT);
    store<u32>(LENGTHS + 4 * length, (code | extra) + (lengthExtra(symbol) << LENGTH_AT));
  }
}

function literal(at: usize): u32 {
  return load<u32>(LITERALS + 4 * <usize>load<u8>(at));
}

/** Three at a time: as many as fit into what is put at once. */
function putLiterals(from: usize, end: usize): void {
  let at = from;
  for (; at + 3 <= end; at += 3) {
    const first = literal(at);
    const second = literal(at + 1);
    const third = literal(at + 2);
    const length = first >> LENGTH_AT;
    const both = length + (second >> LENGTH_AT);
    const bits = (<u64>(first & CODE)) | ((<u64>(second & CODE)) << length) | ((<u64>(third & CODE)) << both);
    put(bits, both + (third >> LENGTH_AT));
  }
  for (; at < end; at++) putCode(literal(at));
}

function putCode(code: u32): void {
  put(code & CODE, code >> LENGTH_AT);
}

function putMatch(length: u32, past: u32): void {
  const first = load<u32>(LENGTHS + 4 * length);
  const second = load<u32>(DISTANCES + 4 * distanceSymbol(past));
  const firstBits = first >> LENGTH_AT;
  const bits = firstBits + (second >> LENGTH_AT);
  const extra = distanceExtra(past);
  const extraBits = <u64>(past & ((1 << extra) - 1));
  put((<u64>(first & CODE)) | ((<u64>(second & CODE)) << firstBits) | (extraBits << bits), bits + extra);
}

/** The codes of the block, and all that was found in it, which begins at `from`. */
function putBlock(from: usize, isLast: bool): void {
  makeCodes(LITERALS, LITERAL_SYMBOLS);
  makeCodes(DISTANCES, DISTANCE_SYMBOLS);
  joinLengths();
  put((isLast ? 1 : 0) | (WITH_CODES << 1), 3);
  putCodes();
  let at = from;
  for (let match = MATCHES; match < matchesEnd; match += MATCH_BYTES) {
    const end = at + load<u32>(match);
    putLiterals(at, end);
    const length: u32 = load<u16>(match, 4);
    if (length > 0) putMatch(length, load<u16>(match, 6));
    at = end + length;
  }
  putCode(load<u32>(LITERALS + 4 * BLOCK_END));
}

/** A block of bytes as they are, of none here: it ends on a whole byte (RFC 1951, 3.2.4). */
function putNothing(): void {
  put(0, 3);
  align();
  put(0xffff_0000, 32);
}

/**
 * Compresses bytes as DEFLATE does (RFC 1951), in one go: the first match that is found is taken. Hands back where the result
 * ends. There must be room for twice as many bytes, and a kilobyte for the codes of each block.
 */
export function deflate(from: usize, length: usize, to: usize): usize {
  prepareLengths();
  clearPlaces();
  open(to);
  const end = from + length;
  let at = from;
  do {
    clearCounts();
    findMatches(from, at, end);
    putBlock(at, inputEnd === end);
    at = inputEnd;
  } while (at < end);
  return close();
}

/**
 * Compresses the next bytes of something longer, of which the `known` bytes before them were the last: longest matches are
 * looked for, in those too. The result ends on a whole byte, and no block in it is the last. It takes twice as long as
 * `deflate`, for a fifth less.
 */
export function deflateNext(from: usize, known: usize, length: usize, to: usize): usize {
  prepareLengths();
  clearChains();
  open(to);
  const end = from + length;
  enterAll(from - known, from, end);
  let at = from;
  do {
    clearCounts();
    findLongest(from - known, at, end);
    putBlock(at, false);
    at = inputEnd;
  } while (at < end);
  putNothing();
  return close();
}
