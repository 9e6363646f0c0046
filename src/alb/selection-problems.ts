import type { Problem } from '../errors.js';
import { didYouMean, either } from '../errors/suggestion.js';

/** Error messages for a selection that matches nothing: what exists, and what was probably meant. */

/** At most this many names are listed in a message. */
const MAX_LISTED = 10;

function listOf(names: readonly string[]): string {
  const more = names.length - MAX_LISTED;
  return `${names.slice(0, MAX_LISTED).join(', ')}${more > 0 ? ` and ${more} more` : ''}`;
}

export function nameProblem(entries: readonly string[], names: readonly string[], days: number): Problem {
  const selecting = entries.filter((entry) => !entry.startsWith('!'));
  const hint = selecting.map((entry) => didYouMean(entry, names)).filter((text) => text !== '');
  return {
    subject: 'load-balancers',
    expected: 'load balancers that write logs here',
    found: `${entries.join(', ')}, which match none of the last ${days} days`,
    fix: [...new Set(hint), `There are ${listOf(names)}.`].join(' '),
  };
}

export function typeProblem(missing: readonly string[], types: readonly string[]): Problem {
  return {
    subject: 'log-types',
    expected: 'types of logs that are written here',
    found: missing.join(', '),
    fix: `There are logs of ${either(types)}: add one, or turn the wanted logs on at the load balancer.`,
  };
}

export function accountProblem(missing: readonly string[], there: readonly string[]): Problem {
  const hint = missing.map((account) => didYouMean(account, there)).filter((text) => text !== '');
  return {
    subject: 'account-ids',
    expected: 'accounts whose load balancers write here',
    found: missing.join(', '),
    fix: [...new Set(hint), `There are folders of ${listOf(there)}.`].join(' '),
  };
}

export function regionProblem(region: string, regions: readonly string[]): Problem {
  return {
    subject: 'aws-region',
    expected: 'the Region of the load balancers',
    found: `${region}, which has no folder`,
    fix: `There are logs of ${either(regions)}.`,
  };
}

export function prefixProblem(prefix: string, found: readonly string[]): Problem {
  return {
    subject: 'source-prefix',
    expected: 'what comes before AWSLogs/ in the keys',
    found: `${prefix === '' ? '/' : prefix}, below which there is no AWSLogs/`,
    fix: `Write ${either(found.map((each) => (each === '' ? '/' : each)))}.`,
  };
}
