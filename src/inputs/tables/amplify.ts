import * as v from 'valibot';
import { readAppId, readBucket, readDomain, readLogGroup, readPrefix } from '../aws.js';
import { choice, field, list, noted } from '../fields.js';
import { commonTable, lookback, settle } from './common.js';
import { objectsTable } from './objects.js';
import { logGroupTable } from './log-group.js';
import { selectionTable } from './selection.js';

/** The inputs of `mode: amplify` alone. */
export const amplifyOwn = {
  'app-id': list('IDs of the Amplify apps, one per line.', readAppId),
  'domain-names': v.optional(
    noted(list('Domains whose logs are fetched, one per line; only with one app.', readDomain), {
      shown: "each app's default domain and associated domains",
    }),
  ),
  'destination-bucket': v.optional(
    field('Bucket to write to. At least one of bucket and log group must be given.', readBucket),
  ),
  'destination-prefix': v.optional(
    field('Prefix of the keys in the destination bucket; `/` for none.', readPrefix),
    'amplify-access-logs/',
  ),
  'destination-log-group': v.optional(
    field('Log group to write to. At least one of bucket and log group must be given.', readLogGroup),
  ),
  'log-format': v.optional(
    choice('How a record is written to the log group: `json`, or `raw` (the unchanged row).', [
      'json',
      'raw',
    ]),
    'json',
  ),
  ...selectionTable,
};

export const amplifyTable = {
  ...commonTable,
  lookback: v.optional(lookback, '48h'),
  settle: v.optional(settle, '1h'),
  ...amplifyOwn,
  ...objectsTable,
  ...logGroupTable,
};
