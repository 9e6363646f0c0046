import { cutMiddle, visible } from '../../escape.js';
import { formatInOneUnit } from '../figures.js';
import type { ReportChart } from '../../statistics/report-section.js';
import type { LineSeriesOption } from 'echarts/charts';
import type { Drawing, Size } from './draw.js';
import { TimeZone } from '../../time-zone.js';
import { PLACEHOLDER_COLOURS, seriesPlaceholder } from './svg.js';

/** A chart is drawn twice, for a wide screen and for a phone, because scaled-down letters are unreadable. */
export type Form = 'wide' | 'narrow';

export const MAX_BARS = 24;
const WIDTHS = { wide: 960, narrow: 360 } as const;
const LINE_HEIGHTS = { wide: 260, narrow: 220 } as const;
const LABEL_WIDTHS = { wide: 310, narrow: 136 } as const;
/** In characters; a label of wide ones is cut once more, to its width. */
const LABEL_LENGTHS = { wide: 42, narrow: 18 } as const;
const BAR = { thick: 14, apart: 12 } as const;
const DASHES = ['solid', 'dashed', 'dotted'] as const;

const text = { color: PLACEHOLDER_COLOURS.text, fontSize: 12, fontFamily: 'sans-serif' } as const;

export function sizeOf(chart: ReportChart, form: Form): Size {
  const bars = Math.min(MAX_BARS, chart.labels.length) * (chart.series.length * BAR.thick + BAR.apart);
  return { width: WIDTHS[form], height: chart.kind === 'bars' ? bars + 8 : LINE_HEIGHTS[form] };
}

export function drawingOf(chart: ReportChart, form: Form): Drawing {
  return chart.kind === 'bars' ? bars(chart, form) : lines(chart, form);
}

/** A value in words: all of a chart in one unit. */
export function shownIn({ series, unit }: ReportChart): (value: number) => string {
  return formatInOneUnit(
    unit,
    series.flatMap(({ values }) => values),
  );
}

/** Bars lie, since their labels are long; each says its value, so there is no scale to read it from. */
function bars(chart: ReportChart, form: Form): Drawing {
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
      axisLabel: { ...text, interval: 0, width: LABEL_WIDTHS[form], overflow: 'truncate', ellipsis: '…' },
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
        ...text,
        show: true,
        position: 'right',
        formatter: ({ value }) => (typeof value === 'number' ? show(value) : ''),
      },
      data: values.slice(0, MAX_BARS).map(plotted),
    })),
  };
}

function lines(chart: ReportChart, form: Form): Drawing {
  const { series, unit } = chart;
  const scale = scaleOf(unit, series.flatMap(({ values }) => values).map(plotted));
  const axis = { silent: true, axisLine: { lineStyle: { color: PLACEHOLDER_COLOURS.axis } } } as const;
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
      axisLabel: { ...text, hideOverlap: true, formatter: TIMES },
    },
    yAxis: {
      ...axis,
      type: 'value',
      splitNumber: 4,
      splitLine: { lineStyle: { color: PLACEHOLDER_COLOURS.grid } },
      axisLabel: { ...text, formatter: (value: number) => scale.show(value) },
    },
    series: linesOf(chart, scale.divisor),
  };
}

function linesOf(
  { labels: instants, series, isPartialAtEnds = false, timeZone = 'UTC' }: ReportChart,
  divisor: number,
): LineSeriesOption[] {
  const zone = TimeZone.of(timeZone);
  // The library draws in UTC: it is given what the clocks of the zone showed.
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
  // After all others, so that the number of a series stays what it is.
  return [...whole, ...(isPartialAtEnds ? ends : [])];
}

function lineOf(
  series: number,
): Omit<LineSeriesOption, 'data'> & Pick<Required<LineSeriesOption>, 'lineStyle'> {
  return {
    type: 'line',
    silent: true,
    emphasis: { disabled: true },
    symbol: 'none',
    color: seriesPlaceholder(series),
    lineStyle: { width: 2, type: DASHES[series % DASHES.length] ?? 'solid' },
  };
}

/** The values without the first and the last, or what leads to those two. */
function valuesAt(values: readonly (number | null)[], where: 'middle' | 'ends'): (number | null)[] {
  const last = values.length - 1;
  return values.map((value, i) => {
    const isWanted = where === 'middle' ? i > 0 && i < last : i < 2 || i > last - 2;
    return isWanted ? value : null;
  });
}

/**
 * The library keeps what it has measured under the text itself, in a plain object: `__proto__` would change every object of
 * the process. No name of a property begins with a space, and the page drops it again. The names of series, which it does
 * not draw, it is not told.
 */
function named(label: string | number, form: Form): string {
  return ` ${cutMiddle(visible(String(label)), LABEL_LENGTHS[form])}`;
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

/** A value that stands alone between gaps would leave no trace as a line, and is drawn as a dot. */
function points(
  labels: ReportChart['labels'],
  values: readonly (number | null)[],
  divisor: number,
): { value: [number, number | null]; symbol?: string }[] {
  return labels.flatMap((label, i) => {
    if (typeof label !== 'number' || !Number.isFinite(label)) return [];
    const value = plotted(values[i]);
    const isAlone = [i - 1, i + 1].every((beside) => plotted(values[beside]) === null);
    const point = {
      value: [label, value === null ? null : value / divisor] satisfies [number, number | null],
    };
    return [value !== null && isAlone ? { ...point, symbol: 'circle' } : point];
  });
}

function plotted(value: number | null | undefined): number | null {
  return value === null || value === undefined || !Number.isFinite(value) ? null : value;
}

interface Scale {
  /** What the values are divided by, so that the axis has round figures. */
  readonly divisor: number;
  readonly show: (value: number) => string;
}

const BYTE_UNITS = ['B', 'KiB', 'MiB', 'GiB', 'TiB'];

function scaleOf(unit: ReportChart['unit'], values: readonly (number | null)[]): Scale {
  const most = values.reduce<number>((largest, value) => Math.max(largest, value ?? 0), 0);
  const short = (value: number): string =>
    value.toLocaleString('en-US', { notation: 'compact', maximumSignificantDigits: 3 });
  if (unit === 'count') return { divisor: 1, show: short };
  if (unit === 'seconds') {
    const isShort = most < 1;
    return { divisor: isShort ? 0.001 : 1, show: (value) => `${short(value)} ${isShort ? 'ms' : 's'}` };
  }
  const power = most < 1 ? 0 : Math.min(BYTE_UNITS.length - 1, Math.floor(Math.log2(most) / 10));
  return { divisor: 1024 ** power, show: (value) => `${short(value)} ${BYTE_UNITS[power] ?? ''}` };
}
