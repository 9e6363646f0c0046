import { filterProblems } from '../encode/filter-problems.js';
import { formatOf } from '../encode/line-columns.js';
import { redactProblems } from '../encode/redact.js';
import type { Problem } from '../errors.js';
import { LOG_TYPES } from '../log-types/index.js';

interface AlbExpressions {
  readonly filter: string | undefined;
  readonly redact: readonly string[];
  /** As given; unknown ones are reported by the check of the inputs. */
  readonly logTypes: readonly string[];
}

/** What is wrong with the expressions of `mode: alb`, over the fields of all wanted log types together. */
export function albProblems({ filter, redact, logTypes }: AlbExpressions): Problem[] {
  const named = LOG_TYPES.filter(({ name }) => logTypes.includes(name));
  // Wrong log types are reported elsewhere: the expressions are then checked against all types.
  const columns = (named.length === 0 ? LOG_TYPES : named).flatMap((type) => formatOf(type).columns);
  return [
    ...(filter === undefined ? [] : filterProblems(filter, columns)),
    ...redactProblems(redact, columns),
  ];
}
