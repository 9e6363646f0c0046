import type { Problem } from '../errors.js';
import { ALB_FORMATS } from './log-types/index.js';
import { encodeProblems } from '../encode/encode-problems.js';

export interface AlbExpressions {
  readonly filter: string | undefined;
  readonly redact: readonly string[];
  /** As given; those that are none are for the inputs' own check. */
  readonly logTypes: readonly string[];
}

/** What is wrong with the expressions of `mode: alb`, over the fields of all wanted log types together. */
export function albProblems({ filter, redact, logTypes }: AlbExpressions): Problem[] {
  const wanted = logTypes.length === 0 ? ['access'] : logTypes;
  const formats = Object.entries(ALB_FORMATS).flatMap(([type, format]) =>
    wanted.includes(type) ? [format] : [],
  );
  // Wrong log types are told by themselves; what is wrong with any of them is wrong with the expressions too.
  const seen = formats.length === 0 ? Object.values(ALB_FORMATS) : formats;
  return encodeProblems({ redact, ...(filter === undefined ? {} : { filter }) }, seen);
}
