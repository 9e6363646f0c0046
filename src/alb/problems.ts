import type { Problem } from '../errors.js';
import { LOG_TYPES } from './log-types/index.js';
import { encodeProblems } from '../encode/encode-problems.js';
import { formatOf } from '../encode/line-format.js';

export interface AlbExpressions {
  readonly filter: string | undefined;
  readonly redact: readonly string[];
  /** As given; those that are none are for the inputs' own check. */
  readonly logTypes: readonly string[];
}

/** What is wrong with the expressions of `mode: alb`, over the fields of all wanted log types together. */
export function albProblems({ filter, redact, logTypes }: AlbExpressions): Problem[] {
  const named = LOG_TYPES.filter(({ name }) => logTypes.includes(name));
  // Wrong log types are told by themselves: the expressions are then held against all of them.
  const formats = (named.length === 0 ? LOG_TYPES : named).map(formatOf);
  return encodeProblems({ redact, ...(filter === undefined ? {} : { filter }) }, formats);
}
