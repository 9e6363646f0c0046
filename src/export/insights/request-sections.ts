import type { ReportCell, ReportColumn, ReportSection } from '../../statistics/sections.js';
import type { ExecutionLog } from './execution-log.js';
import { pathSections, statusColumns } from '../../statistics/page-sections.js';
import type { PageFigures } from '../../statistics/pages.js';
import { REQUEST_SHAPE, type ApiRequest, type RequestFigures } from './request-figures.js';

const MOST_PAGES = 100;
const CHARTED = 10;
const PAGE: ReportColumn = { title: 'Page', kind: 'code' };

/** What execution logs tell; empty where none was read. */
export function executionSections(log: ExecutionLog): ReportSection[] {
  return [...requestSections(log.figures, 'API Gateway requests'), ...cutSections(log)];
}

/** Requests by page and over time, failed and slow ones one by one; empty without a request. */
export function requestSections(figures: RequestFigures, name: string): ReportSection[] {
  if (figures.total === 0) return [];
  return [
    overTime(figures, name),
    byPage(figures, name),
    byStatus(figures, name),
    ...pathSections(figures.pages).map((section) => ({
      ...section,
      title: `${name}: what stands behind :id`,
    })),
    ...problems(figures, name),
    ...list(`${name}: failed`, figures.failed.values(), {
      of: figures.failed.offered,
      note: 'Status 400 and more, or an error in the log. Faults of the service come first, then those of callers.',
    }),
    ...list(`${name}: slowest`, figures.slow.values(), { of: figures.slow.offered }),
  ];
}

function overTime({ times, total, withoutStatus }: RequestFigures, name: string): ReportSection {
  const { starts, all, marked } = times.series();
  const open = count(withoutStatus, 'request has', 'requests have');
  return {
    title: `${name} over time`,
    note:
      `${count(total, 'request', 'requests')}.` +
      (withoutStatus === 0 ? '' : ` ${open} no status in what was read: their other entries lie elsewhere.`),
    chart: {
      kind: 'line',
      labels: starts,
      series: [
        { name: 'Requests', values: all },
        { name: 'Failed', values: marked },
      ],
      unit: 'count',
    },
  };
}

function byPage({ pages, total }: RequestFigures, name: string): ReportSection {
  const rows = pages.top(MOST_PAGES);
  const charted = rows.slice(0, CHARTED);
  return {
    title: `${name} by page`,
    note:
      'A page is method, host or API, and path; ids and hashes read :id. Percentiles are within 1 %.' +
      (pages.bound === 0 ? '' : ` There are very many pages: a count may be up to ${pages.bound} too low.`),
    chart: {
      kind: 'bars',
      labels: charted.map(({ key }) => key),
      series: [{ name: 'Requests', values: charted.map((page) => page.count) }],
      unit: 'count',
    },
    table: {
      columns: [
        PAGE,
        ...['Requests', '4xx', '5xx'].map((title) => ({ title, kind: 'count' }) as const),
        { title: 'Share', kind: 'share' },
        { title: 'Bytes sent', kind: 'bytes' },
        ...['Mean', 'p50', 'p95', 'p99', 'Integration p50', 'Integration p95'].map(
          (title) => ({ title, kind: 'seconds' }) as const,
        ),
      ],
      rows: rows.map((page) => [page.key, page.count, ...figuresOf(page.value, page.count / total)]),
      ...(pages.bound === 0 && pages.size > rows.length ? { of: pages.size } : {}),
    },
  };
}

function figuresOf(
  { statuses: [codes], times: [latency, integration], bytes }: PageFigures,
  share: number,
): ReportCell[] {
  return [
    codes?.between(400, 500) ?? 0,
    codes?.between(500, 600) ?? 0,
    share,
    // Execution logs tell no size, and no answer has none.
    bytes === 0 ? null : bytes,
    latency?.mean ?? null,
    ...[0.5, 0.95, 0.99].map((quantile) => latency?.at(quantile) ?? null),
    ...[0.5, 0.95].map((quantile) => integration?.at(quantile) ?? null),
  ];
}

