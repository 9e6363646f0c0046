import type { Check, Cure } from '../preflight/check.js';
import { htmlText, markdownProse, markdownText } from '../escape.js';

const MARKS = { passed: '✓', failed: '✗', unknown: '–' } as const;

/** The checklist for the log, and after it what to do for each ✗. */
export function checklistLines(checks: readonly Check[]): string[] {
  return checks.flatMap((check) => [
    oneLine(check),
    ...(check.state === 'failed' && check.cure !== undefined ? cureLines(check.cure) : []),
  ]);
}

/** `✗ s3:GetObject on …: why`. */
export function oneLine({ state, what, found }: Check): string {
  return `${MARKS[state]} ${what}${found === undefined ? '' : `: ${found}`}`;
}

function cureLines({ what, statements = [], policyOf, command }: Cure): string[] {
  return [
    `    → ${what}`,
    ...statements.map((statement) => `      for ${policyOf ?? 'the policy'}: ${JSON.stringify(statement)}`),
    ...(command === undefined ? [] : [`      $ ${command}`]),
  ];
}

interface DryRunFacts {
  readonly mode: string;
  readonly checks: readonly Check[];
  /** The plan and the estimate in words, each with its figure. */
  readonly figures: readonly (readonly [string, string])[];
  /** What the log warns of. */
  readonly warnings: readonly string[];
  readonly notes: readonly string[];
}

/** The job summary of a dry run, as GitHub's Markdown. */
export function dryRunSummary({ mode, checks, figures, warnings, notes }: DryRunFacts): string {
  const wrong = checks.filter(({ state }) => state === 'failed').length;
  const verdict = wrong === 0 ? '✅ all checks passed' : `❌ ${wrong} to fix`;
  const table = ['| | |', '|---|--:|', ...figures.map(([name, figure]) => `| ${name} | ${figure} |`)];
  return [
    `### Log Ferry \u00b7 ${mode} \u00b7 dry run \u00b7 ${verdict}`,
    'Nothing was written.',
    ...list('Warnings', warnings),
    ...(figures.length === 0 ? [] : [table.join('\n')]),
    '#### Checklist',
    ['| | Check | Found |', '| :-: | --- | --- |', ...checks.map(markdownRow)].join('\n'),
    ...section('What to do', 'failed', checks),
    ...section('Unknown or optional', 'unknown', checks),
    ...list('Good to know', notes),
  ].join('\n\n');
}

function markdownRow({ state, what, found = '' }: Check): string {
  return `| ${MARKS[state]} | ${markdownText(what)} | ${markdownProse(found)} |`;
}

function list(title: string, lines: readonly string[]): string[] {
  return lines.length === 0
    ? []
    : [`#### ${title}`, lines.map((line) => `- ${markdownProse(line)}`).join('\n')];
}

function section(title: string, state: Check['state'], checks: readonly Check[]): string[] {
  const cured = checks.filter((check) => check.state === state && check.cure !== undefined);
  return cured.length === 0 ? [] : [`#### ${title}`, ...cured.flatMap(cureBlocks)];
}

function cureBlocks({ what, cure }: Check): string[] {
  if (cure === undefined) return [];
  const { statements = [], policyOf, command } = cure;
  return [
    `**${markdownText(what)}**<br>${markdownProse(cure.what)}`,
    ...(statements.length === 0 ? [] : [`For ${markdownText(policyOf ?? 'the policy')}:`]),
    ...statements.map((statement) => block(JSON.stringify(statement, undefined, 2))),
    ...(command === undefined ? [] : [block(command)]),
  ];
}

/** A block to be copied as it is; nothing in it is read as Markdown or HTML. */
function block(text: string): string {
  return `<pre><code>${text.split('\n').map(htmlText).join('\n')}</code></pre>`;
}
