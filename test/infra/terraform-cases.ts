/** The cases of the CloudFormation templates as variables of the Terraform modules. */
import type { Case } from './cases.js';

type Variables = Readonly<Record<string, unknown>>;

/** What a template calls otherwise; the rest is `DestinationBucket` for `destination_bucket`. */
const BUCKET = ['SourceBucket', 'DestinationBucket'];
const PREFIX = ['SourcePrefix', 'DestinationPrefix'];

export function toldIn({ partition = 'aws', region = 'us-east-1' }: Case): Record<string, string> {
  const dns_suffix = partition === 'aws-cn' ? 'amazonaws.com.cn' : 'amazonaws.com';
  const account = '123456789012';
  const oidc_provider_arn = `arn:${partition}:iam::${account}:oidc-provider/token.actions.githubusercontent.com`;
  return { partition, region, account, dns_suffix, oidc_provider_arn };
}

export function roleVariables({ template, parameters }: Case): Variables {
  const variables = Object.entries(parameters).map(([name, value]) => {
    if (name === 'LogGroups' || name === 'AppIds') return [snake(name), value.split(',')];
    return [snake(name), value === 'true' || value === 'false' ? value === 'true' : value];
  });
  return { mode: template, ...(Object.fromEntries(variables) as Variables) };
}

export function bucketVariables({ template, parameters }: Case): Variables {
  const variables = Object.entries(parameters).map(([name, value]) => {
    if (BUCKET.includes(name)) return ['bucket', value];
    if (PREFIX.includes(name)) return ['prefix', value];
    // The role is in the account of the log groups.
    if (name === 'LogsAccount') return ['role_arn', `arn:aws:iam::${value}:role/log-ferry`];
    return [snake(name), value === 'true' ? true : value];
  });
  return { mode: template.replace('-bucket-elsewhere', ''), ...(Object.fromEntries(variables) as Variables) };
}

function snake(name: string): string {
  return name.replace(/(?<!^)([A-Z])/g, '_$1').toLowerCase();
}
