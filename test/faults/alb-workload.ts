import { startLocalAws } from '../aws/local-aws.js';
import { albDay } from '../aws/seed/alb.js';
import type { Workload } from './workload.js';

const BUCKET = 'lb-logs';
const DAY_MS = 24 * 60 * 60 * 1000;
const LOAD_BALANCERS = ['shop.50dc6c495c0c9188', 'blog.1234567890abcdef'];

/** How the bodies of PutLogEvents are sent: compressed, plain, or compressed to an endpoint that refuses it. */
export type Bodies = 'gzip' | 'plain' | 'refused';

/** Two load balancers, an hour and a half of logs; each segment is several batches. */
export async function albWorkload(
  group = '/alb/shop',
  logGroupClass: 'STANDARD' | 'INFREQUENT_ACCESS' = 'STANDARD',
  bodies: Bodies = 'gzip',
): Promise<Workload> {
  const aws = await startLocalAws();
  aws.s3.createBucket(BUCKET);
  aws.logs.takesGzip = bodies === 'gzip';
  aws.logs.createGroup(group, { retentionDays: 30, class: logGroupClass });
  const day = new Date(Date.now() - DAY_MS).toISOString().slice(0, 10);
  const lines: string[] = [];
  for (const loadBalancer of LOAD_BALANCERS) {
    const objects = albDay({
      bucket: BUCKET,
      loadBalancer,
      day,
      nodes: 1,
      intervals: [0, 18],
      linesPerObject: 300,
    });
    for (const { key, body, text } of objects) {
      aws.s3.putObject(BUCKET, key, body);
      lines.push(...text.split('\n').filter((line) => line !== ''));
    }
  }
  // Puts that take a while give the faults something to meet.
  aws.faults.add({ service: 'logs', operation: 'PutLogEvents', on: 'every', kind: 'delay', ms: 60 });
  return {
    mode: bodies === 'gzip' ? 'alb' : `alb with ${bodies} bodies`,
    aws,
    inputs: {
      mode: 'alb',
      'aws-region': 'us-east-1',
      'source-bucket': BUCKET,
      'destination-log-group': group,
      'log-format': 'raw',
      lease: '2s',
      'role-to-assume': 'arn:aws:iam::123456789012:role/ci',
    },
    env: {
      ...aws.env(),
      ...aws.oidcEnv({ sub: 'repo:example/logs:ref:refs/heads/main' }),
      ...(bodies === 'plain' ? { AWS_DISABLE_REQUEST_COMPRESSION: 'true' } : {}),
    },
    calls: {
      put: { service: 'logs', operation: 'PutLogEvents' },
      ledger: { service: 's3', operation: 'PutObject', resource: /log-ferry-ledger/ },
      read: { service: 's3', operation: 'GetObject', resource: /AWSLogs/ },
      readBack: { service: 'logs', operation: 'GetLogEvents' },
    },
    expected: () => lines,
    found: () => aws.logs.messages(group),
  };
}
