import { LOAD_BALANCERS, shopDay } from '../aws/seed/shop-day.js';
import { query } from './query.js';
import { count, DAY_MS, type Act } from './fixture.js';

const BUCKET = 'example-lb-logs';
const GROUP = '/alb/example';
const ARCHIVE = 'example-archive';
const PREFIX = 'load-balancer-logs/';
let lines = 0;

/** A day of two load balancers, from S3 into a log group, and into Parquet objects for queries. */
export const alb: Act = {
  title: 'mode: alb · load balancer logs from S3 to CloudWatch Logs, and to S3 as Parquet',
  seed: (aws) => {
    aws.s3.createBucket(BUCKET);
    aws.s3.createBucket(ARCHIVE);
    aws.logs.createGroup(GROUP, { retentionDays: 30 });
    const day = new Date(Date.now() - DAY_MS).toISOString().slice(0, 10);
    let objects = 0;
    for (const object of shopDay(BUCKET, day)) {
      aws.s3.putObject(BUCKET, object.key, object.body);
      lines += object.lines;
      objects += 1;
    }
    return `s3://${BUCKET}/ holds ${count(lines)} lines of ${day}, in ${count(objects)} objects of ${LOAD_BALANCERS.join(' and ')}.`;
  },
  inputs: {
    ...{ mode: 'alb', 'source-bucket': BUCKET, 'destination-log-group': GROUP },
    ...{ 'destination-bucket': ARCHIVE, 'object-format': 'parquet' },
  },
  shown: ['Tally'],
  expected: () => ({ 'records-read': String(lines), 'records-written': String(lines) }),
  look: (aws) => {
    const streams = aws.logs.streams(GROUP);
    const [event] = aws.logs.events(GROUP);
    const ledger = aws.s3.list(BUCKET, 'log-ferry-ledger/');
    return [
      `${String(streams.length)} streams in ${GROUP}, such as ${streams[0] ?? ''}`,
      `the first event: ${event?.message.slice(0, 150) ?? ''}…`,
      `${String(aws.s3.list(ARCHIVE, PREFIX).length)} Parquet objects, such as s3://${ARCHIVE}/${aws.s3.list(ARCHIVE, PREFIX)[0] ?? ''}`,
      `${String(ledger.length)} documents of the ledger, such as s3://${BUCKET}/${ledger[0] ?? ''}`,
    ];
  },
  query: (aws) =>
    query(aws, {
      ...{ bucket: ARCHIVE, prefix: PREFIX },
      sql: (files) =>
        "SELECT split_part(split_part(request_url, '?', 1), '/', 4) AS page, count(*) AS requests,\n" +
        '  round(1000 * quantile_cont(target_processing_time, 0.95)) AS p95_ms\n' +
        `FROM read_parquet('${files}')\n` +
        'GROUP BY page ORDER BY p95_ms DESC LIMIT 3',
    }),
  workload: (aws) => [
    ...aws.logs.streams(GROUP).map((name) => `${name} ${String(aws.logs.events(GROUP, name).length)}`),
    ...aws.s3.list(ARCHIVE, PREFIX).map((key) => `${key} ${aws.s3.object(ARCHIVE, key)?.etag ?? ''}`),
  ],
};
