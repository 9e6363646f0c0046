/** Bits that are no whole byte yet, the first one lowest; how many they are; and where they go. */
let held: u64 = 0;
let count: u32 = 0;
let outputAt: usize = 0;

/** Begins to write bits at an address. */
export function open(to: usize): void {
  held = 0;
  count = 0;
  outputAt = to;
}

/** Writes up to 56 bits, of which the lowest comes first; up to eight bytes beyond them are written too. */
export function put(bits: u64, length: u32): void {
  held |= bits << count;
  count += length;
  store<u64>(outputAt, held);
  outputAt += count >> 3;
  held >>= count & 56;
  count &= 7;
}

/** Goes on at the next whole byte. */
export function align(): void {
  put(0, (8 - count) & 7);
}

/** Where the last byte that was begun ends. */
export function close(): usize {
  return outputAt + ((count + 7) >> 3);
}
