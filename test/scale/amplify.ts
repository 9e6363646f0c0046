/** Two weeks of many domains of one app, with a request an hour. */
import { amplifyRows } from '../aws/seed/amplify.js';
import { MAX_MIB, quietAws, twoRuns, type ScaleCase } from './case.js';

const BUCKET = 'archive';
const APP = 'd2abcdefghijkl';
const HOUR_MS = 60 * 60 * 1000;
const HOURS = 13 * 24;

export const amplifyCase: ScaleCase = {
  name: 'amplify',
  items: 'hours of domains',
  fresh: { calls: [100, 2500], ledgerBytes: [300_000, 3_000_000], mib: MAX_MIB },
  again: { calls: [60, 60], ledgerBytes: [20_000, 0], mib: MAX_MIB },
  async measure(size) {
    const aws = await quietAws();
    aws.s3.createBucket(BUCKET);
    const domains = Array.from(
      { length: Math.ceil(size / HOURS) },
      (_, i) => `shop-${String(i).padStart(4, '0')}.example.com`,
    );
    aws.amplify.createApp(APP, { domains });
    const to = Math.floor(Date.now() / HOUR_MS) * HOUR_MS - 30 * HOUR_MS;
    const from = to - Math.min(HOURS, size) * HOUR_MS;
    for (const domain of domains) {
      aws.amplify.addRows(APP, domain, amplifyRows({ domain, from, to, rowsPerHour: 1 }));
    }
    const inputs = {
      ...{ mode: 'amplify', 'aws-region': 'us-east-1', 'app-id': APP, 'destination-bucket': BUCKET },
      ...{ 'domain-names': domains.join('\n') },
      ...{ from: new Date(from).toISOString(), to: new Date(to).toISOString() },
    };
    return twoRuns({ aws, inputs });
  },
};
