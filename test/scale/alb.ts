/** One load balancer's day of many small log objects. */
import { gzipSync } from 'node:zlib';
import { keyOf } from '../../src/alb/source-key.js';
import { albDay } from '../aws/seed/alb.js';
import { MAX_MIB, quietAws, twoRuns, type ScaleCase } from './case.js';

const BUCKET = 'lb-logs';
const GROUP = '/alb/shop';
const DAY_MS = 24 * 60 * 60 * 1000;
const INTERVALS = 288;

export const albCase: ScaleCase = {
  name: 'alb',
  items: 'objects of a load balancer and day',
  fresh: { calls: [60, 1400], ledgerBytes: [200_000, 1_200_000], mib: MAX_MIB },
  again: { calls: [40, 5], ledgerBytes: [20_000, 0], mib: MAX_MIB },
  async measure(size) {
    const aws = await quietAws();
    aws.s3.createBucket(BUCKET);
    aws.logs.createGroup(GROUP, { retentionDays: 30 });
    const day = new Date(Date.now() - 2 * DAY_MS).toISOString().slice(0, 10);
    const [{ text = '' } = {}] = albDay({
      bucket: BUCKET,
      day,
      nodes: 1,
      linesPerObject: 2,
      intervals: [0, 1],
    });
    const body = gzipSync(text);
    for (const key of keys(day, size)) aws.s3.putObject(BUCKET, key, body);
    const inputs = {
      ...{ mode: 'alb', 'aws-region': 'us-east-1', 'source-bucket': BUCKET, 'destination-log-group': GROUP },
      lookback: '3d',
    };
    return twoRuns({ aws, inputs });
  },
};

/** In the order of a listing, so that the bucket takes them at its end. */
function* keys(day: string, size: number): Generator<string> {
  const nodes = Math.ceil(size / INTERVALS);
  const midnight = Date.parse(`${day}T00:00:00Z`);
  const place = { prefix: '', account: '123456789012', region: 'us-east-1', day: day.replaceAll('-', '/') };
  for (let i = 0; i < size; i += 1) {
    const [slot, node] = [Math.floor(i / nodes), i % nodes];
    const end = new Date(midnight + slot * 5 * 60_000).toISOString().replace(/[-:]/g, '').slice(0, 13);
    const address = `10.0.${String(100 + Math.floor(node / 100))}.${String(100 + (node % 100))}`;
    const tail = `${end}Z_${address}_${String(i).padStart(8, '0')}`;
    yield keyOf({ ...place, logType: 'access', loadBalancer: 'shop.50dc6c495c0c9188', tail });
  }
}
