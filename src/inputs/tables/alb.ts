import * as v from 'valibot';
import { LOG_TYPE_NAMES, LOG_TYPES } from '../../log-types/index.js';
import {
  readAccountId,
  readBucket,
  readLoadBalancerGlob,
  readLogGroup,
  readSourcePrefix,
  readPrefix,
} from '../aws.js';
import { choice, field, list, noted, readWord } from '../fields.js';
import { commonTable, lookback, settle } from './common.js';
import { objectsTable } from './objects.js';
import { logGroupTable } from './log-group.js';
import { selectionTable } from './selection.js';

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
    field('What comes before `AWSLogs/` in the keys; `/` for nothing.', readSourcePrefix),
    '/',
  ),
  'source-bucket-owner': v.optional(
    field('Account that must own the source bucket; sent with every call to S3.', readAccountId),
  ),
  'account-ids': v.optional(
    noted(list('Accounts whose load balancers are read, one per line.', readAccountId), { shown: 'all' }),
  ),
  'load-balancers': v.optional(
    noted(
      list(
        'Load balancers that are read, by name, one per line. `*` stands for any characters, a leading `!` excludes.',
        readLoadBalancerGlob,
      ),
      { shown: 'all' },
    ),
  ),
  'log-types': v.optional(
    list(`Log types that are read, one per line: ${documentedTypes()}.`, readLogType),
    'access',
  ),
  'destination-log-group': v.optional(
    field('Log group to write to. At least one of bucket and log group must be given.', readLogGroup),
  ),
  'destination-bucket': v.optional(
    field(
      'Bucket to write to, one object per segment and day; logs of any age. At least one of bucket and log group must be given.',
      readBucket,
    ),
  ),
  'destination-prefix': v.optional(
    field('Prefix of the keys in the destination bucket; `/` for none.', readPrefix),
    'load-balancer-logs/',
  ),
  'log-format': v.optional(
    choice(
      'How a record is written: `json`, `raw` (the unchanged line) or `prefixed` (the parts of the key, then the line).',
      ['json', 'raw', 'prefixed'],
    ),
    'json',
  ),
  'on-bad-object': v.optional(
    choice(
      'What to do with an object that cannot be read (cut, archived, refused, its key deleted). The rest is delivered either ' +
        'way. `fail`: the run fails, and the next one tries the object again. `skip`: it is recorded as skipped; `redo` delivers it.',
      ['fail', 'skip'],
    ),
    'fail',
  ),
  ...selectionTable,
};

export const albTable = {
  ...commonTable,
  lookback: v.optional(lookback, '48h'),
  settle: v.optional(settle, '0s'),
  ...albOwn,
  ...objectsTable,
  ...logGroupTable,
};
