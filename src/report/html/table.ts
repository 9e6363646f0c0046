import { formatCount } from '../figures.js';
import type { ReportTable } from '../../statistics/report-section.js';
import { knownColumns, shownColumns, type ShownColumn } from '../columns.js';
import { cell, isFigure } from './cell.js';
import { markup, type Markup } from './markup.js';

/** Rows of a table that a screen shows at first; the rest on request. On paper, and without scripts, all are shown. */
const LONG = 10;
/** A table with more columns than `FEW` is stacked on a phone; one with more than `MANY` is set closer on a wide screen. */
const FEW = 3;
const MANY = 9;
/** An instant is as wide as this many other columns. */
const COLUMNS_OF_AN_INSTANT = 3;

/**
 * A table under its caption. It is readable as it stands; the page's script makes the heads of its columns sort it.
 * @param caption what the table is, for those who do not see where it stands
 * @param kind a `sheet` has an order that says something, and is not sorted
 */
export function tableOf(
  table: ReportTable,
  caption: string,
  kind: 'sortable' | 'sheet' = 'sortable',
): Markup {
  const known = knownColumns(table);
  const { rows, of = rows.length } = known;
  const columns = shownColumns(known);
  const heads = columns.map((column) => {
    const side = isFigure(column.kind) ? 'figure' : 'text';
    return markup`<th scope="col" class="${side}">${column.title}</th>`;
  });
  const lines = rows.map(
    (row) =>
      markup`<tr>${columns.map((column, i) => cell(row[i] ?? null, column))}</tr>
`,
  );
  const all = formatCount(rows.length);
  const count =
    of > rows.length
      ? `The first ${all} of ${formatCount(of)} rows.`
      : `${all} ${rows.length === 1 ? 'row' : 'rows'}.`;
  return markup`<div class="${rows.length > LONG ? 'table long' : 'table'}" role="region" aria-label="${caption}, the table" tabindex="0">
<table class="${shapeOf(kind, columns)}"><caption class="unseen">${caption}</caption>
<thead><tr>${heads}</tr></thead>
<tbody>${lines}</tbody></table></div>
${kind === 'sheet' ? undefined : markup`<p class="note count">${count}</p>`}`;
}

function shapeOf(kind: 'sortable' | 'sheet', columns: readonly ShownColumn[]): string {
  const many = kind === 'sortable' && columns.length > FEW ? ' many' : '';
  const instants = columns.filter((column) => column.kind === 'instant').length;
  const width = columns.length + instants * (COLUMNS_OF_AN_INSTANT - 1);
  return `${kind}${many}${width > MANY ? ' dense' : ''}`;
}
