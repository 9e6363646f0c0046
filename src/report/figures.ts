import type { CellKind, ReportCell } from '../statistics/report-section.js';

/** Made once: a formatter costs a thousand times what a number does. */
const COUNTS = new Intl.NumberFormat('en-US', { maximumFractionDigits: 0 });

/** `1,234,567`. */
export function formatCount(count: number): string {
  return COUNTS.format(count);
}

const BYTE_UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];

/** `1.5 MiB`, in powers of 1024. */
export function formatBytes(bytes: number): string {
  return formatInOneUnit('bytes', [bytes])(bytes);
}

/** `0 ms`, `0.35 ms`, `12 ms`, `1.25 s`, `95 s`. */
export function formatSeconds(seconds: number): string {
  return formatInOneUnit('seconds', [seconds])(seconds);
}

/** A unit, how much of the value it takes, and how many digits follow the point. */
interface Unit {
  readonly name: string;
  readonly size: number;
  readonly digits: number;
}

/** How the values of one column, or of one chart, are shown: all in one unit, so that they can be compared at a glance. */
export function formatInOneUnit(
  kind: FigureKind,
  values: readonly (ReportCell | undefined)[],
): (value: number) => string {
  if (kind !== 'bytes' && kind !== 'seconds') return BY_KIND[kind];
  const known = values.filter((value) => typeof value === 'number').filter((value) => value > 0);
  const range = { least: Math.min(...known), most: Math.max(0, ...known), known };
  const { name, size, digits } = kind === 'bytes' ? byteUnit(range) : timeUnit(range);
  return (value) => {
    const amount = value / size;
    const places = kind === 'seconds' && amount >= WHOLE_FROM ? 0 : digits;
    const least = 10 ** -places;
    const isHidden = amount > 0 && amount < least / 2;
    const shown = (isHidden ? least : amount).toLocaleString('en-US', {
      minimumFractionDigits: amount === 0 ? 0 : places,
      maximumFractionDigits: places,
    });
    return `${isHidden ? '< ' : ''}${shown} ${name}`;
  };
}

/** From this value on, tenths are not shown: a percentile is only within 1%. */
const WHOLE_FROM = 45;

interface Range {
  readonly least: number;
  readonly most: number;
  /** All that are more than nothing. */
  readonly known: readonly number[];
}

/** By the largest, or one smaller where the smallest would hardly be seen. */
function byteUnit({ least, most }: Range): Unit {
  const largest = most < 1 ? 0 : Math.min(BYTE_UNITS.length - 1, Math.floor(Math.log2(most) / 10));
  const power = largest > 0 && least < 0.1 * 1024 ** largest ? largest - 1 : largest;
  return { name: BYTE_UNITS[power] ?? '', size: 1024 ** power, digits: power === 0 ? 0 : 1 };
}

/** Seconds where none is much shorter than one; otherwise milliseconds. */
function timeUnit({ least, most, known }: Range): Unit {
  const [name, size] = most >= 1 && least >= 0.1 ? (['s', 1] as const) : (['ms', 0.001] as const);
  const amounts = known.map((value) => value / size).filter((amount) => amount < WHOLE_FROM);
  const isWhole = amounts.every((amount) => Math.abs(amount - Math.round(amount)) < 1e-6);
  return { name, size, digits: isWhole ? 0 : digitsOf(least / size, most / size) };
}

function digitsOf(least: number, most: number): number {
  if (most < 10 || least < 1) return 2;
  return most < 100 || least < 10 ? 1 : 0;
}

/** `12.3%`, and what is more than nothing never reads 0. */
export function formatShare(share: number): string {
  return share > 0 && share < 0.001 ? '< 0.1%' : `${(share * 100).toFixed(1)}%`;
}

/** `4 min 10 s`, `2 h`, for people who wait. */
export function formatWait(seconds: number): string {
  const whole = Math.max(0, Math.round(seconds));
  const minutes = Math.floor(whole / 60);
  if (minutes === 0) return `${whole} s`;
  const [value, unit, rest, smaller] =
    minutes < 60 ? [minutes, 'min', whole % 60, 's'] : [Math.floor(minutes / 60), 'h', minutes % 60, 'min'];
  return rest === 0 ? `${value} ${unit}` : `${value} ${unit} ${rest} ${smaller}`;
}

/** `$0.0042`, `$12.30`. */
export function formatUsd(usd: number): string {
  return `$${usd.toFixed(usd < 1 ? 4 : 2)}`;
}

type FigureKind = Exclude<CellKind, 'text' | 'code'>;

const BY_KIND: Readonly<Record<FigureKind, (value: number) => string>> = {
  count: formatCount,
  bytes: formatBytes,
  seconds: formatSeconds,
  share: formatShare,
  instant: (ms) => (Math.abs(ms) <= 8.64e15 ? new Date(ms).toISOString().replace('.000Z', 'Z') : String(ms)),
};

/** How the cells of a column are shown. A text is returned unchanged: the writer escapes it. */
export function columnFormatter(kind: CellKind, cells: readonly ReportCell[]): (cell: ReportCell) => string {
  if (kind === 'text' || kind === 'code') return (cell) => String(cell ?? '');
  const show = formatInOneUnit(kind, cells);
  return (cell) => (cell === null ? '' : typeof cell === 'string' ? cell : show(cell));
}
