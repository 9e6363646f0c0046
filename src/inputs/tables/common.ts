import * as v from 'valibot';
import {
  readAccountId,
  readExternalId,
  readEncryption,
  readLogGroup,
  readLedger,
  readRegion,
  readRoleArn,
  readSessionName,
} from '../aws.js';
import { choice, duration, field, flag, list, moment, noted, number, text } from '../fields.js';
import { readTimeZone } from '../time-zone.js';

export const MODES = ['amplify', 'alb', 'export'] as const;

const mistakenModes = {
  elb: 'alb',
  elbv2: 'alb',
  applicationloadbalancer: 'alb',
  loadbalancer: 'alb',
  logs: 'export',
  cloudwatch: 'export',
  cloudwatchlogs: 'export',
  exports: 'export',
  amplifyhosting: 'amplify',
} as const;

/** Its default differs by mode. */
export const lookback = duration(
  'How far back a scheduled run looks. It starts earlier if the ledger shows open work; committed work is not done again.',
  { least: 1000 },
);

/** Its default differs by mode. */
export const settle = duration(
  'How old a window must be before it is delivered. Anything younger in an explicit window is left for later, and `complete` is `false`.',
  { least: 0 },
);

/** The inputs of every mode. `lookback` and `settle` only hold their place: each mode gives them a default. */
export const commonTable = {
  mode: choice(
    'What to carry. `amplify`: access logs of Amplify Hosting, to S3, CloudWatch Logs or both. `alb`: load balancer logs, from S3 to CloudWatch Logs, S3 or both. `export`: log groups of CloudWatch Logs, to S3.',
    MODES,
    mistakenModes,
  ),
  'aws-region': field('Region of the source and of the destination.', readRegion),
  'role-to-assume': v.optional(
    list(
      'ARNs of the roles to assume, one per line: the first through GitHub OIDC, each further one with the session of the previous one (role chaining). All sessions are renewed during the run. Without this input, the default credential chain of the AWS SDK is used. The job needs `permissions: id-token: write`.',
      readRoleArn,
    ),
  ),
  'role-chaining': v.optional(
    flag(
      'Assume the first role with the default credential chain of the AWS SDK instead of OIDC, for a self-hosted runner that has its own identity.',
    ),
    'false',
  ),
  'role-external-id': v.optional(
    field('External ID, sent with the last role, if its trust policy requires one.', readExternalId),
  ),
  audience: v.optional(text('Audience of the OIDC token.'), 'sts.amazonaws.com'),
  'role-session-name': v.optional(
    noted(
      field(
        'Name of the role session. Invalid characters are replaced, and it is cut to 64 characters.',
        readSessionName,
      ),
      {
        shown: 'log-ferry-<repository>-<run id>',
      },
    ),
  ),
  'role-duration-seconds': v.optional(
    number(
      'How long the credentials of a role are valid: 900 to 43200 seconds, or at most 3600 (the limit of AWS) for a chained role. They are renewed during the run.',
      { least: 900, most: 43_200, whole: true },
    ),
    '3600',
  ),
  'mask-aws-account-id': v.optional(
    flag(
      'Keep the account ID out of the log. The output `aws-account-id` is then empty, and keys in outputs read `account=***`: GitHub drops outputs that contain a masked word.',
    ),
    'false',
  ),
  'allowed-account-ids': v.optional(
    list(
      'Accounts that the run may work in, one per line. The run fails before any work if its identity belongs to another account.',
      readAccountId,
    ),
  ),
  from: v.optional(
    moment(
      'Start of the window of a backfill: an RFC 3339 instant, or a date (00:00 in `time-zone`). For `amplify` it lies on a full hour.',
    ),
  ),
  to: v.optional(
    noted(
      moment(
        'End of the window of a backfill, exclusive; only together with `from`. For `amplify` it lies on a full hour.',
      ),
      { shown: 'now' },
    ),
  ),
  lookback,
  redo: v.optional(
    flag(
      'Deliver committed segments of the window again; only together with `from`. Objects in S3 are replaced; log events go to new streams beside the old ones.',
    ),
    'false',
  ),
  settle,
  ledger: v.optional(
    noted(
      field(
        'Where runs record what is done: `s3://bucket/prefix/`, or `none` to record nothing. By default in the destination bucket, for `alb` in the source bucket. Required for `amplify` without a destination bucket.',
        readLedger,
      ),
      { shown: 's3://<bucket>/log-ferry-ledger/' },
    ),
  ),
  'ledger-kms-key-id': v.optional(
    noted(
      field(
        'Encryption of the ledger: a KMS key (SSE-KMS), or `AES256` if a bucket policy requires a header that asks for SSE-S3.',
        readEncryption,
      ),
      { shown: 'the default of the bucket' },
    ),
  ),
  'ledger-bucket-owner': v.optional(
    noted(
      field('Account that must own the bucket of the ledger; sent with every call to it.', readAccountId),
      { shown: 'the owner that is set for the same bucket' },
    ),
  ),
  lease: v.optional(
    duration(
      'How long a claim on a segment is valid without renewal, before another run may take it over. At least `1s`.',
      { least: 1000 },
    ),
    '15m',
  ),
  concurrency: v.optional(
    number('How many segments are in flight at once. `export` always has one active task.', {
      least: 1,
      most: 1024,
      whole: true,
    }),
    '32',
  ),
  'time-budget': v.optional(
    duration(
      'Soft deadline, such as `50m`; `0` for none. No segment starts after it: the run succeeds with `complete: false`, and the next run continues.',
    ),
    '0',
  ),
  'max-ingest-gb': v.optional(
    number(
      'The most that one run sends to CloudWatch Logs, in units of 2^30 bytes as AWS counts them; `0` is no limit. The run stops before the limit with a warning and `complete: false`.',
      { least: 0, most: 1_000_000 },
    ),
    '0',
  ),
  'on-loss': v.optional(
    choice(
      '`fail` or `warn` when a record could not be delivered. The rest is delivered and committed either way.',
      ['fail', 'warn'],
    ),
    'fail',
  ),
  'time-zone': v.optional(
    field(
      'IANA name of the time zone whose days are used, such as `Asia/Tokyo`: for windows of `export`, `dt=` in keys, dates in `from` and `to`, days and hours of reports. Log streams, the ledger and the keys of `amplify` stay in UTC.',
      readTimeZone,
    ),
    'UTC',
  ),
  split: v.optional(
    duration(
      'With `dry-run`: length of the windows in the output `windows`; whole days are days of `time-zone`. For `amplify` a multiple of an hour.',
      { least: 1000, step: 1000 },
    ),
    '1d',
  ),
  'dry-run': v.optional(
    flag(
      'Write nothing: check identity, permissions and destinations, plan the work, and estimate bytes and price. Fails when a check fails.',
    ),
    'false',
  ),
  verify: v.optional(
    flag(
      'Write nothing: compare what the ledger says is done in the window with the destination, by size, checksum and count. Fails on any difference.',
    ),
    'false',
  ),
  report: v.optional(
    choice(
      '`none`, `summary` (the job summary), or `html` (the job summary and a self-contained HTML file). A dry run writes its checklist to the summary only.',
      ['none', 'summary', 'html'],
    ),
    'summary',
  ),
  'report-path': v.optional(
    text(
      'With `report: html`: the file to write, relative to the workspace. Missing folders are created; an existing file is replaced.',
    ),
    'log-ferry-report.html',
  ),
  'metrics-log-group': v.optional(
    field(
      'Log group that receives one event per run in the embedded metric format, which CloudWatch turns into metrics for alarms. It must not be a source or the destination of the run.',
      readLogGroup,
    ),
  ),
  'github-token': v.optional(
    noted(text('Token for `failure-issue`. It needs `permissions: issues: write`.'), {
      shown: '${{ github.token }}',
      runner: '${{ github.token }}',
    }),
  ),
  'failure-issue': v.optional(
    flag(
      'Keep one issue, labeled `log-ferry`, open while runs fail. The next successful and complete run closes it. With a matrix, use it in one last job.',
    ),
    'false',
  ),
  needs: v.optional(
    text(
      'With `failure-issue`, in a last job: the context `needs` of the workflow as JSON. Such a run delivers nothing and does not call AWS; it updates the issue from the results of the jobs before it.',
    ),
  ),
};
