import { startLocalAws, type LocalAws } from '../aws/local-aws.js';
import { albDay } from '../aws/seed/alb.js';
import type { Item, OddObjects, Workload } from './workload.js';

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
  let bad = { key: '', text: '' };
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
      lines.push(...linesOf(text));
      bad = { key, text };
    }
  }
  // Puts that take a while give the faults something to meet.
  aws.faults.add({ service: 'logs', operation: 'PutLogEvents', on: 'every', kind: 'delay', ms: 60 });
  return {
    mode: nameOf(logGroupClass, bodies),
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
    item: itemOf(bad),
    putOddObjects: () => putOddObjects(aws, { day, lines }),
    expected: () => lines,
    found: () => aws.logs.messages(group),
  };
}

function nameOf(logGroupClass: string, bodies: Bodies): string {
  if (logGroupClass !== 'STANDARD') return 'alb that cannot be read back';
  return bodies === 'gzip' ? 'alb' : `alb with ${bodies} bodies`;
}

function linesOf(text: string): string[] {
  return text.split('\n').filter((line) => line !== '');
}

/** One object of one load balancer. */
function itemOf({ key, text }: { key: string; text: string }): Item {
  const own = new Set(linesOf(text));
  const resource = new RegExp(`${key.replaceAll('.', '\\.')}$`);
  return {
    name: key,
    call: { service: 's3', operation: 'GetObject', resource },
    isOf: (record) => own.has(record),
  };
}

/** An hour of a third load balancer, whose objects a node wrote in odd ways; what can be read of them is expected. */
function putOddObjects(aws: LocalAws, { day, lines }: { day: string; lines: string[] }): OddObjects {
  const about = { bucket: BUCKET, loadBalancer: 'odd.aaaaaaaaaaaaaaaa', day, nodes: 1 };
  const [empty, plain, garbage, newline, cut] = [
    ...albDay({ ...about, intervals: [0, 5], linesPerObject: 30 }),
  ];
  if (!empty || !plain || !garbage || !newline || !cut) throw new Error('There are too few objects.');
  aws.s3.putObject(BUCKET, empty.key, '');
  aws.s3.putObject(BUCKET, plain.key, plain.text);
  aws.s3.putObject(BUCKET, garbage.key, Buffer.concat([garbage.body, Buffer.from('%garbage%')]));
  aws.s3.putObject(BUCKET, newline.key, Buffer.concat([newline.body, Buffer.from('\n')]));
  aws.s3.putObject(BUCKET, cut.key, cut.body.subarray(0, cut.body.length - 12));
  lines.push(...[plain, garbage, newline, cut].flatMap(({ text }) => linesOf(text)));
  const own = new Set(linesOf(cut.text));
  return {
    cutKey: cut.key,
    isCut: (record) => own.has(record),
    mend: () => {
      aws.s3.putObject(BUCKET, cut.key, cut.body);
    },
  };
}
