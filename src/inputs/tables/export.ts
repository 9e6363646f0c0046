import * as v from 'valibot';
import { readBucket, readLogGroupGlob, readLogStreamPrefix, readPrefix } from '../aws.js';
import { choice, duration, field, flag, list, noted, number } from '../fields.js';
import { commonTable, lookback, settle } from './common.js';
import { objectsTable } from './objects.js';
import { EXPORT_PREFIXES } from '../modes.js';

/** The inputs of `mode: export` alone. */
export const exportOwn = {
  'log-groups': list(
    'Log groups to export, one per line. `*` stands for any characters, slashes too, and a leading `!` excludes.',
    readLogGroupGlob,
  ),
  'log-stream-prefix': v.optional(
    field('Export only log streams whose names start with this.', readLogStreamPrefix),
  ),
  engine: v.optional(
    choice(
      'Who moves the events. `task`: CloudWatch Logs, one export task at a time in an account and Region. `read`: the run reads them and writes the objects itself: many small groups take minutes, but every byte passes through the runner.',
      ['task', 'read'],
      { tasks: 'task', exporttask: 'task', filter: 'read', reading: 'read' },
    ),
    'task',
  ),
  'read-rate': v.optional(
    noted(
      number(
        'With `engine: read`: the most calls of FilterLogEvents a second, over all groups; fewer while AWS throttles. The number of windows in flight has the same limit.',
        { least: 0.1, most: 1000 },
      ),
      { shown: '`2`, in us-east-1 `5`' },
    ),
  ),
  'destination-bucket': field('Bucket to export to; with `engine: task` in the same Region.', readBucket),
  'destination-prefix': v.optional(
    noted(field('Prefix of the keys in the destination bucket; `/` for none.', readPrefix), {
      shown: `\`${EXPORT_PREFIXES.task}\`, \`engine: read\` \`${EXPORT_PREFIXES.read}\``,
    }),
  ),
  'clean-leftovers': v.optional(
    flag(
      'Delete what failed or canceled tasks of the action left behind (needs `s3:DeleteObject`). Otherwise, leftovers are listed.',
    ),
    'false',
  ),
  chunk: v.optional(
    duration(
      'Length of one window, which is one export task; whole days are days of `time-zone`. With `engine: read` a window ends at midnight at the latest.',
      {
        least: 1000,
        step: 1000,
      },
    ),
    '1d',
  ),
  'poll-interval': v.optional(
    duration('Time between two checks of a task. It grows to six times this value.', { least: 1 }),
    '10s',
  ),
  wait: v.optional(
    flag(
      'Wait for the tasks. `false`: start at most one and end with `complete: false`; a later run continues with it.',
    ),
    'true',
  ),
  'on-cancel': v.optional(
    choice('When the workflow is canceled: `cancel` the running task, or `leave` it for the next run.', [
      'cancel',
      'leave',
    ]),
    'cancel',
  ),
};

export const exportTable = {
  ...commonTable,
  lookback: v.optional(lookback, '7d'),
  settle: v.optional(noted(settle, { shown: '`12h`, `engine: read` `1h`' })),
  ...exportOwn,
  ...objectsTable,
};
