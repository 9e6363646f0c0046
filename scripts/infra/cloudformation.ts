/** The CloudFormation template of each mode: the role, and for export the policy of its bucket. */
import { given, isEmpty, policyExpression, ref } from './expressions.js';
import { optionalParameter, parameter } from './parameters.js';
import { conditionsOf, named, VERSION, type Mode, type Parameters, type Tree } from './template.js';

interface Rule {
  readonly assert: Tree;
  readonly otherwise: string;
}

interface Shape {
  readonly what: string;
  readonly parameters: Parameters;
  /** Values that are never empty, so that nothing depends on whether they are given. */
  readonly always: readonly string[];
  /** The value whose bucket has the ledger where no other is named. */
  readonly ledgerIn: string;
  readonly rules?: Readonly<Record<string, Rule>>;
}

/** What every mode may have. */
const COMMON: Parameters = {
  metrics_log_group: parameter('metrics_log_group'),
  kms_key_arn: parameter('kms_key_arn'),
  ledger_bucket: parameter('ledger_bucket'),
  ledger_prefix: parameter('ledger_prefix'),
};

const HAS_A_DESTINATION: Rule = {
  assert: { 'Fn::Or': [isGiven('destination_bucket'), isGiven('destination_log_group')] },
  otherwise: 'Give DestinationBucket, DestinationLogGroup, or both.',
};

const SHAPES: Readonly<Record<Mode, Shape>> = {
  amplify: {
    what: 'carries the access logs of Amplify apps to a bucket, a log group, or both',
    parameters: {
      app_ids: parameter('app_ids'),
      destination_bucket: optionalParameter('destination_bucket'),
      destination_prefix: parameter('destination_prefix', { Default: 'amplify-access-logs/' }),
      destination_log_group: optionalParameter('destination_log_group'),
      create_log_group: parameter('create_log_group'),
      ...COMMON,
    },
    always: [],
    ledgerIn: 'destination_bucket',
    rules: {
      HasADestination: HAS_A_DESTINATION,
      HasALedger: {
        assert: { 'Fn::Or': [isGiven('destination_bucket'), isGiven('ledger_bucket')] },
        otherwise: 'Without DestinationBucket give LedgerBucket: the ledger lies in a bucket.',
      },
    },
  },
  alb: {
    what: 'carries the logs of load balancers from their bucket to a log group, another bucket, or both',
    parameters: {
      source_bucket: parameter('source_bucket'),
      source_prefix: parameter('source_prefix'),
      destination_bucket: optionalParameter('destination_bucket'),
      destination_prefix: parameter('destination_prefix', { Default: 'load-balancer-logs/' }),
      destination_log_group: optionalParameter('destination_log_group'),
      create_log_group: parameter('create_log_group'),
      ...COMMON,
    },
    always: [],
    ledgerIn: 'source_bucket',
    rules: { HasADestination: HAS_A_DESTINATION },
  },
  export: {
    what: 'exports CloudWatch Logs groups to a bucket',
    parameters: {
      log_groups: parameter('log_groups'),
      destination_bucket: parameter('destination_bucket'),
      destination_prefix: parameter('destination_prefix', { Default: 'exportedlogs/' }),
      manage_bucket_policy: parameter('manage_bucket_policy'),
      clean_leftovers: parameter('clean_leftovers'),
      ...COMMON,
    },
    always: ['destination_bucket'],
    ledgerIn: 'destination_bucket',
  },
  'export-read': {
    what: 'reads CloudWatch Logs groups and writes their events to a bucket',
    parameters: {
      log_groups: parameter('log_groups'),
      destination_bucket: parameter('destination_bucket'),
      destination_prefix: parameter('destination_prefix', { Default: 'log-group-events/' }),
      ...COMMON,
    },
    always: ['destination_bucket'],
    ledgerIn: 'destination_bucket',
  },
};

const TRUST: Parameters = {
  repository: parameter('repository'),
  repository_owner_id: parameter('repository_owner_id'),
  repository_id: parameter('repository_id'),
  environment: parameter('environment'),
  branch: parameter('branch'),
  create_oidc_provider: parameter('create_oidc_provider'),
};

