import type { ReportCell, ReportColumn, ReportSection } from './sections.js';
import type { Tracked } from './heavy-hitters.js';
import type { PageFigures, Pages } from './pages.js';
import { NO_STATUS, StatusCounts } from './status-counts.js';

/** How the durations and the answers of pages are called. */
export interface PageNames {
  /** One for each duration: `Target processing time`. */
  readonly times: readonly string[];
  /** One for each who answers: `ELB status codes`. */
  readonly statuses: readonly string[];
}

const MOST_ROWS = 100;
const MOST_CODES = 12;
const CHARTED = 10;
const PAGE: ReportColumn = { title: 'Page', kind: 'code' };
const REQUESTS: ReportColumn = { title: 'Requests', kind: 'count' };

/** Pages by requests, their durations, their answers, and the paths behind `:id`; empty without a request. */
export function pageSections(pages: Pages, names: PageNames): ReportSection[] {
  if (pages.total === 0) return [];
  const shape = { times: names.times.length, statuses: names.statuses.length };
  const all = { key: 'all pages', count: pages.total, value: pages.sum(shape) };
  return [
    frequent(pages),
    ...names.times.map((title, i) => timesSection(title, i, [all, ...pages.top(MOST_ROWS)])),
    ...names.statuses.map((title, i) => statusSection(title, i, [all, ...pages.top(MOST_ROWS)])),
    ...pathSections(pages),
  ];
}

type PageRow = Pick<Tracked<PageFigures>, 'key' | 'count' | 'value'>;

function frequent(pages: Pages): ReportSection {
  const { total, bound, size } = pages;
  const rows = pages.top(MOST_ROWS);
  const charted = rows.slice(0, CHARTED);
  return {
    title: 'Pages by requests',
    note: pagesNote(pages),
    chart: {
      kind: 'bars',
      labels: charted.map(({ key }) => key),
      series: [{ name: 'Requests', values: charted.map(({ count }) => count) }],
      unit: 'count',
    },
    table: {
      columns: [
        PAGE,
        REQUESTS,
        { title: 'Share', kind: 'share' },
        { title: '4xx', kind: 'count' },
        { title: '5xx', kind: 'count' },
        { title: 'Bytes sent', kind: 'bytes' },
      ],
      rows: rows.map(({ key, count, value: { statuses, bytes } }) => {
        const [codes] = statuses;
        const failed = [codes?.between(400, 500) ?? 0, codes?.between(500, 600) ?? 0];
        return [key, count, count / total, ...failed, bytes];
      }),
      ...(bound === 0 && size > rows.length ? { of: size } : {}),
    },
  };
}

function pagesNote({ bound, rest }: Pages): string {
  const what =
    'A page is host, port and path; numbers, UUIDs, hashes, tokens and mail addresses in a path read :id.';
  if (bound === 0) return `${what} Every count is exact.`;
  const [most, left] = [bound.toLocaleString('en-US'), rest.count.toLocaleString('en-US')];
  return (
    `${what} There are more pages than can be kept apart: a count may be up to ${most} too low, a page with more ` +
    `requests than that is never missing. ${left} requests went to pages that are not kept apart.`
  );
}

/** How long requests took; a duration that there is none of (-1) enters nowhere. */
function timesSection(title: string, index: number, pages: readonly PageRow[]): ReportSection {
  const rows = pages.flatMap(({ key, value }): ReportCell[][] => {
    const times = value.times[index];
    if (times === undefined || times.count === 0) return [];
    return [[key, times.count, times.mean, times.at(0.5), times.at(0.95), times.at(0.99)]];
  });
  return {
    title: `${title} by page`,
    note: 'Percentiles are within 1 %. Requests without this duration (-1) are left out.',
    table: {
      columns: [
        PAGE,
        { title: 'Timed', kind: 'count' },
        ...['Mean', 'p50', 'p95', 'p99'].map((name) => ({ title: name, kind: 'seconds' }) as const),
      ],
      rows,
    },
  };
}

function statusSection(title: string, index: number, pages: readonly PageRow[]): ReportSection {
  const counts = pages.map(({ key, value }) => ({ key, codes: value.statuses[index] ?? new StatusCounts() }));
  const { columns, cellsOf } = statusColumns(counts[0]?.codes ?? new StatusCounts());
  return {
    title: `${title} by page`,
    table: { columns: [PAGE, ...columns], rows: counts.map(({ key, codes }) => [key, ...cellsOf(codes)]) },
  };
}

export interface StatusColumns {
  readonly columns: readonly ReportColumn[];
  readonly cellsOf: (codes: StatusCounts) => number[];
}

/** A column for each of the most frequent codes among all, in their order, and one for the others. */
export function statusColumns(all: StatusCounts): StatusColumns {
  const known = [...all.snapshot()].sort((a, b) => b[1] - a[1]).map(([status]) => status);
  const shown = known
    .slice(0, MOST_CODES)
    .sort((a, b) => (a === NO_STATUS ? 1 : b === NO_STATUS ? -1 : a - b));
  const hasOthers = known.length > shown.length;
  const titles = [...shown.map((status) => (status === NO_STATUS ? 'none' : String(status)))];
  return {
    columns: [...titles, ...(hasOthers ? ['others'] : [])].map((title) => ({ title, kind: 'count' })),
    cellsOf: (codes) => {
      const cells = shown.map((status) => codes.of(status));
      const sum = codes.between(NO_STATUS, 1000) - cells.reduce((a, b) => a + b, 0);
      return hasOthers ? [...cells, sum] : cells;
    },
  };
}

/** The paths behind pages that stand for several; empty where there are none. */
export function pathSections(pages: Pages): ReportSection[] {
  const rows = pages
    .top(MOST_ROWS)
    .flatMap(({ key, value: { paths } }) =>
      (paths?.top(3) ?? []).map(({ key: path, count }): ReportCell[] => [key, path, count]),
    );
  if (rows.length === 0) return [];
  return [
    {
      title: 'What stands behind :id',
      note: 'The most frequent paths of each page, as they were asked for; where there are many, their counts are too low.',
      table: { columns: [PAGE, { title: 'Path', kind: 'code' }, REQUESTS], rows: rows.slice(0, MOST_ROWS) },
    },
  ];
}
