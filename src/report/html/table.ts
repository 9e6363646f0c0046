import { showCount } from '../figures.js';
import type { ReportTable } from '../../statistics/sections.js';
import { knownColumns } from '../columns.js';
import { cell, isFigure } from './cell.js';
import { markup, type Markup } from './markup.js';

/** A longer table scrolls within its section on a screen; on paper it is whole. */
const LONG = 16;
/** More columns than this stand closer together. */
const MANY = 9;

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
  const { columns, rows, of } = knownColumns(table);
  const heads = columns.map((column) => {
    const side = isFigure(column.kind) ? 'figure' : 'text';
    return markup`<th scope="col" class="${side}">${column.title}</th>`;
  });
  const lines = rows.map(
    (row) =>
      markup`<tr>${columns.map((column, i) => cell(row[i] ?? null, column.kind))}</tr>
`,
  );
  const rest = of === undefined ? 0 : of - rows.length;
  return markup`<div class="${rows.length > LONG ? 'table long' : 'table'}" role="region" aria-label="${caption}" tabindex="0">
<table class="${columns.length > MANY ? `${kind} dense` : kind}"><caption class="unseen">${caption}</caption>
<thead><tr>${heads}</tr></thead>
<tbody>${lines}</tbody></table></div>
${rest > 0 ? markup`<p class="note">The first ${showCount(rows.length)} of ${showCount(rows.length + rest)}.</p>` : undefined}`;
}
