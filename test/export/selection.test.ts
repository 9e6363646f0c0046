import { describe, expect, test } from '@jest/globals';
import { ConfigError } from '../../src/errors.js';
import type { LogGroup } from '../../src/export/log-groups.js';
import { selectGroups } from '../../src/export/selection.js';
import { group } from './tasks/harness.js';

const names = [
  '/aws/lambda/shop',
  '/aws/lambda/shop-test',
  'API-Gateway-Execution-Logs_a1/prod',
  'API-Gateway-Execution-Logs_a1/test',
  'worker',
];
const all = [
  ...names.map((name) => group(name)),
  group('delivered', { logGroupClass: 'DELIVERY' }),
].reverse();

async function select(
  ...patterns: string[]
): Promise<{ names: string[]; warnings: string[]; asked: string[] }> {
  const [warnings, asked]: [string[], string[]] = [[], []];
  const listing = {
    startingWith: (prefix: string): Promise<LogGroup[]> => {
      asked.push(prefix);
      return Promise.resolve(all.filter(({ name }) => name.startsWith(prefix)));
    },
  };
  const found = await selectGroups(listing, patterns, {
    warn: (text) => warnings.push(text),
    engine: 'task',
  });
  return { names: found.map(({ name }) => name), warnings, asked };
}

describe('log-groups', () => {
  test.each([
    [['/aws/lambda/*'], ['/aws/lambda/shop', '/aws/lambda/shop-test']],
    [['/aws/lambda/shop'], ['/aws/lambda/shop']],
    [
      ['API-Gateway-Execution-Logs_*/prod', 'worker'],
      ['API-Gateway-Execution-Logs_a1/prod', 'worker'],
    ],
    [['API-*', '!*/test'], ['API-Gateway-Execution-Logs_a1/prod']],
    [
      ['!*test', '!deliv*'],
      ['/aws/lambda/shop', 'API-Gateway-Execution-Logs_a1/prod', 'worker'],
    ],
    [['work?r'], ['worker']],
  ])('%j', async (patterns, expected) => {
    expect(await select(...patterns)).toMatchObject({ names: expected, warnings: [] });
  });

  test('asks for no group twice', async () => {
    const { asked } = await select('/aws/lambda/shop*', '/aws/*', 'worker', 'worker');
    expect(asked).toEqual(['/aws/', 'worker']);
  });

  test('refuses names that lead nowhere, all at once', async () => {
    await expect(select('worker', 'wroker', 'delivered')).rejects.toThrow(ConfigError);
    await expect(select('wroker', 'delivered')).rejects.toThrow(
      /no group wroker[\s\S]*delivered of class DELIVERY/,
    );
  });

  test('warns of globs that match nothing, and of groups that cannot be exported', async () => {
    const { names: found, warnings } = await select('nothing*', 'd*');
    expect(found).toEqual([]);
    expect(warnings).toEqual([
      'log-groups: nothing* matches no log group.',
      'log-groups: delivered is of class DELIVERY, which cannot be exported. It is left out. Groups of that class only deliver to S3 or Firehose.',
    ]);
  });
});
