import { formatInstant } from '../../engine/window.js';
import { formatCount } from '../figures.js';
import type { ReportChart, ReportTable } from '../../statistics/report-section.js';
import { drawingOf, MAX_BARS, shownIn, sizeOf, type Form } from './drawings.js';
import { markup, type Markup } from './markup.js';
import { SERIES_COLOURS, tidySvg } from './svg.js';
import { tableOf } from './table.js';

interface ChartPlace {
  /** Unique in the page; letters, digits and hyphens. */
  readonly id: string;
  readonly title: string;
  /** Whether a table beside the chart holds the same figures. */
  readonly hasTable: boolean;
}

const FORMS: readonly Form[] = ['wide', 'narrow'];
/** As many labels as a sentence can hold. */
const MAX_LABELS_IN_TEXT = 8;
/** More rows than this make no table that anyone reads. */
const MAX_FIGURES = 500;

/** A chart as a figure: drawn for a wide and for a narrow page, told in words, and its figures as a table. */
export async function chartOf(chart: ReportChart, place: ChartPlace): Promise<Markup> {
  const { draw } = await import('./draw.js');
  const drawn = FORMS.map((form) => {
    const size = sizeOf(chart, form);
    const svg = draw(drawingOf(chart, form), size);
    const titleOf = (series: number, index: number): string => pointed(chart, series, index);
    const tidy = tidySvg(svg, { prefix: `${place.id}-${form}`, ...size, titleOf });
    return markup`<div class="${form}">${tidy}</div>`;
  });
  const cut = chart.kind === 'bars' ? Math.max(0, chart.labels.length - MAX_BARS) : 0;
  return markup`<figure>${legend(chart)}<div class="chart" role="img" aria-label="${altText(chart, place.title)}">${drawn}</div>
${cut > 0 ? markup`<p class="note">The first ${formatCount(MAX_BARS)} of ${formatCount(chart.labels.length)} are drawn.</p>` : undefined}${figures(chart, place)}</figure>`;
}

function legend({ kind, series, isPartialAtEnds = false }: ReportChart): Markup | undefined {
  if (series.length < 2 && !isPartialAtEnds) return undefined;
  const items = series.map(({ name }, i) => {
    const colour = i % SERIES_COLOURS;
    const sign =
      kind === 'bars'
        ? markup`<rect class="f${colour}" width="20" height="10" rx="2"/>`
        : markup`<path class="l${colour} dash${i % 3}" d="M0 5H20" stroke-width="3" fill="none"/>`;
    return markup`<li><svg viewBox="0 0 20 10" aria-hidden="true">${sign}</svg>${name}</li>`;
  });
  const partial = isPartialAtEnds
    ? markup`<li><svg viewBox="0 0 20 10" aria-hidden="true"><path class="l0" d="M0 5H20" stroke-width="3" stroke-opacity="0.4" fill="none"/></svg>paler: incomplete</li>`
    : undefined;
  return markup`<ul class="legend">${items}${partial}</ul>`;
}

/** What a chart shows, for those who do not see it. */
function altText(chart: ReportChart, title: string): string {
  const series = chart.series.map(({ name, values }) =>
    chart.kind === 'bars' ? listed(chart, name, values) : ranged(chart, name, values),
  );
  return `${chart.kind === 'bars' ? 'Bar chart' : 'Line chart'}: ${title}. ${series.join(' ')}`;
}

type Values = ReportChart['series'][number]['values'];

function listed(chart: ReportChart, name: string, values: Values): string {
  const { labels } = chart;
  const parts = labels
    .slice(0, MAX_LABELS_IN_TEXT)
    .map((label, i) => `${label} ${inWords(values[i], chart)}`);
  const rest = labels.length - parts.length;
  return `${name}: ${parts.join('; ')}${rest > 0 ? `; and ${formatCount(rest)} more` : ''}.`;
}

function ranged(chart: ReportChart, name: string, values: Values): string {
  const { labels } = chart;
  const show = shownIn(chart);
  const known = values.flatMap((value, i) => (value === null ? [] : [{ value, label: labels[i] ?? '' }]));
  const [first] = known;
  if (first === undefined) return `${name}: no figures.`;
  const most = known.reduce((a, b) => (b.value > a.value ? b : a), first);
  const least = known.reduce((a, b) => (b.value < a.value ? b : a), first);
  const at = ({ value, label }: typeof first): string => `${show(value)} at ${shownLabel(label, 'line')}`;
  return `${name}: at least ${at(least)}, at most ${at(most)}.`;
}

function inWords(value: number | null | undefined, chart: ReportChart): string {
  return value === null || value === undefined ? 'none' : shownIn(chart)(value);
}

function pointed(chart: ReportChart, number: number, index: number): string {
  const { kind, labels, series } = chart;
  // The pale ends of a line are series of their own, after all others.
  const { name = '', values = [] } = series[number % series.length] ?? {};
  const label = shownLabel(labels[index] ?? '', kind);
  return `${label}\u2009–\u2009${name}: ${inWords(values[index], chart)}`;
}

function shownLabel(label: string | number, kind: ReportChart['kind']): string {
  return kind === 'line' && typeof label === 'number' && Math.abs(label) <= 8.64e15
    ? formatInstant(label)
    : String(label);
}

/** The figures behind a chart, where no table beside it has them. */
function figures(chart: ReportChart, { title, hasTable }: ChartPlace): Markup | undefined {
  const { kind, labels, series, unit } = chart;
  if ((kind === 'bars' && hasTable) || labels.length > MAX_FIGURES) return undefined;
  const table: ReportTable = {
    columns: [
      kind === 'line' ? { title: 'Time', kind: 'instant' } : { title: 'What', kind: 'text' },
      ...series.map(({ name }) => ({ title: name, kind: unit })),
    ],
    rows: labels.map((label, i) => [label, ...series.map(({ values }) => values[i] ?? null)]),
  };
  return markup`<details><summary>Figures of this chart</summary>${tableOf(table, `${title}: figures of the chart`)}</details>`;
}
