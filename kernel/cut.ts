import { control } from './memory';
import { find, NEWLINE } from './search';

const CR: u8 = 0x0d;

/**
 * Notes where the lines of an input of so many bytes, which ends with a line end, begin and end; hands back how many there
 * are. Lines end at LF or CRLF; empty ones are no lines, and longer ones than `most` are counted alone.
 */
export function cut(length: usize, most: u32): u32 {
  const input: usize = control.input;
  const end = input + length;
  let count: u32 = 0;
  let oversize: u32 = 0;
  for (let start = input; start < end;) {
    const newline = find(start, end, NEWLINE);
    const last = newline > start && load<u8>(newline - 1) === CR ? newline - 1 : newline;
    if (last - start > <usize>most) oversize++;
    else if (last > start) {
      store<u32>(control.starts + 4 * count, <u32>(start - input));
      store<u32>(control.ends + 4 * count, <u32>(last - input));
      count++;
    }
    start = newline + 1;
  }
  control.oversize = oversize;
  return count;
}