function roleParameters(mode: Mode): Parameters {
  return {
    role_name: parameter('role_name', { Default: `log-ferry-${mode}` }),
    max_session_seconds: parameter('max_session_seconds'),
    permissions_boundary_arn: parameter('permissions_boundary_arn'),
    audience: parameter('audience'),
  };
}

/** The template of a mode: apply it, and its output is the role to assume. */
export function roleTemplate(mode: Mode): Tree {
  const shape = SHAPES[mode];
  const parameters = { ...TRUST, ...shape.parameters, ...roleParameters(mode) };
  const withBucketPolicy = mode === 'export';
  return {
    ...VERSION,
    Description: `AWS Log Ferry: the role of a GitHub workflow that ${shape.what}`,
    Parameters: named(parameters),
    Rules: rulesOf({ ...TRUST_RULES, ...shape.rules }),
    Conditions: conditionsOf(parameters, shape.always),
    Resources: {
      OidcProvider: oidcProvider(),
      Role: role(mode, shape),
      ...(withBucketPolicy ? { BucketPolicy: ownBucketPolicy() } : {}),
    },
    Outputs: {
      RoleArn: { Description: 'For the input role-to-assume', Value: { 'Fn::GetAtt': ['Role', 'Arn'] } },
    },
  };
}

const TRUST_RULES: Readonly<Record<string, Rule>> = {
  HasOneClaim: {
    assert: { 'Fn::Not': [{ 'Fn::Equals': [ref('environment'), ref('branch')] }] },
    otherwise: 'Give Environment (better) or Branch.',
  },
  HasNotBothClaims: {
    assert: { 'Fn::Or': [isEmpty(ref('environment')), isEmpty(ref('branch'))] },
    otherwise: 'Give Environment or Branch, not both: a token names one of them.',
  },
  HasBothIds: {
    assert: {
      'Fn::Or': [
        { 'Fn::And': [isEmpty(ref('repository_id')), isEmpty(ref('repository_owner_id'))] },
        { 'Fn::And': [isGiven('repository_id'), isGiven('repository_owner_id')] },
      ],
    },
    otherwise: 'Give both RepositoryOwnerId and RepositoryId, or neither.',
  },
};

function isGiven(value: string): Tree {
  return { 'Fn::Not': [isEmpty(ref(value))] };
}

function rulesOf(rules: Readonly<Record<string, Rule>>): Tree {
  return Object.fromEntries(
    Object.entries(rules).map(([name, { assert, otherwise }]) => [
      name,
      { Assertions: [{ Assert: assert, AssertDescription: otherwise }] },
    ]),
  );
}

/** It stays when the stack goes: other roles of the account may trust it. */
function oidcProvider(): Tree {
  return {
    Type: 'AWS::IAM::OIDCProvider',
    Condition: given('create_oidc_provider'),
    DeletionPolicy: 'Retain',
    UpdateReplacePolicy: 'Retain',
    Properties: {
      Url: 'https://token.actions.githubusercontent.com',
      ClientIdList: [ref('audience')],
    },
  };
}

function role(mode: Mode, { ledgerIn, always, what }: Shape): Tree {
  const boundary = 'permissions_boundary_arn';
  return {
    Type: 'AWS::IAM::Role',
    Properties: {
      RoleName: ref('role_name'),
      Description: `AWS Log Ferry ${what}`,
      MaxSessionDuration: ref('max_session_seconds'),
      PermissionsBoundary: { 'Fn::If': [given(boundary), ref(boundary), { Ref: 'AWS::NoValue' }] },
      AssumeRolePolicyDocument: policyExpression('trust', {}, []),
      Policies: [
        { PolicyName: `log-ferry-${mode}`, PolicyDocument: policyExpression(mode, { ledgerIn }, always) },
      ],
    },
  };
}

function ownBucketPolicy(): Tree {
  return {
    Type: 'AWS::S3::BucketPolicy',
    Condition: given('manage_bucket_policy'),
    Properties: {
      Bucket: ref('destination_bucket'),
      PolicyDocument: policyExpression('export-bucket', {}, []),
    },
  };
}
