/** Parameters of a template, and the values that its policies are then to be made of. */
import type { Values } from '../../scripts/infra/policies.js';

export interface Case {
  readonly name: string;
  readonly template: string;
  readonly parameters: Readonly<Record<string, string>>;
  readonly partition?: string;
  readonly region?: string;
  readonly values: Values;
}

const PROVIDER = 'oidc-provider/token.actions.githubusercontent.com';
const WHERE = { partition: 'aws', region: 'us-east-1', account: '123456789012', dns_suffix: 'amazonaws.com' };
const KEY = 'arn:aws:kms:us-east-1:123456789012:key/11112222-3333-4444-5555-666677778888';
const ROLE = 'arn:aws:iam::123456789012:role/log-ferry';

const TRUST = { Repository: 'example/logs', Environment: 'aws logs', CreateOidcProvider: 'false' };
const TRUSTED = {
  ...WHERE,
  oidc_provider_arn: `arn:aws:iam::123456789012:${PROVIDER}`,
  audience: 'sts.amazonaws.com',
  repository: 'example/logs',
  owner: 'example',
  name: 'logs',
  claim: 'environment:aws logs',
};
const LEDGER = { ledger_prefix: 'log-ferry-ledger/' };

export const ROLE_CASES: readonly Case[] = [
  {
    name: 'alb, the least',
    template: 'alb',
    parameters: { ...TRUST, SourceBucket: 'lb-logs', DestinationLogGroup: '/shop/access' },
    values: {
      ...TRUSTED,
      ...LEDGER,
      source_bucket: 'lb-logs',
      source_prefix: '',
      destination_log_group: '/shop/access',
      ledger_bucket: 'lb-logs',
    },
  },
  {
    name: 'alb, everything, in China',
    template: 'alb',
    partition: 'aws-cn',
    region: 'cn-north-1',
    parameters: {
      ...{ Repository: 'example/logs', Branch: 'main', CreateOidcProvider: 'true' },
      ...{ RepositoryOwnerId: '12', RepositoryId: '345', Audience: 'sts.amazonaws.com.cn' },
      ...{ SourceBucket: 'lb-logs', SourcePrefix: 'a/b/', DestinationLogGroup: '/shop/access' },
      ...{ CreateLogGroup: 'true', LedgerBucket: 'ledgers', LedgerPrefix: '' },
      ...{ DestinationBucket: 'archive', DestinationPrefix: 'lb/' },
      KmsKeyArn: KEY.replace('arn:aws:', 'arn:aws-cn:'),
    },
    values: {
      ...TRUSTED,
      partition: 'aws-cn',
      region: 'cn-north-1',
      dns_suffix: 'amazonaws.com.cn',
      oidc_provider_arn: `arn:aws-cn:iam::123456789012:${PROVIDER}`,
      audience: 'sts.amazonaws.com.cn',
      claim: 'ref:refs/heads/main',
      repository_owner_id: '12',
      repository_id: '345',
      source_bucket: 'lb-logs',
      source_prefix: 'a/b/',
      destination_bucket: 'archive',
      destination_prefix: 'lb/',
      destination_log_group: '/shop/access',
      create_log_group: 'true',
      ledger_bucket: 'ledgers',
      ledger_prefix: '',
      kms_key_arn: KEY.replace('arn:aws:', 'arn:aws-cn:'),
    },
  },
  {
    name: 'amplify, to a bucket',
    template: 'amplify',
    parameters: { ...TRUST, AppIds: 'd2abcdefghijkl', DestinationBucket: 'archive' },
    values: {
      ...TRUSTED,
      ...LEDGER,
      app_id: 'd2abcdefghijkl',
      destination_bucket: 'archive',
      destination_prefix: 'amplify-access-logs/',
      destination_log_group: '',
      ledger_bucket: 'archive',
    },
  },
  {
    name: 'amplify, to a log group',
    template: 'amplify',
    parameters: {
      ...{ ...TRUST, AppIds: 'd2abcdefghijkl,d3,d4', DestinationLogGroup: 'web' },
      ...{ LedgerBucket: 'ledgers', CreateLogGroup: 'true' },
    },
    values: {
      ...TRUSTED,
      ...LEDGER,
      app_id: ['d2abcdefghijkl', 'd3', 'd4'],
      destination_bucket: '',
      destination_log_group: 'web',
      create_log_group: 'true',
      ledger_bucket: 'ledgers',
    },
  },
  {
    name: 'export, one pattern, in GovCloud',
    template: 'export',
    partition: 'aws-us-gov',
    region: 'us-gov-west-1',
    parameters: {
      ...{ ...TRUST, LogGroups: '/aws/lambda/*', DestinationBucket: 'archive' },
      ...{ DestinationPrefix: '', ManageBucketPolicy: 'true' },
    },
    values: {
      ...TRUSTED,
      ...LEDGER,
      partition: 'aws-us-gov',
      region: 'us-gov-west-1',
      oidc_provider_arn: `arn:aws-us-gov:iam::123456789012:${PROVIDER}`,
      log_group: ['/aws/lambda/*'],
      destination_bucket: 'archive',
      destination_prefix: '',
      ledger_bucket: 'archive',
    },
  },
  {
    name: 'export, five groups and everything',
    template: 'export',
    parameters: {
      ...{ ...TRUST, LogGroups: 'a,/b/*,c,d,e', DestinationBucket: 'archive', ManageBucketPolicy: 'false' },
      ...{ CleanLeftovers: 'true', KmsKeyArn: KEY, LedgerBucket: 'ledgers', LedgerPrefix: 'x/' },
    },
    values: {
      ...TRUSTED,
      log_group: ['a', '/b/*', 'c', 'd', 'e'],
      destination_bucket: 'archive',
      destination_prefix: 'exportedlogs/',
      clean_leftovers: 'true',
      kms_key_arn: KEY,
      ledger_bucket: 'ledgers',
      ledger_prefix: 'x/',
    },
  },
  {
    name: 'export, by reading',
    template: 'export-read',
    parameters: { ...TRUST, LogGroups: '/aws/lambda/*,b', DestinationBucket: 'archive', KmsKeyArn: KEY },
    values: {
      ...{ ...TRUSTED, ...LEDGER, log_group: ['/aws/lambda/*', 'b'], destination_bucket: 'archive' },
      ...{ destination_prefix: 'log-group-events/', ledger_bucket: 'archive', kms_key_arn: KEY },
    },
  },
];

