import type { AnswerCount, AnswerCounts } from './answer-counts.js';
import type { PageNames } from './page-sections.js';
import type { ReportSection } from './report-section.js';
import { NO_STATUS } from './answer-counts.js';

const MAX_ROWS = 100;
/** So many different answers are spelled out in a cell. */
const MAX_ANSWERS = 4;

/** `502/– × 12, 500/500 × 3`: the most frequent answers of those that are wanted. */
export function formatAnswers(
  answers: AnswerCounts,
  { hasTargets }: Pick<PageNames, 'hasTargets'>,
  isWanted: (pair: AnswerCount) => boolean = () => true,
): string {
  const wanted = answers.pairs().filter(isWanted);
  const shown = wanted.slice(0, MAX_ANSWERS).map((pair) => {
    const answer = hasTargets
      ? `${formatStatus(pair.status)}/${formatStatus(pair.behind)}`
      : formatStatus(pair.status);
    return `${answer} × ${pair.count.toLocaleString('en-US')}`;
  });
  return [...shown, ...(wanted.length > shown.length ? ['…'] : [])].join(', ');
}

/** The dash stands for no answer. */
function formatStatus(status: number): string {
  return status === NO_STATUS ? '–' : String(status);
}

/** All answers of a log: who was answered what, and how often. */
export function answersSection(
  answers: AnswerCounts,
  names: Pick<PageNames, 'prefix' | 'hasTargets'>,
): ReportSection[] {
  const pairs = answers.pairs();
  const total = pairs.reduce((sum, { count }) => sum + count, 0);
  if (total === 0) return [];
  const classes = [2, 3, 4, 5].map((first) => answers.between(100 * first, 100 * first + 100));
  return [
    {
      title: `${names.prefix ?? ''}Status codes`,
      note: names.hasTargets
        ? 'What the load balancer answered, and what the target had answered; – means no answer.'
        : '– where there was no answer.',
      chart: {
        kind: 'bars',
        labels: ['2xx', '3xx', '4xx', '5xx'],
        series: [{ name: 'Requests', values: classes }],
        unit: 'count',
      },
      table: {
        columns: [
          { title: names.hasTargets ? 'Load balancer' : 'Status', kind: 'text' },
          ...(names.hasTargets ? [{ title: 'Target', kind: 'text' } as const] : []),
          { title: 'Requests', kind: 'count' },
          { title: 'Share', kind: 'share' },
        ],
        rows: pairs
          .slice(0, MAX_ROWS)
          .map(({ status, behind, count }) => [
            formatStatus(status),
            ...(names.hasTargets ? [formatStatus(behind)] : []),
            count,
            count / total,
          ]),
      },
    },
  ];
}
