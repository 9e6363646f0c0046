import { apiTraffic, mixed, type SeededRequest } from '../aws/seed/api-gateway.js';
import { DAY_MS, type Act } from './fixture.js';

const BUCKET = 'example-log-archive';
const DAYS = 2;
const today = Math.floor(Date.now() / DAY_MS) * DAY_MS;
const TRAFFIC = [...apiTraffic({ requests: 480, from: today - DAYS * DAY_MS, span: DAYS * DAY_MS })];

/** What the API, its access log and its function wrote about the same requests. */
const GROUPS: Readonly<Record<string, SeededRequest['entries']>> = {
  'API-Gateway-Execution-Logs_a1b2c3d4e5/prod': mixed(TRAFFIC),
  'shop-api-access': TRAFFIC.map(({ start, id, method, path, status, latencyMs, integrationMs }) => ({
    timestamp: start,
    message: JSON.stringify({
      ...{ requestId: id, ip: '192.0.2.7', httpMethod: method, path, status: String(status) },
      ...{ responseLatency: String(latencyMs), integrationLatency: String(integrationMs) },
    }),
  })),
  '/aws/lambda/checkout': TRAFFIC.map(({ start, lambdaId, integrationMs }) => ({
    timestamp: start,
    message: `REPORT RequestId: ${lambdaId}\tDuration: ${String(integrationMs)}.00 ms\tBilled Duration: ${String(integrationMs)} ms\tMemory Size: 128 MB\tMax Memory Used: 71 MB\t`,
  })),
};

/** Two days of an API's execution and access logs and of a function's, exported to a bucket, one task after the other. */
export const exporting: Act = {
  title: 'mode: export · log groups of API Gateway and Lambda to S3',
  seed: (aws) => {
    aws.s3.createBucket(BUCKET, { policy: JSON.stringify(exportPolicy(aws.region, aws.account)) });
    aws.exports.usual = { ...aws.exports.usual, pendingMs: 50, runningMs: 200 };
    for (const [name, events] of Object.entries(GROUPS)) {
      Object.assign(aws.logs.createGroup(name, { retentionDays: 30 }), { creationTime: today - 20 * DAY_MS });
      aws.logs.seed(name, 'a1b2c3d4e5f60718', events);
    }
    const names = Object.keys(GROUPS);
    return `Two days of events in ${String(names.length)} log groups: ${names.join(', ')}.`;
  },
  inputs: {
    mode: 'export',
    'log-groups': ['API-Gateway-Execution-Logs_*/*', 'shop-api-*', '/aws/lambda/*'].join('\n'),
    'destination-bucket': BUCKET,
    from: new Date(today - DAYS * DAY_MS).toISOString(),
    to: new Date(today).toISOString(),
    settle: '0s',
    'poll-interval': 'PT0.3S',
  },
  shown: ['Tally', 'API Gateway requests: Pages with most 5xx'],
  expected: () => ({ 'segments-committed': String(Object.keys(GROUPS).length * DAYS) }),
  look: (aws) => {
    const keys = aws.s3.list(BUCKET, 'exportedlogs/');
    const objects = keys.filter((key) => key.endsWith('.gz'));
    return [`${String(objects.length)} objects, such as s3://${BUCKET}/${objects[0] ?? ''}`];
  },
  workload: (aws) => aws.s3.list(BUCKET, 'exportedlogs/'),
};

/** What lets CloudWatch Logs of this account write into the bucket. */
function exportPolicy(region: string, account: string): object {
  const Principal = { Service: `logs.${region}.amazonaws.com` };
  const fromHere = {
    StringEquals: { 'aws:SourceAccount': account },
    ArnLike: { 'aws:SourceArn': `arn:aws:logs:${region}:${account}:log-group:*` },
  };
  const StringEquals = { ...fromHere.StringEquals, 's3:x-amz-acl': 'bucket-owner-full-control' };
  const resource = `arn:aws:s3:::${BUCKET}`;
  return {
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Principal, Action: 's3:GetBucketAcl', Resource: resource, Condition: fromHere },
      {
        ...{ Effect: 'Allow', Principal, Action: 's3:PutObject', Resource: `${resource}/*` },
        Condition: { ...fromHere, StringEquals },
      },
    ],
  };
}
