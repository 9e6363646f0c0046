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
