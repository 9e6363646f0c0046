import { formatInstant } from '../engine/window.js';
import { markdownText } from '../escape.js';
import { formatBytes, formatCount } from './figures.js';

/** One window of an export, and the task that counts for it (or the one that failed). */
export interface WindowRow {
  readonly logGroup: string;
  readonly from: number;
  readonly to: number;
  readonly taskId: string;
  readonly state: string;
  readonly objects: number;
  readonly bytes: number;
}

/** A summary holds at most 1 MiB (GitHub's limit for a step); a row has about 400 bytes. */
const MAX_ROWS = 500;

/** The windows of a run, as Markdown; empty where there is none. */
export function windowsSection(rows: readonly WindowRow[]): string[] {
  if (rows.length === 0) return [];
  // Those that a task carried come first: of idle windows there may be thousands.
  const sorted = [...rows.filter(hasTask), ...rows.filter((row) => !hasTask(row))];
  const lines = sorted.slice(0, MAX_ROWS).map((row) => {
    const found = `${formatCount(row.objects)} (${formatBytes(row.bytes)})`;
    const window = `${formatInstant(row.from)} | ${formatInstant(row.to)}`;
    return `| ${markdownText(row.logGroup)} | ${window} | ${row.state} | ${found} | ${markdownText(row.taskId)} |`;
  });
  const rest = rows.length - lines.length;
  return [
    '#### Windows',
    ['| Log group | From | To | State | Objects | Task |', '|---|---|---|---|--:|---|', ...lines].join('\n'),
    ...(rest > 0 ? [`and ${formatCount(rest)} more, which the ledger names.`] : []),
  ];
}

function hasTask({ taskId }: WindowRow): boolean {
  return taskId !== '';
}
