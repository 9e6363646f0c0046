import type { ReportCell, ReportColumn, ReportSection } from '../../statistics/report-section.js';
import type { ExecutionLog } from './execution-log.js';
import { answersSection } from '../../statistics/answer-sections.js';
import { pageSections, type PageNames } from '../../statistics/page-sections.js';
import { REQUEST_SHAPE, type ApiRequest, type ApiRequestFigures } from './api-request-figures.js';

/** How the figures of pages are called, after the name of the logs. */
function namesOf(name: string): PageNames {
  return {
    prefix: `${name}: `,
    time: 'latency',
    otherTimes: ['Integration'],
    means: [],
    answers: 'Status',
    hasTargets: false,
  };
}

/** What execution logs tell; empty where none was read. */
export function executionSections(log: ExecutionLog): ReportSection[] {
  return [...requestSections(log.figures, 'API Gateway requests'), ...cutSections(log)];
}

/** Requests by page and over time, failed and slow ones one by one; empty without a request. */
export function requestSections(figures: ApiRequestFigures, name: string): ReportSection[] {
  if (figures.total === 0) return [];
  const pages = pageSections(figures.pages, namesOf(name));
  return [
    ...pages.failing,
    ...problems(figures, name),
    ...pages.slowest,
    overTime(figures, name),
    ...pages.all,
    ...answersSection(figures.pages.sum(REQUEST_SHAPE).answers, namesOf(name)),
    ...pages.notFound,
    ...pages.paths,
    ...list(`${name}: failed`, figures.failed.values(), {
      of: figures.failed.offered,
      note: 'Status 400 and more, or an error in the log. Faults of the service come first, then those of callers.',
    }),
    ...list(`${name}: slowest`, figures.slow.values(), { of: figures.slow.offered }),
  ];
}

function overTime({ times, total, withoutStatus }: ApiRequestFigures, name: string): ReportSection {
  const open = count(withoutStatus, 'request has', 'requests have');
  return {
    title: `${name} over time`,
    note:
      `${count(total, 'request', 'requests')}.` +
      (withoutStatus === 0 ? '' : ` ${open} no status in what was read: their other entries were not read.`),
    overTime: { counts: times.snapshot(), all: 'Requests', marked: 'Failed' },
  };
}

function problems({ problems: found, total }: ApiRequestFigures, name: string): ReportSection[] {
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
        'API Gateway cuts entries of an execution log after 1,024 bytes; the rest is lost. Cut entries are of ' +
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
