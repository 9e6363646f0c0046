import { LOAD_BALANCERS, shopDay } from '../aws/seed/shop-day.js';
import { count, DAY_MS, type Act } from './stage.js';

const BUCKET = 'example-lb-logs';
const GROUP = '/alb/example';
let lines = 0;

/** A day of two load balancers, from S3 into a log group. */
export const alb: Act = {
  title: 'mode: alb · load balancer logs from S3 to CloudWatch Logs',
  seed: (aws) => {
    aws.s3.createBucket(BUCKET);
    aws.logs.createGroup(GROUP, { retentionDays: 30 });
    const day = new Date(Date.now() - DAY_MS).toISOString().slice(0, 10);
    let objects = 0;
    for (const object of shopDay(BUCKET, day)) {
      aws.s3.putObject(BUCKET, object.key, object.body);
      lines += object.lines;
      objects += 1;
    }
    return `In s3://${BUCKET}/ lie ${count(lines)} lines of ${day} in ${count(objects)} objects of ${LOAD_BALANCERS.join(' and ')}.`;
  },
  inputs: { mode: 'alb', 'source-bucket': BUCKET, 'destination-log-group': GROUP },
  shown: ['Tally', 'Slowest pages'],
  expected: () => ({ 'records-read': String(lines), 'records-written': String(lines) }),
  look: (aws) => {
    const streams = aws.logs.streams(GROUP);
    const [event] = aws.logs.events(GROUP);
    const ledger = aws.s3.list(BUCKET, 'log-ferry-ledger/');
    return [
      `${String(streams.length)} streams in ${GROUP}, such as ${streams[0] ?? ''}`,
      `the first event: ${event?.message.slice(0, 150) ?? ''}…`,
      `${String(ledger.length)} documents of the ledger, such as s3://${BUCKET}/${ledger[0] ?? ''}`,
    ];
  },
  workload: (aws) =>
    aws.logs.streams(GROUP).map((name) => `${name} ${String(aws.logs.events(GROUP, name).length)}`),
};
