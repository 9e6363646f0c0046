import type { Values } from './policies.js';

/** What the policies in the documents are filled in with: the names in the workflows of the README. */
export function sampleOf(policy: string): Values {
  const [mode = ''] = policy.split('-');
  return { ...COMMON, ...OF_MODE[mode], ...OF_POLICY[policy] };
}

const COMMON: Values = {
  partition: 'aws',
  region: 'eu-central-1',
  account: '123456789012',
  dns_suffix: 'amazonaws.com',
  oidc_provider_arn: 'arn:aws:iam::123456789012:oidc-provider/token.actions.githubusercontent.com',
  audience: 'sts.amazonaws.com',
  repository: 'MY-ORG/MY-REPO',
  owner: 'MY-ORG',
  name: 'MY-REPO',
  repository_owner_id: 'OWNER_ID',
  repository_id: 'REPOSITORY_ID',
  claim: 'environment:aws-logs',
  app_id: 'd1a2b3c4d5e6f7',
  destination_bucket: 'my-log-archive',
  create_log_group: 'true',
  clean_leftovers: 'true',
  kms_key_arn: 'arn:aws:kms:eu-central-1:123456789012:key/11112222-3333-4444-5555-666677778888',
  ledger_bucket: 'my-log-archive',
  ledger_prefix: 'log-ferry-ledger/',
  role_arn: 'arn:aws:iam::123456789012:role/log-ferry-export',
};

const OF_MODE: Readonly<Record<string, Values>> = {
  alb: {
    source_bucket: 'my-load-balancer-logs',
    source_prefix: '',
    ledger_bucket: 'my-load-balancer-logs',
    destination_prefix: 'load-balancer-logs/',
    destination_log_group: '/alb/access',
  },
  amplify: { destination_prefix: 'amplify-access-logs/', destination_log_group: '/amplify/my-app' },
  export: {
    destination_prefix: 'exportedlogs/',
    log_group: ['/aws/lambda/*', 'API-Gateway-Execution-Logs_*/*', 'shop-api-access'],
  },
};

const OF_POLICY: Readonly<Record<string, Values>> = {
  'export-read': { destination_prefix: 'log-group-events/', log_group: ['/aws/lambda/*'] },
};
