import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';

/** What a ledger's documents are named by, and what decides which records are sent. */
const SAME = [
  ...[
    'aws-region',
    'role-to-assume',
    'source-bucket',
    'source-prefix',
    'load-balancers',
    'log-types',
    'ledger',
  ],
  ...[
    'destination-log-group',
    'destination-bucket',
    'destination-prefix',
    'filter',
    'sample',
    'redact',
    'log-format',
  ],
];

function inputsOf(file: string): Map<string, string> {
  const lines = readFileSync(file, 'utf8').matchAll(/^ {6}([a-z-]+): (.+?)(?: #.*)?$/gm);
  return new Map([...lines].map(([, name = '', value = '']) => [name, value]));
}

// examples/backfill.yml says that it shares its ledger with this one.
test('the backfill example has the source, the destination and the choice of records of the schedule', () => {
  const [schedule, backfill] = ['reusable-alb', 'backfill'].map((name) => inputsOf(`examples/${name}.yml`));
  for (const name of SAME) expect([name, backfill?.get(name)]).toEqual([name, schedule?.get(name)]);
  expect(schedule?.get('destination-log-group')).toBe('/alb/shop');
  expect(backfill?.get('filter')).toBeDefined();
});
