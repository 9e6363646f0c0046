/** The commands of docs/aws-setup.md make a role that the README's workflows can use as they stand. */
import { readFileSync } from 'node:fs';
import { expect, test } from '@jest/globals';
import { parse } from 'yaml';
import { deployments } from './setup-guide.js';

interface Workflow {
  readonly jobs: Readonly<
    Record<string, { readonly environment?: string; readonly steps: readonly { readonly with: Inputs }[] }>
  >;
}
type Inputs = Readonly<Record<string, string | boolean | number>>;

const SAME: Readonly<Record<string, string>> = {
  'source-bucket': 'SourceBucket',
  'destination-bucket': 'DestinationBucket',
  'destination-log-group': 'DestinationLogGroup',
  'create-log-group': 'CreateLogGroup',
  'app-id': 'AppIds',
  'log-groups': 'LogGroups',
};

/** A value as a template takes it: a list without its comments and exclusions, joined by commas. */
function asParameter(value: string | boolean | number): string {
  const entries = String(value)
    .split('\n')
    .filter((line) => line !== '' && !/^[#!]/.test(line));
  return entries.join(',');
}

test.each([
  ['alb', 'alb-to-log-group'],
  ['alb', 'dry-run'],
  ['amplify', 'amplify-to-s3-and-log-group'],
  ['export', 'export-log-groups'],
])('the role of %s.yml is the one that examples/%s.yml needs', (template, example) => {
  const told = deployments().find((each) => each.template === template);
  const parameters: Readonly<Record<string, string>> = told?.parameters ?? {};
  const { jobs } = parse(readFileSync(`examples/${example}.yml`, 'utf8')) as Workflow;
  const [job] = Object.values(jobs);
  const all = job?.steps[0]?.with ?? {};
  expect(all['role-to-assume']).toBe(`arn:aws:iam::123456789012:role/log-ferry-${template}`);
  const inputs = Object.entries(all).filter(([name]) => name in SAME);
  expect(inputs.length).toBeGreaterThan(1);
  const wanted = Object.fromEntries(inputs.map(([name, value]) => [SAME[name] ?? '', asParameter(value)]));
  expect(parameters).toMatchObject(wanted);
  expect(parameters).toMatchObject({ Branch: 'main' });
  expect([job?.environment, parameters['Environment']]).toEqual([undefined, undefined]);
});
