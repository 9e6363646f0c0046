import type { EventBlock } from './types.js';

const BACKSLASH = 0x5c;
/** What stands around the message of an entry: `{"timestamp":1790000000000,"message":"…"},`. */
const BEFORE_TIME = '{"timestamp":'.length;
const BEFORE_TEXT = ',"message":"'.length;
const AFTER_TEXT = '"},'.length;

/**
 * Copies the message of an event without the escapes of the string that it stands in; hands back where it ends in `to`,
 * which has room for as many bytes as the entry. The message is JSON itself, so no escape stands for a control character.
 */
export function copyRecord(
  { bytes, ends, timestamps }: EventBlock,
  index: number,
  to: { bytes: Uint8Array; at: number },
): void {
  const digits = String(timestamps[index]).length;
  const start = (index === 0 ? 0 : (ends[index - 1] ?? 0)) + BEFORE_TIME + digits + BEFORE_TEXT;
  const end = (ends[index] ?? 0) - AFTER_TEXT;
  const out = to.bytes;
  let at = to.at;
  for (let i = start; i < end; i++) {
    if (bytes[i] === BACKSLASH) i++;
    out[at++] = bytes[i] ?? 0;
  }
  to.at = at;
}
