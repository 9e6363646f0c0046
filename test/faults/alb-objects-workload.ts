import { startLocalAws } from '../aws/local-aws.js';
import { albDay, type AlbObject } from '../aws/seed/alb.js';
import { jsonEvents } from '../bundle/expected.js';
import { objectTexts, type Workload } from './workload.js';

const BUCKET = 'lb-logs';
const ARCHIVE = 'archive';
const DAY_MS = 24 * 60 * 60 * 1000;
const LOAD_BALANCERS = ['shop.50dc6c495c0c9188', 'blog.1234567890abcdef'];

/** Two load balancers around midnight in Tokyo, whose segments write an object for each of two days. */
export async function albObjectsWorkload(): Promise<Workload> {
  const aws = await startLocalAws();
  aws.s3.createBucket(BUCKET);
  aws.s3.createBucket(ARCHIVE);
  const day = new Date(Date.now() - DAY_MS).toISOString().slice(0, 10);
  const objects: AlbObject[] = LOAD_BALANCERS.flatMap((loadBalancer) => [
    ...albDay({ bucket: BUCKET, loadBalancer, day, nodes: 1, intervals: [177, 184], linesPerObject: 100 }),
  ]);
  for (const { key, body } of objects) aws.s3.putObject(BUCKET, key, body);
  const expected = jsonEvents(objects).map(({ value }) => nameOf(value));
  const [{ key: refused } = { key: '' }] = objects;
  // Puts that take a while give the faults something to meet.
  const put = { service: 's3', operation: 'PutObject', resource: /load-balancer-logs\// };
  aws.faults.add({ ...put, on: 'every', kind: 'delay', ms: 60 });
  return {
    mode: 'objects of alb',
    aws,
    inputs: {
      mode: 'alb',
      'aws-region': 'us-east-1',
      'source-bucket': BUCKET,
      'destination-bucket': ARCHIVE,
      'time-zone': 'Asia/Tokyo',
      lease: '2s',
      'role-to-assume': 'arn:aws:iam::123456789012:role/ci',
    },
    env: { ...aws.env(), ...aws.oidcEnv({ sub: 'repo:example/logs:ref:refs/heads/main' }) },
    calls: {
      put,
      ledger: { service: 's3', operation: 'PutObject', resource: /log-ferry-ledger/ },
      read: { service: 's3', operation: 'GetObject', resource: /AWSLogs/ },
      readBack: undefined,
    },
    item: {
      name: refused,
      call: {
        service: 's3',
        operation: 'GetObject',
        resource: new RegExp(`${refused.replaceAll('.', '\\.')}$`),
      },
      isOf: (record) => record.startsWith(`${refused} `),
    },
    expected: () => expected,
    found: () => objectTexts(aws, ARCHIVE, 'load-balancer-logs/').map((text) => nameOf(JSON.parse(text))),
  };
}

/** The source object, the time and the trace id, which no two lines share. */
function nameOf(record: unknown): string {
  const {
    source,
    time,
    trace_id: trace,
  } = record as { source: { key: string }; time: string; trace_id: string };
  return `${source.key} ${time} ${trace}`;
}
