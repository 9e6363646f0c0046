import { addAdded, nested, plain } from './escape';
import { control, FROM, Piece, TO } from './memory';

const PIECE: usize = offsetof<Piece>();
/** Six pieces: before text, number and null; each after something else and after text. */
const FIELD: usize = 6 * PIECE;
/** Further tokens, after something else and after text; between two of them; after the last; after a text. */
const EXTRA: usize = 0;
const NEXT_EXTRA: usize = 2 * PIECE;
const EXTRA_END: usize = 3 * PIECE;
const QUOTE: usize = 4 * PIECE;

export function piece(at: usize, to: usize): usize {
  const constant = changetype<Piece>(at);
  const added = constant.added;
  if (control.asLines && added > 0) return plain(constant.at + constant.length, constant.length - added, to);
  addAdded(added);
  return plain(constant.at, constant.length, to);
}

/**
 * Writes the columns of the line at hand as members of a JSON object, the message; the closing brace is left.
 * A text's closing quote comes with the piece after it. Hands back where it ends.
 */
export function record(to: usize): usize {
  let fields: usize = control.fields;
  let afterText: usize = 0;
  const columns = control.columns;
  for (let i: u32 = 0; i < columns; i++) {
    const from = load<i32>(FROM + 4 * i);
    const length = load<i32>(TO + 4 * i) - from;
    const isText = load<u32>(control.texts + 4 * i) !== 0;
    const kind: usize = from < 0 ? 2 : isText ? 0 : 1;
    to = piece(fields + (2 * kind + afterText) * PIECE, to);
    if (kind === 0) to = nested(from, length, to);
    else if (kind === 1) to = plain(from, length, to);
    afterText = kind === 0 ? 1 : 0;
    fields += FIELD;
  }
  const extra: usize = control.extra;
  if (control.extras === 0) return afterText ? piece(extra + QUOTE, to) : to;
  to = piece(extra + EXTRA + afterText * PIECE, to);
  for (let i = columns; i < columns + control.extras; i++) {
    if (i > columns) to = piece(extra + NEXT_EXTRA, to);
    const from = load<i32>(FROM + 4 * i);
    to = nested(from, load<i32>(TO + 4 * i) - from, to);
  }
  return piece(extra + EXTRA_END, to);
}
