import * as v from 'valibot';
import { LOG_TYPE_NAMES, LOG_TYPES } from '../../alb/log-types/index.js';
import { readAccountId, readBucket, readLoadBalancerGlob, readLogGroup, readPrefix } from '../aws.js';
import { choice, field, list, noted, number, readWord, text } from '../fields.js';
import { Refusal } from '../refusal.js';
import { commonTable, lookback, settle } from './common.js';
import { objectsTable } from './objects.js';
import { logGroupTable } from './log-group.js';

function readRedaction(entry: string): string | Refusal {
  if (/^(query-values|client-ip|user-agent|[a-z][a-z0-9_]*)$/.test(entry)) return entry;
  return new Refusal(
    'query-values, client-ip, user-agent or the name of a field',
    'Field names are those of the JSON format, such as ssl_cipher.',
  );
}

const readLogType = readWord(LOG_TYPE_NAMES, {
  conn: 'connection',
  nlb: 'nlb-access',
  clb: 'clb-access',
  elb: 'clb-access',
});

/** The log types and what writes them, with the writer named once for those that follow each other. */
function documentedTypes(): string {
  return LOG_TYPES.map(({ name, source }, i) =>
    source === LOG_TYPES[i + 1]?.source ? `\`${name}\`` : `\`${name}\` (${source})`,
  ).join(', ');
}

/** The inputs of `mode: alb` alone. */
export const albOwn = {
  'source-bucket': field('Bucket that the load balancers write their logs to.', readBucket),
  'source-prefix': v.optional(
    field('What stands before `AWSLogs/` in the keys; `/` is nothing.', readPrefix),
    '/',
  ),
  'source-bucket-owner': v.optional(
    field('Account that must own the source bucket; sent with every call to S3.', readAccountId),
  ),
  'account-ids': v.optional(
    noted(list('Accounts whose load balancers are read, one a line.', readAccountId), { shown: 'all' }),
  ),
  'load-balancers': v.optional(
    noted(
      list(
        'Load balancers that are read, by name, one a line. `*` stands for any characters, a leading `!` excludes.',
        readLoadBalancerGlob,
      ),
      { shown: 'all' },
    ),
  ),
  'log-types': v.optional(
    list(`Log types that are read, one a line: ${documentedTypes()}.`, readLogType),
    'access',
  ),
  'destination-log-group': v.optional(
    field('Log group to write to. At least one of bucket and log group must be given.', readLogGroup),
  ),
  'destination-bucket': v.optional(
    field(
      'Bucket to write to, one object a segment and day. Nothing is too old for it. At least one of bucket and log group must be given.',
      readBucket,
    ),
  ),
  'destination-prefix': v.optional(
    field('Prefix of the keys in the destination bucket; `/` is none.', readPrefix),
    'load-balancer-logs/',
  ),
  'log-format': v.optional(
    choice(
      'How a record is written: `json`, `raw` (the line as it stands) or `prefixed` (the parts of the key, then the line).',
      ['json', 'raw', 'prefixed'],
    ),
    'json',
  ),
  filter: v.optional(
    text(
      'CEL expression over the fields of the JSON format. A record for which it is false is not sent; one that it cannot be evaluated on is.',
    ),
  ),
  sample: v.optional(
    number(
      'Share of the records to keep, 0 to 1, the same ones in every run. Records with a 5xx status or without an answer are always kept.',
      { least: 0, most: 1 },
    ),
    '1',
  ),
  redact: v.optional(
    list(
      'What to take out of every record, one a line: `query-values`, `client-ip` (cut to /24 or /48), `user-agent`, or the name of a field.',
      readRedaction,
    ),
  ),
};

export const albTable = {
  ...commonTable,
  lookback: v.optional(lookback, '48h'),
  settle: v.optional(settle, '0s'),
  ...albOwn,
  ...objectsTable,
  ...logGroupTable,
};
