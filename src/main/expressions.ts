import type { Problem } from '../errors.js';
import { listOf } from '../inputs/inputs.js';
import type { Host } from '../platform/actions.js';

/**
 * What is wrong with `filter` and `redact`, whose languages the mode knows; loaded only when they are given, for the
 * compiler of expressions is large.
 */
export async function expressionProblems({ input }: Host): Promise<readonly Problem[]> {
  const filter = input('filter');
  const redact = listOf(input('redact'));
  if (filter === '' && redact.length === 0) return [];
  if (input('mode') === 'amplify') {
    const { amplifyProblems } = await import('../amplify/problems.js');
    return amplifyProblems({ filter: filter === '' ? undefined : filter, redact });
  }
  if (input('mode') !== 'alb') return [];
  const { albProblems } = await import('../alb/problems.js');
  return albProblems({
    filter: filter === '' ? undefined : filter,
    redact,
    logTypes: listOf(input('log-types')),
  });
}
