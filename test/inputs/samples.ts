import { ConfigError, type Problem } from '../../src/errors.js';
import { parseInputs, type Inputs } from '../../src/inputs/inputs.js';

export type Texts = Readonly<Record<string, string>>;

export const NOW = Date.parse('2026-11-20T12:34:56Z');
export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;
export const KEY = '1234abcd-12ab-34cd-56ef-1234567890ab';

export const amplify: Texts = {
  mode: 'amplify',
  'aws-region': 'eu-central-1',
  'app-id': 'd1a2b3',
  'destination-bucket': 'my-logs',
};
export const alb: Texts = {
  mode: 'alb',
  'aws-region': 'eu-central-1',
  'source-bucket': 'lb-logs',
  'destination-log-group': '/alb',
};
export const exports: Texts = {
  mode: 'export',
  'aws-region': 'eu-central-1',
  'log-groups': '/aws/lambda/*',
  'destination-bucket': 'my-logs',
};
export const byMode = { amplify, alb, export: exports };

export function parse(texts: Texts): Inputs {
  return parseInputs((name) => texts[name] ?? '', { repository: 'octo/ferry', runId: '42', now: NOW });
}

export function problems(texts: Texts): readonly Problem[] {
  try {
    parse(texts);
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

export function subjects(texts: Texts): string[] {
  return problems(texts).map(({ subject }) => subject);
}
