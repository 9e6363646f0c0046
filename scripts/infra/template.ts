/** What the templates have in common. */
import { given, isEmpty, memberConditions, not, ref } from './expressions.js';
import { parameterName, type Parameter } from './parameters.js';

/** What a role is for: a mode, or an engine of one that needs other permissions. */
export type Mode = 'amplify' | 'alb' | 'export' | 'export-read';
export const MODES: readonly Mode[] = ['amplify', 'alb', 'export', 'export-read'];

export type Tree = Readonly<Record<string, unknown>>;
export type Parameters = Readonly<Record<string, Parameter>>;

export const VERSION = { AWSTemplateFormatVersion: '2010-09-09' };

const FLAGS = ['create_oidc_provider', 'create_log_group', 'clean_leftovers', 'manage_bucket_policy'];
const OPTIONAL = [
  ...['repository_owner_id', 'repository_id', 'environment', 'permissions_boundary_arn'],
  ...['destination_bucket', 'destination_log_group', 'kms_key_arn', 'ledger_bucket', 'metrics_log_group'],
];

/** Whether optional values are given; those that are `always` there need no condition. */
export function conditionsOf(parameters: Parameters, always: readonly string[]): Tree {
  const has = (value: string): boolean => value in parameters && !always.includes(value);
  const flags = FLAGS.filter(has).map(
    (value) => [given(value), { 'Fn::Equals': [ref(value), 'true'] }] as const,
  );
  const texts = OPTIONAL.filter(has).map((value) => [given(value), not(isEmpty(ref(value)))] as const);
  return {
    ...Object.fromEntries<unknown>([...texts, ...flags]),
    ...memberConditions(parameters),
  };
}

export function named(parameters: Parameters): Tree {
  return Object.fromEntries(Object.entries(parameters).map(([value, each]) => [parameterName(value), each]));
}
