import type { Origin } from '../../../src/report/html/page.js';
import type { SummaryFacts } from '../../../src/report/summary.js';
import type { ReportCell, ReportSection } from '../../../src/statistics/report-section.js';
import { exportFacts } from './sample.js';

/** A report that holds one text wherever a report can hold a text. */
function everywhere(words: string): ReportSection[] {
  const row: ReportCell[] = [words, words, words, words, words, words, words];
  const columns = (['text', 'code', 'count', 'bytes', 'seconds', 'share', 'instant'] as const).map(
    (kind) => ({
      title: words,
      kind,
    }),
  );
  const series = [
    { name: words, values: [1, null, 3] },
    { name: `${words}2`, values: [2, 1e300, -1] },
  ];
  return [
    {
      title: words,
      note: words,
      chart: { kind: 'bars', unit: 'count', labels: [words, `${words} `, 'c'], series },
      table: { columns, rows: [row], of: 2 },
    },
    { title: words, chart: { kind: 'line', unit: 'bytes', labels: [0, 3.6e6, 7.2e6], series } },
    { title: words, chart: { kind: 'line', unit: 'seconds', labels: [words, words, 5], series } },
  ];
}

/** A run that has one text wherever a run can have a text; its sections, those of more texts too. */
export function hostileFacts(words: string, more: readonly string[] = []): SummaryFacts {
  return {
    ...exportFacts(),
    mode: words,
    places: [{ kind: words, name: words, url: undefined }],
    notes: [words],
    failures: [words],
    missing: [words],
    sections: [words, ...more].flatMap(everywhere),
    windows: [{ logGroup: words, from: 0, to: 1, taskId: words, state: words, objects: 0, bytes: 0 }],
  };
}

export const hostileOrigin = (words: string): Origin => ({
  title: 'Load balancer logs',
  repository: words,
  workflow: words,
  runUrl: `https://${words}`,
});
