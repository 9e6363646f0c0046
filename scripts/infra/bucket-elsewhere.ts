/** The CloudFormation template for the account of a bucket, where the ferry runs in another one. */
import { given, isEmpty, not, policyExpression, ref, type Scope } from './expressions.js';
import { parameter } from './parameters.js';
import { conditionsOf, named, VERSION, type Mode, type Parameters, type Tree } from './template.js';

interface Elsewhere {
  readonly bucket: string;
  readonly parameters: Parameters;
  readonly scope?: Scope;
}

const ELSEWHERE: Readonly<Record<Mode, Elsewhere>> = {
  amplify: {
    bucket: 'destination_bucket',
    parameters: {
      destination_prefix: parameter('destination_prefix', { Default: 'amplify-access-logs/' }),
    },
  },
  alb: { bucket: 'source_bucket', parameters: { source_prefix: parameter('source_prefix') } },
  export: {
    bucket: 'destination_bucket',
    parameters: {
      destination_prefix: parameter('destination_prefix', { Default: 'exportedlogs/' }),
      clean_leftovers: parameter('clean_leftovers'),
      logs_account: parameter('logs_account'),
    },
    scope: { means: { account: ref('logs_account') } },
  },
  'export-read': {
    bucket: 'destination_bucket',
    parameters: { destination_prefix: parameter('destination_prefix', { Default: 'log-group-events/' }) },
  },
};

export function bucketTemplate(mode: Mode): Tree {
  const { bucket, parameters: own, scope = {} } = ELSEWHERE[mode];
  const parameters = {
    role_arn: parameter('role_arn'),
    [bucket]: parameter(bucket),
    ...own,
    ledger_prefix: parameter('ledger_prefix', {
      Description: 'Prefix of the ledger; empty where the ledger is in another bucket.',
    }),
  };
  return {
    ...VERSION,
    Description: `AWS Log Ferry: the policy of a bucket whose mode ${mode} runs in another account. It replaces the bucket's policy.`,
    Parameters: named(parameters),
    Conditions: {
      ...conditionsOf(parameters, [bucket]),
      [given('ledger_prefix')]: not(isEmpty(ref('ledger_prefix'))),
    },
    Resources: {
      BucketPolicy: {
        Type: 'AWS::S3::BucketPolicy',
        Properties: {
          Bucket: ref(bucket),
          PolicyDocument: policyExpression(
            `${mode}-bucket-elsewhere`,
            { ...scope, ledgerIn: bucket, ledgerElsewhere: false },
            [bucket],
          ),
        },
      },
    },
  };
}
