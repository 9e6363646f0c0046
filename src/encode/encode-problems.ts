import type { Problem } from '../errors.js';
import type { LineFormat } from './types.js';
import type { EncodeSettings } from './encode.js';
import { filterProblems } from './filter-problems.js';
import { redactProblems } from './redact.js';

/** What is wrong with filter and redact, seen over the fields of all wanted log types. */
export function encodeProblems(
  { filter, redact = [] }: Pick<EncodeSettings, 'filter' | 'redact'>,
  formats: readonly LineFormat[],
): Problem[] {
  const columns = formats.flatMap((format) => format.columns);
  return [
    ...(filter === undefined ? [] : filterProblems(filter, columns)),
    ...redactProblems(redact, columns),
  ];
}
