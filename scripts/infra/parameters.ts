/** The parameters of the CloudFormation templates, by the name of the value that they give. */

export interface Parameter {
  readonly Type: 'String' | 'Number';
  readonly Description: string;
  readonly Default?: string | number;
  readonly AllowedPattern?: string;
  readonly AllowedValues?: readonly string[];
  readonly ConstraintDescription?: string;
  readonly MinValue?: number;
  readonly MaxValue?: number;
  readonly MinLength?: number;
}

/** How many members a list takes (log groups or patterns, Amplify apps): CloudFormation cannot go through one. */
export const LIST_SLOTS = 5;
/** Placeholders that stand for each member of a list in turn, and the parameter that gives the list. */
export const LISTS: Readonly<Record<string, string>> = { log_group: 'log_groups', app_id: 'app_ids' };

const BUCKET = '[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]';
const NAME = '[\\w+=,.@-]{1,64}';
const GROUP = '[-._/#A-Za-z0-9]+';
const APP = 'd[a-z0-9]{1,19}';
const GLOB = '[-._/#A-Za-z0-9*?]+';

function text(Description: string, pattern?: string, hint?: string): Parameter {
  return {
    Type: 'String',
    Description,
    ...(pattern === undefined ? { MinLength: 1 } : { AllowedPattern: `^(${pattern})$` }),
    ...(hint === undefined ? {} : { ConstraintDescription: hint }),
  };
}

/** May be left out. */
function optional(Description: string, pattern: string, hint?: string): Parameter {
  return { ...text(Description, `${pattern}|`, hint), Default: '' };
}

function prefix(Description: string, Default: string): Parameter {
  const hint = 'A prefix ends with a slash and does not begin with one; leave it empty for none.';
  return { ...text(Description, '[^/].*/|', hint), Default };
}

function flag(Description: string, Default?: 'true' | 'false'): Parameter {
  const AllowedValues = ['true', 'false'];
  return { Type: 'String', Description, AllowedValues, ...(Default === undefined ? {} : { Default }) };
}

export const PARAMETERS: Readonly<Record<string, Parameter>> = {
  repository: text('The GitHub repository whose workflow runs, as owner/name.', '[^/\\s]+/[^/\\s]+'),
  repository_owner_id: optional(
    'Id of the owner: gh api repos/MY-ORG/MY-REPO --jq .owner.id. Newer repositories have the ids in their tokens.',
    '\\d+',
  ),
  repository_id: optional('Id of the repository: gh api repos/MY-ORG/MY-REPO --jq .id', '\\d+'),
  environment: optional('The GitHub environment of the job. Either this or Branch.', '[^:]+'),
  branch: optional('The branch that the workflow runs on, where its job has no environment.', '[^\\s:]+'),
  audience: { ...text('Audience of the token: the input audience.'), Default: 'sts.amazonaws.com' },
  create_oidc_provider: flag(
    "Whether to create GitHub's OIDC provider. An account has one: false where it is there already.",
  ),
  role_name: text('Name of the role.', NAME),
  max_session_seconds: {
    ...{
      Type: 'Number',
      Description: 'The longest session of the role; role-duration-seconds is at most this.',
    },
    ...{ Default: 3600, MinValue: 3600, MaxValue: 43200 },
  },
  permissions_boundary_arn: optional(
    'A policy that bounds the role, where the account demands one.',
    'arn:.+:policy/.+',
  ),
  app_ids: text(
    `Ids of the Amplify apps, joined by commas: up to ${String(LIST_SLOTS)}.`,
    `${APP}(,${APP}){0,${String(LIST_SLOTS - 1)}}`,
    'Ids such as d1a2b3c4d5e6f7, joined by commas without spaces.',
  ),
  source_bucket: text('The bucket that the load balancers write their logs to.', BUCKET),
  source_prefix: prefix('What stands before AWSLogs/ in the keys.', ''),
  destination_bucket: text('The bucket that is written to.', BUCKET),
  destination_prefix: prefix('Prefix of the keys that are written.', ''),
  destination_log_group: text('The log group that is written to.', GROUP),
  create_log_group: flag('Whether the run may create the log group (create-log-group).', 'false'),
  log_groups: text(
    `The log groups to export, by name or pattern, joined by commas: up to ${String(LIST_SLOTS)}.`,
    `${GLOB}(,${GLOB}){0,${String(LIST_SLOTS - 1)}}`,
    'Names or patterns, joined by commas without spaces. What one pattern covers needs no other.',
  ),
  clean_leftovers: flag('Whether the run may delete what failed tasks left (clean-leftovers).', 'false'),
  kms_key_arn: optional(
    'ARN of the KMS key of the bucket, where it has one of its own.',
    'arn:aws[a-z-]*:kms:[a-z0-9-]+:\\d{12}:key/[a-z0-9-]+',
    'The ARN of the key itself, not of an alias.',
  ),
  metrics_log_group: optional(
    'The log group of the metrics, where the workflow names one (metrics-log-group).',
    GROUP,
  ),
  ledger_bucket: optional('The bucket of the ledger, where it is another one.', BUCKET),
  ledger_prefix: prefix('Prefix of the ledger.', 'log-ferry-ledger/'),
  manage_bucket_policy: flag(
    'Whether to write the policy of the bucket. It then holds nothing else: false where the bucket has one.',
  ),
  role_arn: text(
    'ARN of the role of the ferry, from the other account.',
    'arn:aws[a-z-]*:iam::\\d{12}:role/.+',
  ),
  logs_account: text('Id of the account that the log groups are in.', '\\d{12}'),
};

/** `destination_bucket` → `DestinationBucket`. */
export function parameterName(value: string): string {
  return value.replace(/(?:^|_)([a-z])/g, (_all, letter: string) => letter.toUpperCase());
}

/** A parameter by its value's name, changed as one template wants it. */
export function parameter(value: string, change: Partial<Parameter> = {}): Parameter {
  const found = PARAMETERS[value];
  if (found === undefined) throw new Error(`There is no parameter for ${value}.`);
  return { ...found, ...change };
}

/** The same, but it may be left out. */
export function optionalParameter(value: string): Parameter {
  const { AllowedPattern = '', ...rest } = parameter(value);
  return { ...rest, AllowedPattern: AllowedPattern.replace(/\)\$$/, '|)$'), Default: '' };
}
