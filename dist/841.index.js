export const id = 841;
export const ids = [841];
export const modules = {

  4222:
  ((__unused_webpack___webpack_module__, __webpack_exports__, __webpack_require__) => {
__webpack_require__.d(__webpack_exports__, {
  htmlReport: () => (  htmlReport)
});
var external_node_crypto_ = __webpack_require__(7598);
var engine_window = __webpack_require__(5839);
var summary = __webpack_require__(6951);
var figures = __webpack_require__(1822);
var build_escape = __webpack_require__(8193);
var time_zone = __webpack_require__(6506);
; 
class Markup {
    text;
    constructor(text) {
        this.text = text;
    }
}
function markup(strings, ...values) {
    return new Markup(String.raw({ raw: strings }, ...values.map(written)));
}
function trusted(text) {
    return new Markup(text);
}
function written(content) {
    if (content === undefined)
        return '';
    if (content instanceof Markup)
        return content.text;
    if (typeof content === 'string' || typeof content === 'number')
        return (0,build_escape .js)(String(content));
    return content.map(written).join('');
}

; 
const PLACEHOLDER_COLOURS = { text: '#e00010', grid: '#e00011', axis: '#e00012' };
const SERIES_COLOURS = 6;
function seriesPlaceholder(series) {
    return `#e0000${series % SERIES_COLOURS}`;
}
const CLASSES = new Map([
    ...Object.entries(PLACEHOLDER_COLOURS).map(([name, ink]) => [ink, name]),
    ...Array.from({ length: SERIES_COLOURS }, (_, i) => [seriesPlaceholder(i), String(i)]),
]);
const ELEMENTS = new Set(['g', 'path', 'text', 'defs', 'clipPath']);
const ATTRIBUTES = new Set([
    'd',
    'transform',
    'x',
    'y',
    'dominant-baseline',
    'text-anchor',
    'stroke-width',
    'stroke-linecap',
    'stroke-linejoin',
    'stroke-dasharray',
    'stroke-opacity',
    'fill-opacity',
]);
const TOKEN = /<(\/?)([A-Za-z]+)((?:\s+[\w:-]+="[^"]*")*)\s*\/?>|([^<]+)/g;
const ATTRIBUTE = /([\w:-]+)="([^"]*)"/g;
const STYLE = /<style\b[^]*?<\/style>/g;
const ENTITIES = {
    '&amp;': '&',
    '&lt;': '<',
    '&gt;': '>',
    '&quot;': '"',
    '&#39;': "'",
};
function tidySvg(svg, tidying) {
    const { width, height } = tidying;
    const parts = [...svg.replace(STYLE, '').matchAll(TOKEN)].map(([, slash = '', name = '', attributes = '', text]) => {
        if (text !== undefined)
            return (0,build_escape .js)(decoded(text)).trim();
        if (!ELEMENTS.has(name))
            return '';
        return slash === '/' ? `</${name}>` : opening(name, attributes, tidying);
    });
    const box = `viewBox="0 0 ${width} ${height}" aria-hidden="true" focusable="false"`;
    return trusted(`<svg ${box}>${parts.filter((part) => part !== '').join('')}</svg>`);
}
function opening(name, text, { prefix, titleOf }) {
    const given = new Map([...text.matchAll(ATTRIBUTE)].map(([, key = '', value = '']) => [key, value]));
    const kept = [...given].filter(([key]) => ATTRIBUTES.has(key));
    const written = [...kept, ...classes(given), ...references(given, prefix)].map(([key, value]) => ` ${key}="${(0,build_escape .js)(decoded(value))}"`);
    const [series, index] = [given.get('ecmeta_series_index'), given.get('ecmeta_data_index')];
    const title = series === undefined || index === undefined
        ? ''
        : `<title>${(0,build_escape .js)(titleOf(Number(series), Number(index)))}</title>`;
    return `<${name}${written.join('')}>${title}`;
}
function classes(given) {
    const [fill = '', stroke = ''] = [given.get('fill'), given.get('stroke')];
    const [filled, lined] = [CLASSES.get(fill), CLASSES.get(stroke)];
    const names = [
        ...(filled === undefined ? [] : [`f${filled}`]),
        ...(lined === undefined ? [] : [`l${lined}`]),
    ];
    return [
        ...(fill === 'none' ? [['fill', 'none']] : []),
        ...(names.length === 0 ? [] : [['class', names.join(' ')]]),
    ];
}
function references(given, prefix) {
    const [id, clip] = [given.get('id'), given.get('clip-path')];
    const renamed = (name) => name.replace(/zr\d+-/, `${prefix}-`);
    return [
        ...(id === undefined ? [] : [['id', renamed(id)]]),
        ...(clip === undefined ? [] : [['clip-path', renamed(clip)]]),
    ];
}
function decoded(text) {
    return text.replace(/&(?:amp|lt|gt|quot|#39);/g, (entity) => ENTITIES[entity] ?? entity);
}

; 




const MAX_BARS = 24;
const WIDTHS = { wide: 960, narrow: 360 };
const LINE_HEIGHTS = { wide: 260, narrow: 220 };
const LABEL_WIDTHS = { wide: 310, narrow: 136 };
const LABEL_LENGTHS = { wide: 42, narrow: 18 };
const BAR = { thick: 14, apart: 12 };
const DASHES = ['solid', 'dashed', 'dotted'];
const drawings_text = { color: PLACEHOLDER_COLOURS.text, fontSize: 12, fontFamily: 'sans-serif' };
function sizeOf(chart, form) {
    const bars = Math.min(MAX_BARS, chart.labels.length) * (chart.series.length * BAR.thick + BAR.apart);
    return { width: WIDTHS[form], height: chart.kind === 'bars' ? bars + 8 : LINE_HEIGHTS[form] };
}
function drawingOf(chart, form) {
    return chart.kind === 'bars' ? bars(chart, form) : lines(chart, form);
}
function shownIn({ series, unit }) {
    return (0,figures .Dt)(unit, series.flatMap(({ values }) => values));
}
function bars(chart, form) {
    const { labels, series } = chart;
    const show = shownIn(chart);
    return {
        grid: {
            left: 26,
            right: 76,
            top: 4,
            bottom: 4,
            outerBoundsMode: 'same',
            outerBoundsContain: 'axisLabel',
        },
        xAxis: { type: 'value', show: false, min: 0 },
        yAxis: {
            type: 'category',
            inverse: true,
            silent: true,
            data: labels.slice(0, MAX_BARS).map((label) => named(label, form)),
            axisLine: { lineStyle: { color: PLACEHOLDER_COLOURS.axis } },
            axisTick: { show: false },
            axisLabel: { ...drawings_text, interval: 0, width: LABEL_WIDTHS[form], overflow: 'truncate', ellipsis: '…' },
        },
        series: series.map(({ values }, i) => ({
            type: 'bar',
            silent: true,
            emphasis: { disabled: true },
            color: seriesPlaceholder(i),
            barWidth: BAR.thick - 2,
            barGap: '17%',
            itemStyle: { borderRadius: [0, 2, 2, 0] },
            label: {
                ...drawings_text,
                show: true,
                position: 'right',
                formatter: ({ value }) => (typeof value === 'number' ? show(value) : ''),
            },
            data: values.slice(0, MAX_BARS).map(plotted),
        })),
    };
}
function lines(chart, form) {
    const { series, unit } = chart;
    const scale = scaleOf(unit, series.flatMap(({ values }) => values).map(plotted));
    const axis = { silent: true, axisLine: { lineStyle: { color: PLACEHOLDER_COLOURS.axis } } };
    return {
        grid: {
            left: 4,
            right: 20,
            top: 14,
            bottom: 4,
            outerBoundsMode: 'same',
            outerBoundsContain: 'axisLabel',
        },
        xAxis: {
            ...axis,
            type: 'time',
            splitNumber: form === 'wide' ? 8 : 3,
            axisTick: { lineStyle: { color: PLACEHOLDER_COLOURS.axis } },
            axisLabel: { ...drawings_text, hideOverlap: true, formatter: TIMES },
        },
        yAxis: {
            ...axis,
            type: 'value',
            splitNumber: 4,
            splitLine: { lineStyle: { color: PLACEHOLDER_COLOURS.grid } },
            axisLabel: { ...drawings_text, formatter: (value) => scale.show(value) },
        },
        series: linesOf(chart, scale.divisor),
    };
}
function linesOf({ labels: instants, series, isPartialAtEnds = false, timeZone = 'UTC' }, divisor) {
    const zone = time_zone .Wj.of(timeZone);
    const labels = instants.map((at) => (typeof at === 'number' ? at + zone.offsetAt(at) : at));
    const area = series.length === 1 ? { areaStyle: { opacity: 0.12 } } : {};
    const whole = series.map(({ values }, i) => {
        const shown = isPartialAtEnds ? valuesAt(values, 'middle') : values;
        return { ...lineOf(i), ...area, data: points(labels, shown, divisor) };
    });
    const ends = series.map(({ values }, i) => {
        const { lineStyle, ...line } = lineOf(i);
        const data = points(labels, valuesAt(values, 'ends'), divisor);
        return { ...line, lineStyle: { ...lineStyle, opacity: 0.4 }, data };
    });
    return [...whole, ...(isPartialAtEnds ? ends : [])];
}
function lineOf(series) {
    return {
        type: 'line',
        silent: true,
        emphasis: { disabled: true },
        symbol: 'none',
        color: seriesPlaceholder(series),
        lineStyle: { width: 2, type: DASHES[series % DASHES.length] ?? 'solid' },
    };
}
function valuesAt(values, where) {
    const last = values.length - 1;
    return values.map((value, i) => {
        const isWanted = where === 'middle' ? i > 0 && i < last : i < 2 || i > last - 2;
        return isWanted ? value : null;
    });
}
function named(label, form) {
    return ` ${(0,build_escape .it)((0,build_escape .RK)(String(label)), LABEL_LENGTHS[form])}`;
}
const TIMES = {
    year: '{yyyy}',
    month: '{MMM} {d}',
    day: '{MMM} {d}',
    hour: '{HH}:{mm}',
    minute: '{HH}:{mm}',
    second: '{HH}:{mm}:{ss}',
    millisecond: '{HH}:{mm}:{ss}',
};
function points(labels, values, divisor) {
    return labels.flatMap((label, i) => {
        if (typeof label !== 'number' || !Number.isFinite(label))
            return [];
        const value = plotted(values[i]);
        const isAlone = [i - 1, i + 1].every((beside) => plotted(values[beside]) === null);
        const point = {
            value: [label, value === null ? null : value / divisor],
        };
        return [value !== null && isAlone ? { ...point, symbol: 'circle' } : point];
    });
}
function plotted(value) {
    return value === null || value === undefined || !Number.isFinite(value) ? null : value;
}
const BYTE_UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];
function scaleOf(unit, values) {
    const most = values.reduce((largest, value) => Math.max(largest, value ?? 0), 0);
    const short = (value) => value.toLocaleString('en-US', { notation: 'compact', maximumSignificantDigits: 3 });
    if (unit === 'count')
        return { divisor: 1, show: short };
    if (unit === 'seconds') {
        const isShort = most < 1;
        return { divisor: isShort ? 0.001 : 1, show: (value) => `${short(value)} ${isShort ? 'ms' : 's'}` };
    }
    const power = most < 1 ? 0 : Math.min(BYTE_UNITS.length - 1, Math.floor(Math.log2(most) / 10));
    return { divisor: 1024 ** power, show: (value) => `${short(value)} ${BYTE_UNITS[power] ?? ''}` };
}
var report_columns = __webpack_require__(9708);
; 
const ONE_LINE = 40;
function cell(value, { kind, show }) {
    const side = isFigure(kind) ? 'figure' : 'text';
    if (value === null || value === '')
        return markup `<td class="${side} none" data-v="">–</td>`;
    if (typeof value === 'string')
        return textCell(value, kind);
    const words = show(value);
    const content = kind === 'share' ? markup `${bar(value)}<span class="percent">${words}</span>` : words;
    return markup `<td class="${kind === 'instant' ? `${side} instant` : side}" data-v="${value}">${content}</td>`;
}
function isFigure(kind) {
    return kind !== 'text' && kind !== 'code';
}
function textCell(value, kind) {
    const isLong = value.length > ONE_LINE;
    const shape = isLong ? 'text long' : 'text short';
    const content = isLong ? breakable(value) : markup `${value}`;
    return kind === 'code'
        ? markup `<td class="${shape}"><code>${content}</code></td>`
        : markup `<td class="${shape}">${content}</td>`;
}
function breakable(text) {
    const parts = text.split(/(?<=\/)/);
    return markup `${parts.map((part, i) => (i === 0 ? part : markup `<wbr>${part}`))}`;
}
function bar(share) {
    const width = Math.round(Math.min(1, Math.max(0, share)) * 1000) / 10;
    return markup `<svg class="share" viewBox="0 0 100 8" preserveAspectRatio="none" aria-hidden="true"><rect class="rail" width="100" height="8"/><rect class="f0" width="${width}" height="8"/></svg>`;
}

; 
const LONG = 10;
const FEW = 3;
const MANY = 9;
const COLUMNS_OF_AN_INSTANT = 3;
function tableOf(table, caption, kind = 'sortable') {
    const known = (0,report_columns .z)(table);
    const { rows, of = rows.length } = known;
    const columns = (0,report_columns .L)(known);
    const heads = columns.map((column) => {
        const side = isFigure(column.kind) ? 'figure' : 'text';
        return markup `<th scope="col" class="${side}">${column.title}</th>`;
    });
    const lines = rows.map((row) => markup `<tr>${columns.map((column, i) => cell(row[i] ?? null, column))}</tr>
`);
    const all = (0,figures .B4)(rows.length);
    const count = of > rows.length
        ? `The first ${all} of ${(0,figures .B4)(of)} rows.`
        : `${all} ${rows.length === 1 ? 'row' : 'rows'}.`;
    return markup `<div class="${rows.length > LONG ? 'table long' : 'table'}" role="region" aria-label="${caption}, the table" tabindex="0">
<table class="${shapeOf(kind, columns)}"><caption class="unseen">${caption}</caption>
<thead><tr>${heads}</tr></thead>
<tbody>${lines}</tbody></table></div>
${kind === 'sheet' ? undefined : markup `<p class="note count">${count}</p>`}`;
}
function shapeOf(kind, columns) {
    const many = kind === 'sortable' && columns.length > FEW ? ' many' : '';
    const instants = columns.filter((column) => column.kind === 'instant').length;
    const width = columns.length + instants * (COLUMNS_OF_AN_INSTANT - 1);
    return `${kind}${many}${width > MANY ? ' dense' : ''}`;
}

; 






const FORMS = ['wide', 'narrow'];
const MAX_LABELS_IN_TEXT = 8;
const MAX_FIGURES = 500;
async function chartOf(chart, place) {
    const { draw } = await Promise.all( [__webpack_require__.e(879), __webpack_require__.e(595)]).then(__webpack_require__.bind(__webpack_require__, 4595));
    const drawn = FORMS.map((form) => {
        const size = sizeOf(chart, form);
        const svg = draw(drawingOf(chart, form), size);
        const titleOf = (series, index) => pointed(chart, series, index);
        const tidy = tidySvg(svg, { prefix: `${place.id}-${form}`, ...size, titleOf });
        return markup `<div class="${form}">${tidy}</div>`;
    });
    const cut = chart.kind === 'bars' ? Math.max(0, chart.labels.length - MAX_BARS) : 0;
    return markup `<figure>${legend(chart)}<div class="chart" role="img" aria-label="${altText(chart, place.title)}">${drawn}</div>
${cut > 0 ? markup `<p class="note">The first ${(0,figures .B4)(MAX_BARS)} of ${(0,figures .B4)(chart.labels.length)} are drawn.</p>` : undefined}${chart_figures(chart, place)}</figure>`;
}
function legend({ kind, series, isPartialAtEnds = false }) {
    if (series.length < 2 && !isPartialAtEnds)
        return undefined;
    const items = series.map(({ name }, i) => {
        const colour = i % SERIES_COLOURS;
        const sign = kind === 'bars'
            ? markup `<rect class="f${colour}" width="20" height="10" rx="2"/>`
            : markup `<path class="l${colour} dash${i % 3}" d="M0 5H20" stroke-width="3" fill="none"/>`;
        return markup `<li><svg viewBox="0 0 20 10" aria-hidden="true">${sign}</svg>${name}</li>`;
    });
    const partial = isPartialAtEnds
        ? markup `<li><svg viewBox="0 0 20 10" aria-hidden="true"><path class="l0" d="M0 5H20" stroke-width="3" stroke-opacity="0.4" fill="none"/></svg>paler: incomplete</li>`
        : undefined;
    return markup `<ul class="legend">${items}${partial}</ul>`;
}
function altText(chart, title) {
    const series = chart.series.map(({ name, values }) => chart.kind === 'bars' ? listed(chart, name, values) : ranged(chart, name, values));
    return `${chart.kind === 'bars' ? 'Bar chart' : 'Line chart'}: ${title}. ${series.join(' ')}`;
}
function listed(chart, name, values) {
    const { labels } = chart;
    const parts = labels
        .slice(0, MAX_LABELS_IN_TEXT)
        .map((label, i) => `${label} ${inWords(values[i], chart)}`);
    const rest = labels.length - parts.length;
    return `${name}: ${parts.join('; ')}${rest > 0 ? `; and ${(0,figures .B4)(rest)} more` : ''}.`;
}
function ranged(chart, name, values) {
    const { labels } = chart;
    const show = shownIn(chart);
    const known = values.flatMap((value, i) => (value === null ? [] : [{ value, label: labels[i] ?? '' }]));
    const [first] = known;
    if (first === undefined)
        return `${name}: no figures.`;
    const most = known.reduce((a, b) => (b.value > a.value ? b : a), first);
    const least = known.reduce((a, b) => (b.value < a.value ? b : a), first);
    const at = ({ value, label }) => `${show(value)} at ${shownLabel(label, 'line')}`;
    return `${name}: at least ${at(least)}, at most ${at(most)}.`;
}
function inWords(value, chart) {
    return value === null || value === undefined ? 'none' : shownIn(chart)(value);
}
function pointed(chart, number, index) {
    const { kind, labels, series } = chart;
    const { name = '', values = [] } = series[number % series.length] ?? {};
    const label = shownLabel(labels[index] ?? '', kind);
    return `${label}\u2009–\u2009${name}: ${inWords(values[index], chart)}`;
}
function shownLabel(label, kind) {
    return kind === 'line' && typeof label === 'number' && Math.abs(label) <= 8.64e15
        ? (0,engine_window .r4)(label)
        : String(label);
}
function chart_figures(chart, { title, hasTable }) {
    const { kind, labels, series, unit } = chart;
    if ((kind === 'bars' && hasTable) || labels.length > MAX_FIGURES)
        return undefined;
    const table = {
        columns: [
            kind === 'line' ? { title: 'Time', kind: 'instant' } : { title: 'What', kind: 'text' },
            ...series.map(({ name }) => ({ title: name, kind: unit })),
        ],
        rows: labels.map((label, i) => [label, ...series.map(({ values }) => values[i] ?? null)]),
    };
    return markup `<details><summary>Figures of this chart</summary>${tableOf(table, `${title}: figures of the chart`)}</details>`;
}
var engine_tally = __webpack_require__(2969);
var tally_sheet = __webpack_require__(9955);
; 
function cards(facts) {
    const { tally, planned, committed, skipped } = facts.result;
    const held = skipped > 0 ? `, ${(0,figures .B4)(skipped)} held by another run` : '';
    const all = [
        ...((0,engine_tally .gm)(tally) ? windowCards(tally) : [...recordCards(tally), ...byteCards(facts)]),
        ...priceCards(facts),
        ['Segments committed', (0,figures .B4)(committed), `of ${(0,figures .B4)(planned)} planned${held}`],
    ];
    const items = all.map(([name, figure, more]) => markup `<div class="card"><dt>${name}</dt><dd>${figure}</dd>${more === undefined ? undefined : markup `<dd class="more">${more}</dd>`}</div>`);
    return markup `<dl class="cards">${items}</dl>`;
}
function byteCards({ result: { counters, objectsSkipped } }) {
    const { bytesRead, objectsRead, bytesWritten, objectsWritten } = counters;
    const passed = objectsSkipped > 0 ? `, ${(0,figures .B4)(objectsSkipped)} more skipped as too old` : '';
    const into = objectsWritten > 0 ? `of records, and ${(0,figures .B4)(objectsWritten)} objects` : 'of records';
    return [
        ['Downloaded', (0,figures .z3)(bytesRead), `in ${(0,figures .B4)(objectsRead)} objects${passed}`],
        ['Written', (0,figures .z3)(bytesWritten), into],
    ];
}
function priceCards(facts) {
    const ingestion = (0,summary .oF)(facts);
    if (ingestion === undefined)
        return [];
    const { bytes, usd, rate, price } = ingestion;
    const where = price === undefined ? '' : ` (${price.region})`;
    return [
        [
            'Price of ingestion',
            usd === null ? 'not known' : (0,figures .UK)(usd),
            `${(0,figures .z3)(bytes)}, ${rate}${where}`,
        ],
    ];
}
function recordCards(tally) {
    const written = engine_tally .qI.flatMap((destination) => {
        const sheet = tally[destination];
        const name = `Written to ${tally_sheet .e[destination]}`;
        return sheet === undefined
            ? []
            : [[name, (0,figures .B4)(sheet.written), ofRead(sheet.written, sheet.read)]];
    });
    return [['Records read', (0,figures .B4)(tally.read)], ...written];
}
function ofRead(written, read) {
    return read === 0 ? 'nothing to write' : `${(0,figures .T1)(written / read)} of what was read`;
}
function windowCards({ windows, exported, empty, failed, objects, bytes }) {
    return [
        ['Windows exported', (0,figures .B4)(exported), `of ${(0,figures .B4)(windows)} processed`],
        ['Windows empty', (0,figures .B4)(empty)],
        ['Windows failed', (0,figures .B4)(failed)],
        ['Found in the bucket', (0,figures .z3)(bytes), `in ${(0,figures .B4)(objects)} objects`],
    ];
}
function tallyTable({ result: { tally } }) {
    const { table, none } = (0,tally_sheet .g)(tally);
    return markup `${tableOf(table, 'Tally', 'sheet')}
${none.length > 0 ? markup `<p class="note">None: ${none.join(', ')}.</p>` : undefined}`;
}
function windowsTable({ windows = [] }) {
    if (windows.length === 0)
        return undefined;
    const table = {
        columns: [
            { title: 'Log group', kind: 'code' },
            { title: 'From', kind: 'instant' },
            { title: 'To', kind: 'instant' },
            { title: 'State', kind: 'text' },
            { title: 'Objects', kind: 'count' },
            { title: 'Bytes', kind: 'bytes' },
            { title: 'Task', kind: 'code' },
        ],
        rows: windows
            .slice(0, MAX_WINDOWS)
            .map(({ logGroup, from, to, state, objects, bytes, taskId }) => [
            logGroup,
            from,
            to,
            state,
            objects,
            bytes,
            taskId,
        ]),
        of: windows.length,
    };
    return tableOf(table, 'Windows');
}
const MAX_WINDOWS = 5000;

; 
const SCRIPT = `'use strict';
(() => {
  const make = (name, properties) => Object.assign(document.createElement(name), properties);
  const words = new Intl.Collator('en', { numeric: true });

  const valueOf = (row, column) => {
    const cell = row.cells[column];
    if (!cell || cell.dataset.v === '') return null;
    return cell.dataset.v === undefined ? cell.textContent : Number(cell.dataset.v);
  };
  const compare = (a, b) =>
    typeof a === 'number' && typeof b === 'number' ? a - b : words.compare(String(a), String(b));

  const sort = (table, column, head) => {
    const body = table.tBodies[0];
    const first = head.classList.contains('figure') ? 'descending' : 'ascending';
    const second = first === 'descending' ? 'ascending' : 'descending';
    const order = head.getAttribute('aria-sort') === first ? second : first;
    for (const other of table.tHead.rows[0].cells) other.removeAttribute('aria-sort');
    head.setAttribute('aria-sort', order);
    const sign = order === 'ascending' ? 1 : -1;
    const rows = [...body.rows].map((row) => ({ row, value: valueOf(row, column) }));
    rows.sort((a, b) => {
      if (a.value === null || b.value === null) return Number(a.value === null) - Number(b.value === null);
      return sign * compare(a.value, b.value);
    });
    body.append(...rows.map(({ row }) => row));
  };

  document.documentElement.classList.add('scripted');

  // On a phone a row is no line any more: it keeps its meaning, and each figure the name of its column.
  const explain = (table) => {
    table.setAttribute('role', 'table');
    for (const part of [table.tHead, ...table.tBodies]) part.setAttribute('role', 'rowgroup');
    const heads = [...table.tHead.rows[0].cells];
    for (const row of table.rows) {
      row.setAttribute('role', 'row');
      [...row.cells].forEach((cell, column) => {
        cell.setAttribute('role', cell.tagName === 'TH' ? 'columnheader' : 'cell');
        if (cell.tagName === 'TD') cell.dataset.l = heads[column].textContent;
      });
    }
  };

  const unfold = (place) => {
    const count = place.nextElementSibling;
    const all = count.textContent;
    const text = make('span', {});
    const button = make('button', { type: 'button' });
    const show = () => {
      const isFolded = place.classList.contains('long');
      text.textContent = isFolded ? 'The first 10 are shown. ' + all : all;
      button.textContent = isFolded ? 'Show all' : 'Show fewer';
    };
    button.addEventListener('click', () => {
      place.classList.toggle('long');
      show();
    });
    show();
    count.replaceChildren(text, ' ', button);
    return show;
  };

  for (const table of document.querySelectorAll('table')) {
    if (table.classList.contains('many')) explain(table);
    if (!table.classList.contains('sortable')) continue;
    [...table.tHead.rows[0].cells].forEach((head, column) => {
      const button = make('button', { type: 'button', textContent: head.textContent });
      button.addEventListener('click', () => sort(table, column, head));
      head.replaceChildren(button);
    });
    const place = table.parentElement;
    const isLong = place.classList.contains('long');
    const show = isLong ? unfold(place) : () => {};
    const rows = [...table.tBodies[0].rows];
    if (rows.length <= 10) continue;
    const input = make('input', { type: 'search', placeholder: 'Filter rows', autocomplete: 'off' });
    input.setAttribute('aria-label', 'Filter the rows of ' + table.caption.textContent);
    input.addEventListener('input', () => {
      const wanted = input.value.toLowerCase();
      for (const row of rows) row.hidden = !row.textContent.toLowerCase().includes(wanted);
      place.classList.toggle('long', isLong && wanted === '');
      show();
    });
    const search = make('div', { className: 'search' });
    search.append(input);
    place.before(search);
  }

  const links = new Map([...document.querySelectorAll('nav a')].map((link) => [link.hash.slice(1), link]));
  const watch = new IntersectionObserver(
    (entries) => {
      for (const { target, isIntersecting } of entries) {
        if (!isIntersecting) continue;
        for (const link of links.values()) link.removeAttribute('aria-current');
        links.get(target.id)?.setAttribute('aria-current', 'true');
      }
    },
    { rootMargin: '-15% 0px -75% 0px' },
  );
  for (const section of document.querySelectorAll('main > section')) watch.observe(section);
})();
`;

; 
const style_STYLE = `
:root {
  color-scheme: light dark;
  --page: #f4f6f8; --card: #fff; --ink: #17212b; --muted: #55626f; --rule: #e2e7ec; --rail: #e9edf1;
  --mast: #0f2c42; --mast-ink: #f3f8fc; --mast-muted: #b4c8d8;
  --shade: #17212b26; --link: #0a5c8f; --good: #17633a; --open: #7a5200; --bad: #a3261d; --bad-soft: #fdf1f0;
  --c0: #1f77b4; --c1: #c4520a; --c2: #0e7c6b; --c3: #7d4fc0; --c4: #a8336e; --c5: #66737f;
  --sans: system-ui, -apple-system, 'Segoe UI', Roboto, 'Helvetica Neue', 'Noto Sans', sans-serif;
  --mono: ui-monospace, SFMono-Regular, Menlo, Consolas, 'Liberation Mono', monospace;
}
@media (prefers-color-scheme: dark) {
  :root {
    --page: #0d1319; --card: #151d26; --ink: #e4eaf0; --muted: #9daab7; --rule: #27323e; --rail: #26313c;
    --mast: #0a1c2b; --mast-ink: #f3f8fc; --mast-muted: #9fb6c8;
    --shade: #000a; --link: #74b9ea; --good: #6fcf97; --open: #e5b65a; --bad: #ff8d84; --bad-soft: #2a1917;
    --c0: #5aa9e6; --c1: #f2994a; --c2: #45c4b0; --c3: #b294f0; --c4: #ef86b5; --c5: #94a1ad;
  }
}
*, *::before, *::after { box-sizing: border-box; }
html { -webkit-text-size-adjust: 100%; scroll-behavior: smooth; scroll-padding-top: 4rem; }
body { margin: 0; background: var(--page); color: var(--ink); font: 15px/1.5 var(--sans); }
h1, h2, p, dl, dd, ul, figure { margin: 0; padding: 0; }
ul { list-style: none; }
a { color: var(--link); }
code { font: 0.92em/1.45 var(--mono); overflow-wrap: anywhere; }
td code { overflow-wrap: break-word; }
:focus-visible { outline: 2px solid var(--link); outline-offset: 2px; }
.skip { position: absolute; left: -100vw; }
.skip:focus { left: 1rem; top: 1rem; z-index: 3; padding: 0.5rem 1rem; background: var(--card); }
.unseen { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
.mast { background: var(--mast); color: var(--mast-ink); }
.mast > div, main, footer, nav ul { max-width: 72rem; margin: 0 auto; padding-left: 1.5rem; padding-right: 1.5rem; }
.mast > div {
  display: grid; grid-template-columns: 1fr auto; align-items: center; gap: 0.2rem 1.5rem;
  padding-top: 1.5rem; padding-bottom: 1.6rem;
}
.mast a { color: inherit; }
.brand { grid-column: 1 / -1; display: flex; align-items: center; gap: 0.5rem; margin-bottom: 0.6rem; color: var(--mast-muted); font-weight: 600; }
.mark { width: 1.5rem; height: 1.5rem; fill: none; stroke: currentColor; stroke-width: 2; stroke-linejoin: round; stroke-linecap: round; }
h1 { font-size: 1.9rem; line-height: 1.2; font-weight: 650; letter-spacing: -0.015em; }
.window { grid-column: 1; color: var(--mast-muted); font-variant-numeric: tabular-nums; }
.window time { color: var(--mast-ink); white-space: nowrap; }
.verdict {
  grid-column: 2; grid-row: 2 / 4; padding: 0.45rem 1.1rem; border-radius: 2rem; background: #fff;
  color: #17633a; font-weight: 650;
}
.verdict.open { color: #7a5200; }
.verdict.bad { color: #a3261d; }
.origin { grid-column: 1 / -1; color: var(--mast-muted); font-size: 0.87rem; overflow-wrap: anywhere; }
nav { position: sticky; top: 0; z-index: 2; background: var(--card); border-bottom: 1px solid var(--rule); }
nav ul {
  display: flex; gap: 0.25rem; overflow-x: auto; scrollbar-width: none;
  mask-image: linear-gradient(to left, transparent, #000 3rem);
}
nav li:last-child { padding-right: 3rem; }
nav a { display: block; padding: 0.75rem 0.7rem; color: var(--muted); font-size: 0.9rem; text-decoration: none; white-space: nowrap; border-bottom: 2px solid transparent; }
nav li:first-child a { margin-left: -0.7rem; }
nav a:hover { color: var(--ink); }
nav a[aria-current] { color: var(--ink); border-color: var(--link); }
main { padding-top: 1.5rem; }
.part { margin-bottom: 1.25rem; padding: 1.25rem 1.5rem 1.4rem; background: var(--card); border: 1px solid var(--rule); border-radius: 0.75rem; }
.part.bad { background: var(--bad-soft); border-color: var(--bad); }
.part.bad h2 { color: var(--bad); }
h2 { margin-bottom: 0.75rem; font-size: 1.12rem; line-height: 1.3; font-weight: 650; letter-spacing: -0.005em; }
.note { max-width: 46rem; margin: -0.4rem 0 0.9rem; color: var(--muted); font-size: 0.9rem; }
.table + .note, figure .note { margin: 0.6rem 0 0; }
.lines li { max-width: 60rem; padding-left: 1.1rem; overflow-wrap: anywhere; }
.lines li::before { content: '–'; float: left; margin-left: -1.1rem; color: var(--muted); }
.lines li + li { margin-top: 0.4rem; }
.lines li:only-child { padding-left: 0; }
.lines li:only-child::before { content: none; }
#overview { padding: 0; background: none; border: 0; }
#overview h2 { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
.cards { display: grid; grid-template-columns: repeat(auto-fit, minmax(9.5rem, 1fr)); gap: 0.75rem; }
.cards:has(> :nth-child(7)) { grid-template-columns: repeat(4, 1fr); }
.card { padding: 0.9rem 1.1rem; background: var(--card); border: 1px solid var(--rule); border-radius: 0.75rem; }
.card { display: grid; grid-template-rows: subgrid; grid-row: span 3; align-content: start; gap: 0; }
.card dt { color: var(--muted); font-size: 0.85rem; }
.card dd { font-size: 1.5rem; line-height: 1.35; font-weight: 600; letter-spacing: -0.01em; font-variant-numeric: tabular-nums; }
.card dd.more { color: var(--muted); font-size: 0.82rem; font-weight: 400; letter-spacing: 0; }
.table {
  overflow-x: auto; margin: 0 -0.6rem;
  background:
    linear-gradient(to left, var(--card) 1rem, transparent) right / 3rem 100% no-repeat local,
    linear-gradient(to left, var(--shade), transparent) right / 0.9rem 100% no-repeat;
}
table { width: 100%; border-collapse: separate; border-spacing: 0; font-size: 0.9rem; }
th, td { padding: 0.42rem 0.6rem; border-bottom: 1px solid var(--rule); text-align: left; vertical-align: top; }
tbody tr:last-child td { border-bottom: 0; }
tbody tr:hover td { background: color-mix(in srgb, var(--rail) 45%, transparent); }
.sortable tr > :first-child { position: sticky; left: 0; z-index: 1; background: var(--card); }
.sortable tr > th:first-child { z-index: 2; }
.sortable tbody tr:hover > :first-child { background: color-mix(in srgb, var(--rail) 45%, var(--card)); }
th { background: var(--card); color: var(--muted); font-weight: 600; font-size: 0.85rem; line-height: 1.3; vertical-align: bottom; }
.sheet { width: auto; min-width: min(100%, 46rem); }
.figure { text-align: right; font-variant-numeric: tabular-nums; }
td.figure { white-space: nowrap; }
.dense th, .dense td { padding-left: 0.35rem; padding-right: 0.35rem; }
.dense tr > :first-child { padding-left: 0.6rem; }
.dense tr > :last-child { padding-right: 0.6rem; }
td.long { min-width: 14rem; overflow-wrap: break-word; }
td.short { white-space: nowrap; }
td.none { color: var(--muted); }
.count { display: flex; flex-wrap: wrap; align-items: baseline; gap: 0.2rem 0.8rem; }
.count button { padding: 0.2rem 0.7rem; border: 1px solid var(--rule); border-radius: 0.4rem; background: var(--page); color: var(--ink); font: inherit; cursor: pointer; }
th button { margin: 0; padding: 0; border: 0; background: none; color: inherit; font: inherit; text-align: inherit; cursor: pointer; }
th button::after { content: '\u00a0↕'; opacity: 0.35; }
th[aria-sort='ascending'] button::after { content: '\u00a0↑'; opacity: 1; }
th[aria-sort='descending'] button::after { content: '\u00a0↓'; opacity: 1; }
.search { display: flex; justify-content: flex-end; margin: 0 0 0.4rem; }
.search input { width: 15rem; max-width: 100%; padding: 0.35rem 0.6rem; border: 1px solid var(--rule); border-radius: 0.4rem; background: var(--page); color: var(--ink); font: inherit; font-size: 0.9rem; }
.share { width: 4.5rem; height: 0.45rem; margin-right: 0.6rem; border-radius: 0.2rem; vertical-align: 0.06em; }
.share .rail { fill: var(--rail); }
.percent { display: inline-block; min-width: 3.6em; }
figure { margin-bottom: 1rem; }
figure:last-child { margin-bottom: 0; }
.chart svg { display: block; width: 100%; height: auto; overflow: visible; }
.chart text { font: 12px var(--sans); font-variant-numeric: tabular-nums; }
.chart .narrow { display: none; }
.ftext { fill: var(--muted); }
.lgrid { stroke: var(--rule); }
.laxis { stroke: var(--muted); stroke-opacity: 0.5; }
.f0 { fill: var(--c0); } .f1 { fill: var(--c1); } .f2 { fill: var(--c2); } .f3 { fill: var(--c3); } .f4 { fill: var(--c4); } .f5 { fill: var(--c5); }
.l0 { stroke: var(--c0); } .l1 { stroke: var(--c1); } .l2 { stroke: var(--c2); } .l3 { stroke: var(--c3); } .l4 { stroke: var(--c4); } .l5 { stroke: var(--c5); }
.dash1 { stroke-dasharray: 6 3; }
.dash2 { stroke-dasharray: 3 3; }
.legend { display: flex; flex-wrap: wrap; gap: 0.2rem 1.1rem; margin-bottom: 0.5rem; color: var(--muted); font-size: 0.87rem; }
.legend li { display: flex; align-items: center; gap: 0.4rem; }
.legend svg { width: 1.25rem; height: 0.625rem; }
details { margin-top: 0.6rem; }
summary { width: fit-content; color: var(--muted); font-size: 0.87rem; cursor: pointer; }
details .table { margin-top: 0.5rem; }
footer { padding-top: 0.25rem; padding-bottom: 2.5rem; color: var(--muted); font-size: 0.85rem; }
@media screen { .scripted .table.long tbody tr:nth-child(n + 11) { display: none !important; } }
@media (max-width: 40rem) {
  .mast > div { grid-template-columns: 1fr; padding-top: 1.1rem; padding-bottom: 1.25rem; }
  .mast > div, main, footer, nav ul { padding-left: 1rem; padding-right: 1rem; }
  .brand { margin-bottom: 0.2rem; }
  h1 { font-size: 1.5rem; }
  .verdict { grid-column: 1; grid-row: auto; justify-self: start; margin: 0.5rem 0; padding: 0.3rem 0.9rem; border-radius: 1.2rem; }
  main { padding-top: 1rem; }
  .part { padding: 1rem 1rem 1.1rem; }
  .cards { grid-template-columns: repeat(2, 1fr); gap: 0.6rem; }
  .card { padding: 0.7rem 0.85rem; }
  .card dd { font-size: 1.2rem; }
  .sheet th, .sheet td { padding-left: 0.35rem; padding-right: 0.35rem; }
  .sheet td:last-child { overflow-wrap: anywhere; }
  .chart .wide { display: none; }
  .chart .narrow { display: block; }
  .search input { width: 100%; }
  td.short { white-space: normal; }
  td.long { min-width: 0; }
  table:not(.many) td.long { overflow-wrap: anywhere; }
  td code { min-width: 0; overflow-wrap: anywhere; }
  table:not(.many) td.instant { white-space: normal; }
  .scripted .many, .scripted .many thead, .scripted .many tbody { display: block; }
  .scripted .many thead tr { display: flex; flex-wrap: wrap; padding: 0 0.6rem 0.4rem; border-bottom: 1px solid var(--rule); }
  .scripted .many th { position: static; padding: 0 1.1rem 0 0; border: 0; text-align: left; }
  .scripted .many th button { padding: 0.3rem 0; }
  .scripted .many tbody tr:not([hidden]) { display: grid; grid-template-columns: 1fr 1fr; gap: 0.1rem 1.4rem; padding: 0.6rem; border-bottom: 1px solid var(--rule); }
  .scripted .many tbody tr:last-child { border-bottom: 0; }
  .scripted .many td { display: flex; gap: 0.8rem; justify-content: space-between; min-width: 0; padding: 0; border: 0; text-align: right; }
  .scripted .many td.text, .scripted .many td.instant { grid-column: 1 / -1; overflow-wrap: anywhere; }
  .scripted .many td:first-child { position: static; display: block; background: none; font-weight: 600; text-align: left; overflow-wrap: anywhere; }
  .scripted .many td.none { display: none; }
  .scripted .many td:not(:first-child)::before { content: attr(data-l); min-width: 0; max-width: 60%; overflow-wrap: anywhere; color: var(--muted); font-size: 0.85rem; text-align: left; white-space: normal; }
  .scripted .share { display: none; }
  .scripted .percent { min-width: 0; }
  .cards:has(> :nth-child(7)) { grid-template-columns: repeat(2, 1fr); }
}
@media (prefers-reduced-motion: reduce) { html { scroll-behavior: auto; } }
@media print {
  :root {
    --page: #fff; --card: #fff; --ink: #000; --muted: #444; --rule: #ccc; --rail: #ddd; --mast: #fff; --mast-ink: #000; --mast-muted: #444;
    --link: #000; --bad: #a3261d; --bad-soft: #fff;
    --c0: #1f77b4; --c1: #c4520a; --c2: #0e7c6b; --c3: #7d4fc0; --c4: #a8336e; --c5: #66737f;
  }
  body { font-size: 10pt; }
  nav, .search, .skip, details, .count button, th button::after { display: none; }
  .mast > div, main, footer { max-width: none; padding-left: 0; padding-right: 0; }
  .verdict { border: 1px solid; }
  .part { padding: 0.8rem 0; border-width: 1px 0 0; border-radius: 0; }
  .table { overflow: visible; margin: 0; background: none; }
  td.short { white-space: normal; }
  td.long { min-width: 0; }
  .sortable tr > :first-child { position: static; }
  thead { display: table-header-group; }
  tr, figure, .card { break-inside: avoid; }
  h2 { break-after: avoid; }
}
`;

; 









const ICON = markup `<svg class="mark" viewBox="0 0 32 32" aria-hidden="true"><path d="M16 3v15M16 6l8 9h-8M5 19h22l-3.5 6h-15z"/><path d="M3 28c2.2 0 2.2 1.2 4.4 1.2S9.600 28 11.800 28s2.200 1.200 4.400 1.200S18.400 28 20.600 28s2.200 1.200 4.400 1.200S27.200 28 29 28"/></svg>`;
async function htmlReport(facts, origin) {
    const parts = await partsOf(facts);
    const title = `${origin.title} – AWS Log Ferry`;
    const page = markup `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${trusted(POLICY)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<link rel="icon" href="data:,">
<style>${trusted(style_STYLE)}</style>
</head>
<body>
<a class="skip" href="#content">Skip to the report</a>
${mast(facts, origin)}
<nav aria-label="Sections"><ul>${parts.map(({ id, title: name }) => markup `<li><a href="#${id}">${name}</a></li>`)}</ul></nav>
<main id="content">
${parts.map(sectionOf)}
</main>
<footer>Written by AWS Log Ferry. This file loads nothing and sends nothing. Times that end in Z are UTC.</footer>
<script>${trusted(SCRIPT)}</script>
</body>
</html>
`;
    return page.text;
}
const POLICY = [
    "default-src 'none'",
    `style-src '${hashOf(style_STYLE)}'`,
    `script-src '${hashOf(SCRIPT)}'`,
    'img-src data:',
    "base-uri 'none'",
    "form-action 'none'",
].join('; ');
function hashOf(text) {
    return `sha256-${(0,external_node_crypto_.createHash)('sha256').update(text).digest('base64')}`;
}
function mast({ result, failures }, { title, repository, workflow, runUrl }) {
    const { from, to } = result.window;
    const [kind, verdict] = failures.length > 0
        ? ['bad', '✕ Failed']
        : result.complete
            ? ['good', '✓ Complete']
            : ['open', '… Not complete: a later run continues'];
    const source = [repository, workflow].filter((each) => each !== undefined).join(' · ');
    const link = runUrl?.startsWith('https://') === true
        ? markup `${source === '' ? '' : ' · '}<a href="${runUrl}" rel="noreferrer">View the run</a>`
        : undefined;
    return markup `<header class="mast"><div>
<p class="brand">${ICON} AWS Log Ferry</p>
<h1>${title}</h1>
<p class="window">${time(from)} to ${time(to)} <span>(UTC, the end exclusive)</span></p>
<p class="verdict ${kind}">${verdict}</p>
<p class="origin">${source}${link}</p>
</div></header>`;
}
function time(instant) {
    const shown = (0,engine_window .r4)(instant);
    return markup `<time datetime="${shown}">${shown}</time>`;
}
async function partsOf(facts) {
    const { failures, warnings = [], notes, missing = [] } = facts;
    const windows = windowsTable(facts);
    const sections = (facts.sections ?? []).map(async (section, i) => {
        const id = `section-${i + 1}`;
        return { id, title: section.title, body: await bodyOf(section, id) };
    });
    return [
        ...(failures.length === 0
            ? []
            : [{ id: 'failures', title: 'What went wrong', body: list(failures), isBad: true }]),
        ...(warnings.length === 0 ? [] : [{ id: 'warnings', title: 'Warnings', body: list(warnings) }]),
        { id: 'overview', title: 'Overview', body: cards(facts) },
        ...(missing.length === 0 ? [] : [{ id: 'missing', title: 'Late or missing', body: list(missing) }]),
        { id: 'next', title: 'What comes next', body: markup `<p>${(0,summary .Xh)(facts)}</p>` },
        ...(notes.length === 0 ? [] : [{ id: 'notes', title: 'Good to know', body: list(notes) }]),
        { id: 'tally', title: 'Tally', body: tallyTable(facts) },
        ...placesPart(facts),
        ...(await Promise.all(sections)),
        ...(windows === undefined ? [] : [{ id: 'windows', title: 'Windows', body: windows }]),
    ];
}
async function bodyOf({ title, note, chart, table }, id) {
    const drawn = chart === undefined
        ? undefined
        : await chartOf(chart, { id: `${id}-chart`, title, hasTable: table !== undefined });
    return markup `${note === undefined ? undefined : markup `<p class="note">${note}</p>`}
${drawn}${table === undefined ? undefined : tableOf(table, title)}`;
}
function placesPart({ places = [] }) {
    const body = markup `<ul class="lines">${places.map(placeOf)}</ul>`;
    return places.length === 0 ? [] : [{ id: 'destination', title: 'Destination', body }];
}
function placeOf(place) {
    const url = (0,summary .IJ)(place);
    const name = url === undefined ? place.name : markup `<a href="${url}" rel="noreferrer">${place.name}</a>`;
    return markup `<li>${place.kind}: ${name}</li>`;
}
function list(lines) {
    return markup `<ul class="lines">${lines.map((line) => markup `<li>${line}</li>`)}</ul>`;
}
function sectionOf({ id, title, body, isBad = false }) {
    return markup `<section id="${id}" class="${isBad ? 'part bad' : 'part'}" aria-labelledby="${id}-title">
<h2 id="${id}-title">${title}</h2>
${body}
</section>
`;
}


  })

};
