import { filterProblems } from '../encode/filter-problems.js';
import { didYouMean } from '../errors/suggestion.js';
import type { Problem } from '../errors.js';
import { amplifyFields } from './columns.js';
import { NEVER_REDACTED, REDACT_RULES } from './selection.js';

interface AmplifyExpressions {
  readonly filter: string | undefined;
  readonly redact: readonly string[];
}

/** What is wrong with the expressions of `mode: amplify`, over the columns that the service writes today. */
export function amplifyProblems({ filter, redact }: AmplifyExpressions): Problem[] {
  const fields = amplifyFields();
  return [...(filter === undefined ? [] : filterProblems(filter, fields)), ...redactProblems(redact)];
}

function redactProblems(redact: readonly string[]): Problem[] {
  const names = amplifyFields().map(({ name }) => name);
  const known = [...REDACT_RULES, ...names.filter((name) => !NEVER_REDACTED.includes(name))];
  const unknown = redact.filter((entry) => !known.includes(entry));
  if (unknown.length === 0) return [];
  const kept = unknown.filter((entry) => NEVER_REDACTED.includes(entry));
  return [
    {
      subject: 'redact',
      expected: `one entry per line, each of them one of ${known.join(', ')}`,
      found: unknown.join(', '),
      fix: [
        ...(kept.length === 0
          ? []
          : [`Requests are recognized and ordered by ${kept.join(', ')}: these cannot be redacted.`]),
        ...unknown.map((entry) => didYouMean(entry, known)),
        'Correct or remove these entries.',
      ]
        .filter((text) => text !== '')
        .join(' '),
    },
  ];
}
