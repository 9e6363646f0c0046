import { sheet } from '../../../src/engine/tally.js';
import type { ReportCell, ReportSection } from '../../../src/statistics/report-section.js';
import type { SummaryFacts } from '../../../src/report/summary.js';
import { OpenItems } from '../../../src/engine/open-items.js';

const FROM = Date.parse('2026-11-20T00:00:00Z');
const HOUR = 3_600_000;

/** A report of each kind of chart and column, with figures that a shop might have. */
export const sampleSections: readonly ReportSection[] = [
  {
    title: 'Requests over time',
    note: 'Requests in each quarter of an hour. Nothing was delivered from 09:00 to 10:00.',
    chart: {
      kind: 'line',
      labels: Array.from({ length: 96 }, (_, i) => FROM + (i * HOUR) / 4),
      unit: 'count',
      series: [
        {
          name: 'requests',
          values: curve((i) => 4200 + 3000 * Math.sin((i - 30) / 15) + ((i * 37) % 11) * 60),
        },
        { name: '5xx', values: curve((i) => Math.max(0, 160 * Math.sin((i - 50) / 4)) + (i % 7) * 4) },
      ],
    },
  },
  {
    title: 'Pages',
    note: 'Ids and hashes in paths are written as :id.',
    chart: {
      kind: 'bars',
      labels: ['/basket', '/products/:id', '/checkout'],
      unit: 'count',
      series: [{ name: 'requests', values: [181_200, 90_310, 12_007] }],
    },
    table: {
      columns: [
        { title: 'host', kind: 'text' },
        { title: 'path', kind: 'code' },
        { title: 'requests', kind: 'count' },
        { title: 'of all', kind: 'share' },
        { title: 'bytes', kind: 'bytes' },
        { title: 'p95', kind: 'seconds' },
        { title: 'last', kind: 'instant' },
      ],
      rows: [
        ['shop.example.com', '/basket', 181_200, 0.6391, 91_000_000, 0.0817, FROM + HOUR],
        ['shop.example.com', '/products/:id', 90_310, 0.3185, 2_100_000_000, 0.31, FROM + 2 * HOUR],
        ['shop.example.com', '/checkout', 12_007, 0.0424, 980, 1.84, FROM + 3 * HOUR],
        ['blog.example.com', '/', 12, null, 0, null, null],
      ],
      of: 1204,
    },
  },
  {
    title: 'Time by page',
    chart: {
      kind: 'bars',
      labels: ['/basket', '/products/:id', '/checkout'],
      unit: 'seconds',
      series: [
        { name: 'p50', values: [0.021, 0.044, 0.31] },
        { name: 'p95', values: [0.0817, 0.31, 1.84] },
        { name: 'p99', values: [0.2, null, 4.2] },
      ],
    },
  },
  {
    title: 'Many rows',
    table: {
      columns: [
        { title: 'address', kind: 'code' },
        { title: 'requests', kind: 'count' },
      ],
      rows: Array.from({ length: 30 }, (_, i): ReportCell[] => [`192.0.2.${i + 1}`, (i * 7919) % 1000]),
    },
  },
];

function curve(valueAt: (i: number) => number): (number | null)[] {
  return Array.from({ length: 96 }, (_, i) => (i >= 36 && i < 40 ? null : Math.round(valueAt(i))));
}

/** A run of mode `alb` that left something open. */
export function sampleFacts(more: Partial<SummaryFacts> = {}): SummaryFacts {
  return {
    mode: 'alb',
    region: 'us-east-1',
    result: {
      window: { from: FROM, to: FROM + 24 * HOUR },
      tally: {
        read: 283_529,
        unparsed: 3,
        restamped: 0,
        logs: sheet(283_529, { written: 263_529, filtered: 20_000 }),
      },
      counters: { objectsRead: 576, objectsWritten: 0, bytesRead: 18_700_000, bytesWritten: 191_000_000 },
      ingestedBytes: 197_851_754,
      planned: 14,
      committed: 12,
      skipped: 2,
      objectsSkipped: 0,
      failures: [],
      stop: undefined,
      gapFreeTo: FROM,
      open: new OpenItems(),
      complete: false,
    },
    places: [
      {
        kind: 'Log group',
        name: '/alb/access',
        url: 'https://console.aws.amazon.com/cloudwatch/home?region=us-east-1#logsV2:log-groups/log-group/$252Falb$252Faccess',
      },
    ],
    notes: ['Segments that another run holds: 2.'],
    failures: [],
    sections: sampleSections,
    ...more,
  };
}

/** What a run of mode `export` has to tell. */
export function exportFacts(): SummaryFacts {
  const facts = sampleFacts({ mode: 'export', sections: [] });
  const tally = { windows: 3, exported: 1, empty: 1, failed: 1, objects: 12, bytes: 5_000_000 };
  return {
    ...facts,
    result: { ...facts.result, tally },
    failures: ['/aws/lambda/checkout: the task failed.'],
    windows: (['exported', 'empty', 'failed'] as const).map((state, i) => ({
      logGroup: '/aws/lambda/checkout',
      from: FROM + i * HOUR,
      to: FROM + (i + 1) * HOUR,
      taskId: `0000-${i}`,
      state,
      objects: i,
      bytes: i * 1024,
    })),
  };
}

export const sampleOrigin = {
  title: 'Load balancer logs',
  repository: 'example/logs',
  workflow: 'ALB logs',
  runUrl: 'https://github.com/example/logs/actions/runs/1234567890',
};
