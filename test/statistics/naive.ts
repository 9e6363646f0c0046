import { formatNamed } from '../encode/formats.js';
import { pagePath } from '../../src/statistics/page-path.js';
import type { LogTypeName } from '../../src/log-types/index.js';
import { albDay } from '../aws/seed/alb.js';
import { fieldsOf } from '../encode/fields.js';

/** Half an hour of lines. */
export function linesOf(type: LogTypeName, linesPerObject: number): string[] {
  const day = { bucket: 'b', day: '2026-11-01', nodes: 1, intervals: [0, 6] as [number, number] };
  const objects = [...albDay({ ...day, type, linesPerObject })];
  return objects.flatMap(({ text }) => text.trimEnd().split('\n'));
}

export type Row = Record<string, string | number | null>;

/** The lines' fields, read the slow way. */
export function fieldsFrom(type: LogTypeName, lines: readonly string[]): Row[] {
  return lines.map((line) => {
    const fields = fieldsOf(formatNamed(type), line);
    if (typeof fields === 'string') throw new Error(fields);
    return fields as Row;
  });
}

/** How often each value is met. */
export function tally(values: readonly (string | number | null | undefined)[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const value of values) counts[String(value)] = (counts[String(value)] ?? 0) + 1;
  return counts;
}

export function groups(rows: readonly Row[], keyOf: (row: Row) => string): Map<string, Row[]> {
  const found = new Map<string, Row[]>();
  for (const row of rows) found.set(keyOf(row), [...(found.get(keyOf(row)) ?? []), row]);
  return found;
}

export function pageOf(row: Row): string {
  const url = row['request_url'] ?? null;
  if (url === null) return '(no request)';
  const [, site = '', path = ''] = /^\w+:\/\/([^/]*)([^?#]*)/.exec(String(url)) ?? [];
  return site + pagePath(path);
}

export function percentile(values: readonly number[], quantile: number): number {
  const sorted = values.toSorted((a, b) => a - b);
  return sorted[Math.floor(quantile * (sorted.length - 1))] ?? NaN;
}

export function sum(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0);
}
