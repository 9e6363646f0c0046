/** `1,234,567`. */
export function showCount(count: number): string {
  return count.toLocaleString('en-US', { maximumFractionDigits: 0 });
}

const UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];

/** `1.5 MiB`, in powers of 1024. */
export function showBytes(bytes: number): string {
  const power = bytes < 1 ? 0 : Math.min(UNITS.length - 1, Math.floor(Math.log2(bytes) / 10));
  const digits = power === 0 ? 0 : 1;
  return `${(bytes / 1024 ** power).toFixed(digits)} ${UNITS[power] ?? ''}`;
}

/** `850 µs`, `12 ms`, `1.20 s`: three digits tell what a duration is like. */
export function showSeconds(seconds: number): string {
  const size = Math.abs(seconds);
  if (size === 0 || size >= 1) return `${threeDigits(seconds)} s`;
  return size < 0.001 ? `${threeDigits(seconds * 1e6)} µs` : `${threeDigits(seconds * 1000)} ms`;
}

/** `12.3 %`. */
export function showShare(share: number): string {
  return `${(share * 100).toFixed(1)} %`;
}

function threeDigits(value: number): string {
  return value.toLocaleString('en-US', { maximumSignificantDigits: 3 });
}
