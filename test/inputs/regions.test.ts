import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { renderRegions } from '../../scripts/regions.js';
import { partitionOf, readRegion } from '../../src/inputs/aws.js';
import { Refusal } from '../../src/inputs/refusal.js';

test('the Regions are those of the AWS SDK that is installed (else: npm run docs)', async () => {
  expect(readFileSync('src/inputs/regions.ts', 'utf8').replaceAll('\r\n', '\n')).toBe(await renderRegions());
});

test.each([
  ['eu-centrl-1', 'Did you mean eu-central-1?'],
  ['eu-west-9', 'Did you mean eu-west-1?'],
  ['eu_west_1', 'Did you mean eu-west-1?'],
  ['EU-WEST-1', 'Did you mean eu-west-1?'],
  ['us-gov-west1', 'Did you mean us-gov-west-1?'],
  ['Frankfurt', 'Did you mean eu-central-1?'],
  ['EU (Ireland)', 'Did you mean eu-west-1?'],
  ['us-east-1a', 'This is an Availability Zone: remove the last letter, and write us-east-1.'],
  ['global', /^Write the code of the Region/],
])('%s is no Region', (text, fix) => {
  const refusal = readRegion(text);
  expect(refusal).toBeInstanceOf(Refusal);
  expect(refusal).toMatchObject({ fix: typeof fix === 'string' ? fix : expect.stringMatching(fix) });
});

test('a partition is known by its Regions', () => {
  expect([
    partitionOf('cn-north-1'),
    partitionOf('us-gov-west-1'),
    partitionOf('eu-west-1'),
    partitionOf('x'),
  ]).toEqual(['aws-cn', 'aws-us-gov', 'aws', undefined]);
});