const THERE = { ...WHERE, ...LEDGER, role_arn: ROLE };

export const BUCKET_CASES: readonly Case[] = [
  {
    name: 'alb',
    template: 'alb-bucket-elsewhere',
    parameters: { RoleArn: ROLE, SourceBucket: 'lb-logs', SourcePrefix: 'a/' },
    values: { ...THERE, source_bucket: 'lb-logs', source_prefix: 'a/', ledger_bucket: 'lb-logs' },
  },
  {
    name: 'amplify, its ledger elsewhere',
    template: 'amplify-bucket-elsewhere',
    parameters: { RoleArn: ROLE, DestinationBucket: 'archive', LedgerPrefix: '' },
    values: {
      ...THERE,
      destination_bucket: 'archive',
      destination_prefix: 'amplify-access-logs/',
      ledger_prefix: '',
    },
  },
  {
    name: 'export',
    template: 'export-bucket-elsewhere',
    parameters: {
      ...{ RoleArn: ROLE, DestinationBucket: 'archive', LogsAccount: '210987654321' },
      CleanLeftovers: 'true',
    },
    values: {
      ...THERE,
      account: '210987654321',
      destination_bucket: 'archive',
      destination_prefix: 'exportedlogs/',
      clean_leftovers: 'true',
      ledger_bucket: 'archive',
      log_group: [],
    },
  },
  {
    name: 'export, by reading',
    template: 'export-read-bucket-elsewhere',
    parameters: { RoleArn: ROLE, DestinationBucket: 'archive' },
    values: {
      ...{ ...THERE, destination_bucket: 'archive', ledger_bucket: 'archive' },
      destination_prefix: 'log-group-events/',
    },
  },
];
