import type { ReportCell, ReportSection } from '../../statistics/report-section.js';
import type { FunctionFigures, Invocation, Invocations } from './invocations.js';

const MAX_ROWS = 100;
const CHARTED = 10;
const MIB = 1024 * 1024;

/** What the logs of functions tell: figures by function, failed and slow invocations one by one; empty without any. */
export function invocationSections(invocations: Invocations): ReportSection[] {
  const functions = [...invocations.functions].sort((a, b) => b[1].invocations - a[1].invocations);
  if (functions.length === 0) return [];
  return [
    byFunction(functions, invocations),
    ...failures(invocations),
    ...list('Failed invocations', invocations.failed.values(), invocations.failed.offered),
    ...list('Slowest invocations', invocations.slow.values(), invocations.slow.offered),
  ];
}

function byFunction(
  functions: readonly (readonly [string, FunctionFigures])[],
  { unreported, unplaced }: Invocations,
): ReportSection {
  const charted = functions.slice(0, CHARTED);
  const rows = functions.slice(0, MAX_ROWS);
  return {
    title: 'Lambda functions',
    note:
      'From REPORT lines and platform.report events. An error is an invocation that timed out, or ended with an error ' +
      'that was not caught. Percentiles are within 1%; billed is the sum.' +
      (unreported === 0 ? '' : ` Without a report in what was read: ${unreported.toLocaleString('en-US')}.`) +
      (unplaced === 0 ? '' : ` Errors that name no invocation: ${unplaced.toLocaleString('en-US')}.`),
    chart: {
      kind: 'bars',
      labels: charted.map(([name]) => name),
      series: [
        { name: 'Invocations', values: charted.map(([, figures]) => figures.invocations) },
        { name: 'Errors', values: charted.map(([, figures]) => figures.errors) },
      ],
      unit: 'count',
    },
    table: {
      columns: [
        { title: 'Function', kind: 'code' },
        ...['Invocations', 'Errors', 'Time-outs', 'Cold starts'].map(
          (title) => ({ title, kind: 'count' }) as const,
        ),
        ...['Mean', 'p50', 'p95', 'p99', 'Longest', 'Cold start p50', 'Cold start p95', 'Billed'].map(
          (title) => ({ title, kind: 'seconds' }) as const,
        ),
        ...['Memory', 'TopK used'].map((title) => ({ title, kind: 'bytes' }) as const),
      ],
      rows: rows.map(([name, figures]) => [name, ...figuresOf(figures)]),
      ...(functions.length > rows.length ? { of: functions.length } : {}),
    },
  };
}

function figuresOf(figures: FunctionFigures): ReportCell[] {
  const { durations, inits, longest, billedSeconds, memoryMb, maxMemoryMb } = figures;
  const isTimed = durations.count > 0;
  return [
    ...[figures.invocations, figures.errors, figures.timeouts, figures.coldStarts],
    durations.mean,
    ...[0.5, 0.95, 0.99].map((quantile) => durations.at(quantile)),
    isTimed ? longest : null,
    ...[0.5, 0.95].map((quantile) => inits.at(quantile)),
    isTimed ? billedSeconds : null,
    memoryMb === 0 ? null : memoryMb * MIB,
    maxMemoryMb === 0 ? null : maxMemoryMb * MIB,
  ];
}

function failures({ failures: found }: Invocations): ReportSection[] {
  if (found.size === 0) return [];
  return [
    {
      title: 'Errors of functions',
      table: {
        columns: [
          { title: 'Error', kind: 'code' },
          { title: 'Invocations', kind: 'count' },
        ],
        rows: found.top(MAX_ROWS).map((failure) => [failure.key, failure.count]),
      },
    },
  ];
}

function list(title: string, invocations: readonly Invocation[], of: number): ReportSection[] {
  if (invocations.length === 0) return [];
  return [
    {
      title,
      table: {
        columns: [
          { title: 'Time', kind: 'instant' },
          ...['Function', 'Request id', 'Error', 'X-Ray trace id'].map(
            (name) => ({ title: name, kind: 'code' }) as const,
          ),
          ...['Duration', 'Cold start'].map((name) => ({ title: name, kind: 'seconds' }) as const),
          { title: 'TopK used', kind: 'bytes' },
        ],
        rows: invocations.map(({ time, functionName, requestId, failure, report }): ReportCell[] => [
          ...[time, functionName, requestId, failure ?? null, report?.traceId ?? null],
          ...[seconds(report?.durationMs), seconds(report?.initMs)],
          report?.maxMemoryMb === undefined ? null : report.maxMemoryMb * MIB,
        ]),
        ...(of > invocations.length ? { of } : {}),
      },
    },
  ];
}

function seconds(ms: number | undefined): number | null {
  return ms === undefined ? null : ms / 1000;
}
