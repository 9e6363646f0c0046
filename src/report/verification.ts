import type { Verified } from '../engine/verify-figures.js';
import { formatInstant } from '../engine/window.js';
import { markdownText } from '../escape.js';
import { formatCount } from './figures.js';
import { fitted, type Block } from './markdown.js';
import { list, table } from './summary.js';

interface VerificationFacts {
  readonly mode: string;
  readonly result: Verified;
  readonly complete: boolean;
  readonly failures: readonly string[];
  readonly warnings: readonly string[];
  readonly notes: readonly string[];
}

/** The job summary of a verification, as GitHub's Markdown. */
export function verificationSummary(facts: VerificationFacts): string {
  const { mode, result, complete, failures, warnings, notes } = facts;
  const { window, differences, differing } = result;
  const verdict = failures.length > 0 ? '❌ failed' : complete ? '✅ all verified' : '⏳ not all verified';
  const head = [
    `### Log Ferry \u00b7 ${mode} \u00b7 verify \u00b7 ${verdict}`,
    `Window **${formatInstant(window.from)}** to **${formatInstant(window.to)}** (UTC, the end exclusive). Nothing was written.`,
    table(figuresOf(result)),
  ];
  const others = failures.slice(differing > 0 ? differences.length : 0);
  return fitted([
    { title: 'Verdict', markdown: head.join('\n\n') },
    ...differencesOf(result),
    ...list('What went wrong', others),
    ...list('Archived and verified', notes),
    ...list('Open, or not verified', warnings),
    ...list('Open segments', result.openNames),
    ...list('Expired, or cannot be verified', result.untold),
  ]);
}

function figuresOf({ segments, differing, open, held }: Verified): [string, string][] {
  return [
    ['Segments that agree', formatCount(segments.agrees)],
    ['Differences', formatCount(differing)],
    ['Segments open or never started', formatCount(open)],
    ['Of these, held by another run', formatCount(held)],
    ['Segments with expired events', formatCount(segments.expired)],
    ['Segments that cannot be verified', formatCount(segments.unverifiable)],
    ['Segments not reached', formatCount(segments.unreached)],
  ];
}

function differencesOf({ differences, differing }: Verified): Block[] {
  if (differences.length === 0) return [];
  const rows = differences.map(
    ({ segment, what, expected, found }) =>
      `| ${[segment, what, expected, found].map(markdownText).join(' | ')} |`,
  );
  const head = ['| Segment | What | Expected | Found |', '| --- | --- | --- | --- |'];
  const more =
    differing > differences.length ? `\n\nThe first ${differences.length} of ${formatCount(differing)}.` : '';
  return [{ title: 'Differences', markdown: `#### Differences\n\n${[...head, ...rows].join('\n')}${more}` }];
}
