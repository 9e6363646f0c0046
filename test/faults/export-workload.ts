import { startLocalAws } from '../aws/local-aws.js';
import type { Workload } from './workload.js';

const BUCKET = 'archive';
const GROUPS = ['/aws/lambda/checkout', 'API-Gateway-Execution-Logs_a1b2c3d4e5/prod'];
const DAY_MS = 24 * 60 * 60 * 1000;
/** What all windows that a schedule may cut are made of. */
const UNIT_MS = DAY_MS / 2;
const DAYS = 3;

interface Entry {
  readonly state: string;
  readonly covers?: { readonly from: number; readonly to: number };
}

/** Three days of two log groups. A record is a day of a group whose objects are in the bucket and that the ledger counts. */
export async function exportWorkload(): Promise<Workload> {
  const aws = await startLocalAws();
  aws.s3.createBucket(BUCKET);
  aws.exports.usual = { ...aws.exports.usual, pendingMs: 40, runningMs: 150 };
  const today = Math.floor(Date.now() / DAY_MS) * DAY_MS;
  const starts = Array.from({ length: DAYS }, (_, i) => today - (i + 1) * DAY_MS);
  for (const name of GROUPS) {
    Object.assign(aws.logs.createGroup(name), { creationTime: today - 30 * DAY_MS });
    const events = starts.map((start) => ({ timestamp: start + DAY_MS / 2, message: name })).reverse();
    aws.logs.seed(name, 'stream', events);
  }
  const windows = (): string[] => {
    const keys = aws.s3.list(BUCKET, 'log-ferry-ledger/export/').filter((key) => !key.includes('frontier'));
    // With a shorter chunk a part of today has settled, and a run whose clock is slow takes an earlier day near midnight:
    // both are more than what is asked for.
    const asked = { from: today - DAYS * DAY_MS, to: today };
    return keys.flatMap((key) => committed(aws.s3.get(BUCKET, key), asked));
  };
  return {
    mode: 'export',
    aws,
    inputs: {
      mode: 'export',
      'aws-region': 'us-east-1',
      'log-groups': GROUPS.join('\n'),
      'destination-bucket': BUCKET,
      lookback: '3d',
      settle: '0s',
      'poll-interval': 'PT0.05S',
      lease: '2s',
      'role-to-assume': 'arn:aws:iam::123456789012:role/ci',
    },
    env: { AWS_ENDPOINT_URL: aws.url, ...aws.oidcEnv({ sub: 'repo:example/logs:ref:refs/heads/main' }) },
    calls: {
      put: { service: 'logs', operation: 'CreateExportTask' },
      ledger: { service: 's3', operation: 'PutObject', resource: /log-ferry-ledger/ },
      read: { service: 'logs', operation: 'DescribeExportTasks' },
      readBack: { service: 's3', operation: 'ListObjectsV2' },
    },
    item: {
      name: GROUPS[0] ?? '',
      call: { service: 'logs', operation: 'CreateExportTask', resource: /checkout/ },
      isOf: (record) => record.includes('checkout'),
    },
    expected: () =>
      GROUPS.flatMap((name) =>
        starts.flatMap((start) => [start, start + UNIT_MS].map((unit) => `${name} ${String(unit)}`)),
      ),
    found: windows,
  };
}

/** The half days of the time that is asked for which a ledger document counts, each as often as it does. */
function committed(
  body: Buffer | undefined,
  asked: { readonly from: number; readonly to: number },
): string[] {
  const document: unknown = JSON.parse(String(body));
  const identity: unknown = Reflect.get(Object(document), 'identity');
  const segments = Reflect.get(Object(document), 'segments') as Readonly<Record<string, Entry>>;
  const group = String(Reflect.get(Object(identity), 'logGroup'));
  return Object.values(segments).flatMap(({ state, covers }) => {
    if (state !== 'committed' || covers === undefined) return [];
    const from = Math.max(asked.from, covers.from);
    const units = Math.round((Math.min(asked.to, covers.to) - from) / UNIT_MS);
    return Array.from({ length: Math.max(0, units) }, (_, i) => `${group} ${String(from + i * UNIT_MS)}`);
  });
}