function byStatus({ pages, total }: RequestFigures, name: string): ReportSection {
  const [sum] = pages.sum(REQUEST_SHAPE).statuses;
  if (sum === undefined) throw new Error('Requests to API Gateway are counted by status.');
  const { columns, cellsOf } = statusColumns(sum);
  const rows = pages.top(MOST_PAGES).map(({ key, value: { statuses } }): ReportCell[] => {
    return [key, ...cellsOf(statuses[0] ?? sum)];
  });
  return {
    title: `${name}: status codes by page`,
    table: { columns: [PAGE, ...columns], rows: [[`all ${total}`, ...cellsOf(sum)], ...rows] },
  };
}

function problems({ problems: found, total }: RequestFigures, name: string): ReportSection[] {
  if (found.size === 0) return [];
  return [
    {
      title: `${name}: errors`,
      table: {
        columns: [
          { title: 'Error', kind: 'text' },
          { title: 'Requests', kind: 'count' },
          { title: 'Share', kind: 'share' },
        ],
        rows: found.top().map((problem) => [problem.key, problem.count, problem.count / total]),
      },
    },
  ];
}

const REQUEST_COLUMNS: readonly (readonly [ReportColumn, (request: ApiRequest) => ReportCell | undefined])[] =
  [
    [{ title: 'Time', kind: 'instant' }, ({ time }) => time],
    [{ title: 'API', kind: 'code' }, ({ api }) => api],
    [{ title: 'Request id', kind: 'code' }, ({ requestId }) => requestId],
    [{ title: 'Method', kind: 'code' }, ({ method }) => method],
    [{ title: 'Path', kind: 'code' }, ({ path }) => path],
    [{ title: 'Status', kind: 'code' }, ({ status }) => (status === undefined ? undefined : String(status))],
    [{ title: 'Latency', kind: 'seconds' }, ({ latencySeconds }) => latencySeconds],
    [{ title: 'Integration', kind: 'seconds' }, ({ integrationSeconds }) => integrationSeconds],
    [{ title: 'X-Ray trace id', kind: 'code' }, ({ traceId }) => traceId],
    [{ title: 'Lambda request id', kind: 'code' }, ({ lambdaRequestId }) => lambdaRequestId],
    [{ title: 'Error', kind: 'text' }, errorOf],
    [{ title: 'Cut entries', kind: 'text' }, ({ cut }) => (cut.length === 0 ? undefined : cut.join(', '))],
  ];

function errorOf({ problem, problemText }: ApiRequest): string | undefined {
  if (problem === undefined || problemText === undefined) return problem ?? problemText;
  return `${problem}: ${problemText}`;
}

/** Columns that no request has anything for are left out. */
function list(
  title: string,
  requests: readonly ApiRequest[],
  { of, note }: { of: number; note?: string },
): ReportSection[] {
  if (requests.length === 0) return [];
  const columns = REQUEST_COLUMNS.filter(([, cell]) =>
    requests.some((request) => cell(request) !== undefined),
  );
  const table = {
    columns: columns.map(([column]) => column),
    rows: requests.map((request) => columns.map(([, cell]) => cell(request) ?? null)),
    ...(of > requests.length ? { of } : {}),
  };
  return [{ title, table, ...(note === undefined ? {} : { note }) }];
}

function cutSections({ cut, entries, cutRequests }: ExecutionLog): ReportSection[] {
  if (cut.size === 0) return [];
  const rows = [...cut].sort((a, b) => b[1] - a[1]).map(([about, number]): ReportCell[] => [about, number]);
  return [
    {
      title: 'Entries that API Gateway cut',
      note:
        'API Gateway cuts entries of an execution log after 1,024 bytes; the rest is nowhere. Cut entries are of ' +
        `${count(cutRequests, 'request', 'requests')}, and ${count(entries, 'entry', 'entries')} were read.`,
      table: {
        columns: [
          { title: 'Entry', kind: 'text' },
          { title: 'Cut', kind: 'count' },
        ],
        rows,
      },
    },
  ];
}

function count(number: number, one: string, many: string): string {
  return `${number.toLocaleString('en-US')} ${number === 1 ? one : many}`;
}
