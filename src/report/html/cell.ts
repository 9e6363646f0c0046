import type { CellKind, ReportCell } from '../../statistics/report-section.js';
import type { ShownColumn } from '../columns.js';
import { markup, type Markup } from './markup.js';

/** Texts up to this length (request ids, trace ids, most paths) are not wrapped on a wide screen. */
const ONE_LINE = 40;

/** One cell of a table. Numbers carry their value beside the text, to sort by. */
export function cell(value: ReportCell, { kind, show }: ShownColumn): Markup {
  const side = isFigure(kind) ? 'figure' : 'text';
  if (value === null || value === '') return markup`<td class="${side} none" data-v="">–</td>`;
  if (typeof value === 'string') return textCell(value, kind);
  const words = show(value);
  const content = kind === 'share' ? markup`${bar(value)}<span class="percent">${words}</span>` : words;
  return markup`<td class="${kind === 'instant' ? `${side} instant` : side}" data-v="${value}">${content}</td>`;
}

/** Whether a column holds figures, which stand to the right. */
export function isFigure(kind: CellKind): boolean {
  return kind !== 'text' && kind !== 'code';
}

function textCell(value: string, kind: CellKind): Markup {
  const isLong = value.length > ONE_LINE;
  const shape = isLong ? 'text long' : 'text short';
  const content = isLong ? breakable(value) : markup`${value}`;
  return kind === 'code'
    ? markup`<td class="${shape}"><code>${content}</code></td>`
    : markup`<td class="${shape}">${content}</td>`;
}

/** A path is broken where its parts end. */
function breakable(text: string): Markup {
  const parts = text.split(/(?<=\/)/);
  return markup`${parts.map((part, i) => (i === 0 ? part : markup`<wbr>${part}`))}`;
}

/** A share as a small bar beside its figure, which says the same. */
function bar(share: number): Markup {
  const width = Math.round(Math.min(1, Math.max(0, share)) * 1000) / 10;
  return markup`<svg class="share" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"><rect class="rail" width="100" height="8"/><rect class="f0" width="${width}" height="8"/></svg>`;
}
