import * as v from 'valibot';
import { readAccountId, readBucket, readLogGroupGlob, readLogStreamPrefix, readPrefix } from '../aws.js';
import { choice, duration, field, flag, list } from '../fields.js';
import { commonTable, lookback, settle } from './common.js';

/** The inputs of `mode: export` alone. */
export const exportOwn = {
  'log-groups': list(
    'Log groups to export, one a line. `*` stands for any characters, slashes too, and a leading `!` excludes.',
    readLogGroupGlob,
  ),
  'log-stream-prefix': v.optional(
    field('Export only the streams whose name starts so.', readLogStreamPrefix),
  ),
  'destination-bucket': field('Bucket to export to, in the same Region.', readBucket),
  'destination-prefix': v.optional(
    field('Prefix of the keys in the destination bucket; `/` is none.', readPrefix),
    'exportedlogs/',
  ),
  'destination-bucket-owner': v.optional(
    field('Account that must own the destination bucket; sent with every call to S3.', readAccountId),
  ),
  'clean-leftovers': v.optional(
    flag(
      'Delete what failed or cancelled tasks of the ferry left behind (needs `s3:DeleteObject`). Without it leftovers are listed.',
    ),
    'false',
  ),
  chunk: v.optional(
    duration('Length of the window of one export task; whole days are days of `time-zone`.', {
      least: 1000,
      step: 1000,
    }),
    '1d',
  ),
  'poll-interval': v.optional(
    duration('Time between two looks at a task. It grows to six times that.', { least: 1 }),
    '10s',
  ),
  wait: v.optional(
    flag(
      'Wait for the tasks. `false`: start at most one and leave with `complete: false`; a later run takes it up.',
    ),
    'true',
  ),
  'on-cancel': v.optional(
    choice('When the workflow is cancelled: `cancel` the running task, or `leave` it for the next run.', [
      'cancel',
      'leave',
    ]),
    'cancel',
  ),
};

export const exportTable = {
  ...commonTable,
  lookback: v.optional(lookback, '7d'),
  settle: v.optional(settle, '12h'),
  ...exportOwn,
};
