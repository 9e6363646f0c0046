import { expect, test } from '@jest/globals';
import type { Check } from '../../src/preflight/check.js';
import { checklistLines, dryRunSummary } from '../../src/report/checklist.js';

const statement = { Effect: 'Allow', Action: 's3:GetObject', Resource: 'arn:aws:s3:::b/<i>*' } as const;
const CHECKS: Check[] = [
  { state: 'passed', what: 'good' },
  { state: 'unknown', what: 'unseen', found: '`not` probed', cure: { what: 'look', command: 'aws look' } },
  {
    state: 'failed',
    what: 's3:GetObject',
    found: '<b>refused</b>',
    cure: { what: 'Grant it.', statements: [statement], policyOf: 'the role', command: "aws iam 'x'" },
  },
  { state: 'failed', what: 'other', found: 'bad', cure: { what: 'Mend it.', statements: [statement] } },
  { state: 'failed', what: 'odd' },
];

test('the log has a line for each check, and the cure below what failed', () => {
  const json = JSON.stringify(statement);
  expect(checklistLines(CHECKS)).toEqual([
    '✓ good',
    '– unseen: `not` probed',
    '✗ s3:GetObject: <b>refused</b>',
    '    → Grant it.',
    `      for the role: ${json}`,
    "      $ aws iam 'x'",
    '✗ other: bad',
    '    → Mend it.',
    `      for the policy: ${json}`,
    '✗ odd',
  ]);
});

test('the summary has the checklist, what to do, and what could not be checked', () => {
  const figures = [['Segments left', '7']] as const;
  const markdown = dryRunSummary({
    mode: 'alb',
    checks: CHECKS,
    figures,
    warnings: ['Oh <i>'],
    notes: ['a <b>'],
  });
  expect(markdown).toContain('### Log Ferry \u00b7 alb \u00b7 dry run \u00b7 ❌ 3 to fix');
  expect(markdown).toContain('| Segments left | 7 |');
  expect(markdown).toContain('| ✗ | <code>s3&#58;GetObject</code> | <code>&#60;b&#62;refused');
  expect(markdown).toContain('#### What to do');
  expect(markdown).toContain('<pre><code>{\n  &#34;Effect&#34;: &#34;Allow&#34;');
  expect(markdown).toContain('<pre><code>aws iam &#39;x&#39;</code></pre>');
  expect(markdown).toContain('#### Unknown or optional');
  expect(markdown.indexOf('#### Warnings\n\n- Oh')).toBeLessThan(markdown.indexOf('|---'));
  expect(markdown).toContain('#### Warnings');
  expect(markdown).toContain('#### Good to know');
  expect(markdown).not.toMatch(/<b>|<i>/);
});

test('a clean one says so, and has no empty sections', () => {
  const markdown = dryRunSummary({
    mode: 'alb',
    checks: CHECKS.slice(0, 1),
    figures: [],
    warnings: [],
    notes: [],
  });
  expect(markdown).toContain('✅ all checks passed');
  expect(markdown).not.toMatch(/What to do|Unknown or|Warnings|Good to know|\|---/);
});
