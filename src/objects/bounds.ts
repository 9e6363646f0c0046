import type { PlainValues } from './plain-values.js';

interface Bounds {
  readonly min_value?: Uint8Array | bigint | number;
  readonly max_value?: Uint8Array | bigint | number;
}

/** The least and the greatest of some values, by which readers skip row groups; none where there are no values. */
export function boundsOf(plain: PlainValues): Bounds {
  if (plain.size === 0) return {};
  const content = plain.content();
  const view = new DataView(content.buffer, content.byteOffset, content.length);
  switch (plain.physical) {
    case 'text':
      return textBounds(content, view);
    case 'int':
      return intBounds(view);
    case 'double':
      return doubleBounds(view);
  }
}

/** Texts are ordered by their bytes; each stands after its length. */
function textBounds(content: Uint8Array, view: DataView): Bounds {
  const length = (at: number): number => view.getUint32(at, true);
  const isLess = (left: number, right: number): boolean => {
    const [leftEnd, rightEnd] = [left + WORD_BYTES + length(left), right + WORD_BYTES + length(right)];
    let [i, j] = [left + WORD_BYTES, right + WORD_BYTES];
    while (i < leftEnd && j < rightEnd && content[i] === content[j]) {
      i += 1;
      j += 1;
    }
    return j < rightEnd && (i === leftEnd || (content[i] ?? 0) < (content[j] ?? 0));
  };
  let [min, max] = [0, 0];
  for (let at = 0; at < content.length; at += WORD_BYTES + length(at)) {
    if (isLess(at, min)) min = at;
    if (isLess(max, at)) max = at;
  }
  const text = (at: number): Uint8Array => content.slice(at + WORD_BYTES, at + WORD_BYTES + length(at));
  return { min_value: text(min), max_value: text(max) };
}

const WORD_BYTES = 4;
const NUMBER_BYTES = 8;

/** The halves of a number are compared: most are too large for a double, and a bigint would take memory. */
function intBounds(view: DataView): Bounds {
  const high = (at: number): number => view.getInt32(at + WORD_BYTES, true);
  const low = (at: number): number => view.getUint32(at, true);
  const isLess = (left: number, right: number): boolean =>
    high(left) < high(right) || (high(left) === high(right) && low(left) < low(right));
  let [min, max] = [0, 0];
  for (let at = NUMBER_BYTES; at < view.byteLength; at += NUMBER_BYTES) {
    if (isLess(at, min)) min = at;
    if (isLess(max, at)) max = at;
  }
  return { min_value: view.getBigInt64(min, true), max_value: view.getBigInt64(max, true) };
}

function doubleBounds(view: DataView): Bounds {
  let [min, max] = [Infinity, -Infinity];
  for (let at = 0; at < view.byteLength; at += NUMBER_BYTES) {
    const value = view.getFloat64(at, true);
    min = Math.min(min, value);
    max = Math.max(max, value);
  }
  // Either zero is within the bounds, as the format wants it.
  return { min_value: min === 0 ? -0 : min, max_value: max === 0 ? 0 : max };
}
