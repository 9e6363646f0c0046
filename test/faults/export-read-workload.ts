import { startLocalAws } from '../aws/local-aws.js';
import { objectTexts, type Workload } from './workload.js';

const BUCKET = 'archive';
const GROUPS = ['/aws/lambda/checkout', 'API-Gateway-Execution-Logs_a1b2c3d4e5/prod', '/aws/lambda/idle'];
const DAY_MS = 24 * 60 * 60 * 1000;
const DAYS = 3;
const EVENTS_A_DAY = 60;

/** Three days of log groups whose pages are short, some of them empty, and some come twice. A record is an event. */
export async function exportReadWorkload(): Promise<Workload> {
  const aws = await startLocalAws();
  aws.s3.createBucket(BUCKET);
  aws.logs.limits.set('FilterLogEvents', 25);
  Object.assign(aws.logs.reads, { pageEvents: 25, emptyEvery: 3, repeatsPages: true });
  const today = Math.floor(Date.now() / DAY_MS) * DAY_MS;
  const expected: string[] = [];
  // What reads that lag do not show yet is younger than any window that is taken.
  aws.clock.advance(-DAY_MS);
  for (const name of GROUPS) {
    Object.assign(aws.logs.createGroup(name), { creationTime: today - 30 * DAY_MS });
    if (name.endsWith('idle')) continue;
    for (const stream of ['a', 'b']) {
      const events = Array.from({ length: (DAYS * EVENTS_A_DAY) / 2 }, (_, i) => ({
        timestamp: today - DAYS * DAY_MS + i * ((2 * DAY_MS) / EVENTS_A_DAY),
        message: `${name} ${stream} ${String(i)}`,
      }));
      aws.logs.seed(name, stream, events);
      expected.push(...events.map(({ message }) => message));
    }
  }
  aws.clock.advance(DAY_MS);
  return {
    mode: 'export (read)',
    aws,
    inputs: {
      mode: 'export',
      engine: 'read',
      'aws-region': 'us-east-1',
      'log-groups': GROUPS.join('\n'),
      'destination-bucket': BUCKET,
      lookback: '3d',
      settle: '0s',
      'read-rate': '25',
      lease: '2s',
      'role-to-assume': 'arn:aws:iam::123456789012:role/ci',
    },
    env: { AWS_ENDPOINT_URL: aws.url, ...aws.oidcEnv({ sub: 'repo:example/logs:ref:refs/heads/main' }) },
    calls: {
      put: { service: 's3', operation: 'PutObject', resource: /log-group-events/ },
      ledger: { service: 's3', operation: 'PutObject', resource: /log-ferry-ledger/ },
      read: { service: 'logs', operation: 'FilterLogEvents' },
      readBack: { service: 's3', operation: 'HeadObject' },
    },
    item: {
      name: GROUPS[0] ?? '',
      call: { service: 'logs', operation: 'FilterLogEvents', resource: /checkout/ },
      isOf: (record) => record.includes('checkout'),
    },
    expected: () => expected,
    found: () => objectTexts(aws, BUCKET, 'log-group-events/').map(messageOf),
  };
}

function messageOf(line: string): string {
  return String(Reflect.get(Object(JSON.parse(line)), 'message'));
}
