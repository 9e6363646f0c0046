import { filterProblems } from '../encode/filter-problems.js';
import { unknownEntries } from '../encode/redact.js';
import type { Problem } from '../errors.js';
import { amplifyFields } from './columns.js';
import { columnName } from './csv.js';
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
  const fields = names.filter((name) => !NEVER_REDACTED.includes(name));
  const unnamed = redact.filter((entry) => !fields.includes(columnName(entry)));
  return unknownEntries(unnamed, [...REDACT_RULES, ...fields], (unknown) => {
    const kept = unknown.filter((entry) => NEVER_REDACTED.includes(columnName(entry)));
    if (kept.length === 0) return '';
    return `Requests are recognized and ordered by ${kept.join(', ')}: these cannot be redacted.`;
  });
}
