import { gunzipSync } from 'node:zlib';
import type { LogGroupClass } from '../aws/logs/log-store.js';
import { startLocalAws } from '../aws/local-aws.js';
import { amplifyRows } from '../aws/seed/amplify.js';
import type { Workload } from './workload.js';

const BUCKET = 'archive';
const GROUP = '/amplify/app';
export const APP = 'd2abcdefghijkl';
const HOUR_MS = 60 * 60 * 1000;
/** The domain that a scenario may have refused. */
export const REFUSED = 'example.com';

/** Eight hours of two domains, whose service adds rows and doubles some, to a bucket and a log group. */
export async function amplifyWorkload(
  logGroupClass: LogGroupClass = 'STANDARD',
  hoursAgo = 48,
): Promise<Workload> {
  const aws = await startLocalAws();
  aws.s3.createBucket(BUCKET);
  aws.logs.createGroup(GROUP, { retentionDays: 30, class: logGroupClass });
  aws.amplify.createApp(APP, { domains: ['example.com'] });
  const to = Math.floor(Date.now() / HOUR_MS) * HOUR_MS - hoursAgo * HOUR_MS;
  const from = to - 8 * HOUR_MS;
  const ids: string[] = [];
  const own = new Set<string>();
  for (const domain of ['example.com', `${APP}.amplifyapp.com`]) {
    const rows = [...amplifyRows({ domain, from: from - HOUR_MS, to: to + HOUR_MS, rowsPerHour: 20 })];
    aws.amplify.addRows(APP, domain, rows);
    if (domain === REFUSED) rows.forEach(({ id }) => own.add(id));
    ids.push(...rows.filter(({ time }) => time >= from && time < to).map(({ id }) => id));
  }
  Object.assign(aws.amplify.behaviour, { strayRows: 2, doubleEvery: 5, timeoutHours: 3 });
  aws.faults.add({ service: 'logs', operation: 'PutLogEvents', on: 'every', kind: 'delay', ms: 60 });
  return {
    mode: 'amplify',
    aws,
    inputs: {
      mode: 'amplify',
      'aws-region': 'us-east-1',
      'app-id': APP,
      'destination-bucket': BUCKET,
      'destination-log-group': GROUP,
      from: new Date(from).toISOString(),
      to: new Date(to).toISOString(),
      lease: '2s',
      concurrency: '4',
      'role-to-assume': 'arn:aws:iam::123456789012:role/ci',
    },
    env: { AWS_ENDPOINT_URL: aws.url, ...aws.oidcEnv({ sub: 'repo:example/logs:ref:refs/heads/main' }) },
    calls: {
      put: { service: 'logs', operation: 'PutLogEvents' },
      ledger: { service: 's3', operation: 'PutObject', resource: /log-ferry-ledger/ },
      read: { service: 'amplify', operation: 'DownloadAccessLogs' },
      readBack: { service: 'logs', operation: 'GetLogEvents' },
    },
    item: {
      name: REFUSED,
      call: { service: 'amplify', operation: 'GenerateAccessLogs', resource: /example\.com/ },
      isOf: (record) => own.has(record.replace(/^\S+ /, '')),
    },
    expected: () => ids.flatMap((id) => [`s3 ${id}`, `logs ${id}`]),
    found: () => [
      ...aws.s3.list(BUCKET, 'amplify-access-logs/').flatMap((key) => idsOf(aws.s3.get(BUCKET, key))),
      ...aws.logs.messages(GROUP).map((message) => `logs ${idIn(message)}`),
    ],
  };
}

/** The column of the request id, as the service orders its columns. */
const ID_COLUMN = 14;

function idsOf(object: Buffer | undefined): string[] {
  const lines = object === undefined ? [] : gunzipSync(object).toString().trimEnd().split('\n').slice(1);
  return lines.map((line) => `s3 ${(line.split(',')[ID_COLUMN] ?? '').replaceAll('\\', '')}`);
}

function idIn(message: string): string {
  if (!message.startsWith('{')) return (message.split(',')[ID_COLUMN] ?? '').replaceAll('\\', '');
  const record: unknown = JSON.parse(message);
  return String(Reflect.get(Object(record), 'x-edge-request-id'));
}
