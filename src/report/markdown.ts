import { cutText, markdownText } from '../escape.js';
import type { CellKind, ReportCell, ReportSection, ReportTable } from '../statistics/report-section.js';
import { knownColumns, shownColumns, type ShownColumn } from './columns.js';
import { formatCount } from './figures.js';
import { mermaidChart } from './mermaid.js';

/** A job summary shows so many rows of a table, and so many characters of a text. */
const MAX_ROWS = 20;
const MAX_TEXT_LENGTH = 120;

/** A section as GitHub's Markdown: its title, its note, its chart and its table. */
export function sectionMarkdown({ title, note, chart, table }: ReportSection): string {
  return [
    `#### ${title}`,
    ...(note === undefined ? [] : [note]),
    ...(chart === undefined ? [] : mermaidChart(chart)),
    ...(table === undefined ? [] : tableMarkdown(table)),
  ].join('\n\n');
}

function tableMarkdown(table: ReportTable): string[] {
  const { rows, of: all = rows.length, ...known } = knownColumns(table);
  const shown = rows.slice(0, MAX_ROWS);
  const columns = shownColumns({ ...known, rows: shown });
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  const lines = [
    line(columns.map(({ title }) => title)),
    line(columns.map(({ kind }) => (isText(kind) ? '---' : '--:'))),
    ...shown.map((row) => line(columns.map((column, i) => cellMarkdown(row[i] ?? null, column)))),
  ];
  const cut = `${formatCount(shown.length)} of ${formatCount(all)} rows.`;
  return [lines.join('\n'), ...(all > shown.length ? [cut] : [])];
}

function isText(kind: CellKind): boolean {
  return kind === 'text' || kind === 'code';
}

function cellMarkdown(cell: ReportCell, { show }: ShownColumn): string {
  return typeof cell === 'string' ? markdownText(cutText(cell, MAX_TEXT_LENGTH)) : show(cell);
}

/**
 * A job summary holds 1 MiB for a step; what is larger is lost as a whole (GitHub's documentation of job summaries). It
 * is counted in bytes of UTF-8, and some are left for the sentence that tells of the cut.
 */
export const MAX_SUMMARY_BYTES = 1024 * 1024 - 8192;

/** One part of a summary, under its title. */
export interface Block {
  readonly title: string;
  readonly markdown: string;
}

/** The blocks that fit, in their order; what does not is named at the end. */
export function fitted(blocks: readonly Block[], most = MAX_SUMMARY_BYTES): string {
  const kept: string[] = [];
  const left: string[] = [];
  let bytes = 0;
  for (const { title, markdown } of blocks) {
    const size = Buffer.byteLength(markdown) + 2;
    if (bytes + size > most) {
      left.push(title);
      continue;
    }
    bytes += size;
    kept.push(markdown);
  }
  const names = left.slice(0, 20).join('; ');
  const more = left.length > 20 ? ` and ${formatCount(left.length - 20)} more` : '';
  const notice = `GitHub accepts at most 1 MiB for a job summary, so these parts are left out: ${names}${more}.`;
  return [...kept, ...(left.length === 0 ? [] : [notice])].join('\n\n');
}
