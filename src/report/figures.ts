import type { ColumnKind, ReportCell } from '../statistics/sections.js';

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

/** `0 s`, `0.35 ms`, `12 ms`, `1.25 s`, `95 s`. */
export function showSeconds(seconds: number): string {
  const [value, unit] = seconds < 1 ? [seconds * 1000, 'ms'] : [seconds, 's'];
  if (value === 0) return '0 s';
  return `${value.toFixed(value < 10 ? 2 : value < 100 ? 1 : 0).replace(/\.0+$/, '')} ${unit}`;
}

/** `12.3 %`, and what is more than nothing never reads 0. */
export function showShare(share: number): string {
  return share > 0 && share < 0.001 ? '< 0.1 %' : `${(share * 100).toFixed(1)} %`;
}

/** `4 min 10 s`, `2 h`, for people who wait. */
export function showWait(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const minutes = Math.floor(whole / 60);
  if (minutes === 0) return `${whole} s`;
  const [value, unit, rest, smaller] =
    minutes < 60 ? [minutes, 'min', whole % 60, 's'] : [Math.floor(minutes / 60), 'h', minutes % 60, 'min'];
  return rest === 0 ? `${value} ${unit}` : `${value} ${unit} ${rest} ${smaller}`;
}

/** `$0.0042`, `$12.30`. */
export function showUsd(usd: number): string {
  return `$${usd.toFixed(usd < 1 ? 4 : 2)}`;
}

const BY_KIND: Readonly<Record<Exclude<ColumnKind, 'text' | 'code'>, (value: number) => string>> = {
  count: showCount,
  bytes: showBytes,
  seconds: showSeconds,
  share: showShare,
  instant: (ms) => (Math.abs(ms) <= 8.64e15 ? new Date(ms).toISOString().replace('.000Z', 'Z') : String(ms)),
};

/** A figure as its column's kind has it. A text is given back as it is: whoever writes it makes it harmless. */
export function showCell(cell: ReportCell, kind: ColumnKind): string {
  if (cell === null) return '';
  return typeof cell === 'string' || kind === 'text' || kind === 'code' ? String(cell) : BY_KIND[kind](cell);
}
