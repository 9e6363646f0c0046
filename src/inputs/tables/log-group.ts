import * as v from 'valibot';
import { readKmsKeyArn, readRetentionDays } from '../aws.js';
import { choice, field, flag } from '../fields.js';

/** What the modes that write to a log group ask about it. */
export const logGroupTable = {
  'create-log-group': v.optional(flag('Create the log group if it does not exist.'), 'false'),
  'too-old': v.optional(
    choice(
      'What to do with records that CloudWatch Logs refuses for their age (14 days, or the retention of the group). `fail`: before anything is downloaded. `skip`: count them. `restamp`: send them with the time of the claim; the JSON keeps the original time.',
      ['fail', 'skip', 'restamp'],
    ),
    'fail',
  ),
  'log-group-class': v.optional(
    choice('Class of a log group that is created: `STANDARD` or `INFREQUENT_ACCESS`.', [
      'STANDARD',
      'INFREQUENT_ACCESS',
    ]),
    'STANDARD',
  ),
  'retention-days': v.optional(
    field(
      'Days after which events expire, for a log group that is created. Without it, they never expire. An existing log group is not changed.',
      readRetentionDays,
    ),
  ),
  'log-group-kms-key-id': v.optional(
    field('ARN of the KMS key of a log group that is created.', readKmsKeyArn),
  ),
};
