import type { Problem } from '../errors.js';
import { modeOf, type RawInputs } from '../inputs/inputs.js';

/**
 * What is wrong with `filter` and `redact`, whose languages the mode knows; loaded only when they are given, for the
 * compiler of expressions is large.
 */
export async function expressionProblems(given: RawInputs): Promise<readonly Problem[]> {
  const filter = given.text('filter');
  const redact = given.entries('redact');
  if (filter === undefined && redact.length === 0) return [];
  if (modeOf(given) === 'amplify') {
    const { amplifyProblems } = await import('../amplify/problems.js');
    return amplifyProblems({ filter, redact });
  }
  if (modeOf(given) !== 'alb') return [];
  const { albProblems } = await import('../alb/problems.js');
  return albProblems({ filter, redact, logTypes: given.entries('log-types') });
}
