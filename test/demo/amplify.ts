import { amplifyRows } from '../aws/seed/amplify.js';
import { count, DAY_MS, type Act } from './fixture.js';

const BUCKET = 'example-archive';
const GROUP = '/amplify/example';
const APP = 'd2abcdefghijkl';
const to = Math.floor((Date.now() - 2 * DAY_MS) / DAY_MS) * DAY_MS;
const from = to - DAY_MS;
let rows = 0;

/** A day of an Amplify app, whose service adds rows and doubles some, to a bucket and a log group. */
export const amplify: Act = {
  title: 'mode: amplify · Amplify Hosting access logs to S3 and CloudWatch Logs',
  seed: (aws) => {
    aws.s3.createBucket(BUCKET);
    aws.logs.createGroup(GROUP, { retentionDays: 30 });
    aws.amplify.createApp(APP, { domains: ['example.com'] });
    for (const domain of ['example.com', `${APP}.amplifyapp.com`]) {
      const wanted = [...amplifyRows({ domain, from, to, rowsPerHour: 25 })];
      aws.amplify.addRows(APP, domain, wanted);
      rows += wanted.length;
    }
    Object.assign(aws.amplify.behaviour, { strayRows: 2, doubleEvery: 7, timeoutHours: 6 });
    return (
      `Amplify keeps ${count(rows)} requests of ${new Date(from).toISOString().slice(0, 10)} to the two domains of app ${APP}. ` +
      'Its responses contain duplicates and rows of other hours, and long ranges time out, as users of the service report.'
    );
  },
  inputs: {
    mode: 'amplify',
    'app-id': APP,
    'destination-bucket': BUCKET,
    'destination-log-group': GROUP,
    from: new Date(from).toISOString(),
    to: new Date(to).toISOString(),
  },
  shown: ['Tally'],
  expected: () => ({ 'records-written': String(rows) }),
  look: (aws) => {
    const keys = aws.s3.list(BUCKET, 'amplify-access-logs/');
    const [key = ''] = keys;
    return [
      `${String(keys.length)} objects, such as s3://${BUCKET}/${key}`,
      `${String(aws.logs.streams(GROUP).length)} streams in ${GROUP}, such as ${aws.logs.streams(GROUP)[0] ?? ''}`,
    ];
  },
  workload: (aws) => [
    ...aws.s3
      .list(BUCKET, 'amplify-access-logs/')
      .map((key) => `${key} ${aws.s3.object(BUCKET, key)?.etag ?? ''}`),
    ...aws.logs.streams(GROUP).map((name) => `${name} ${String(aws.logs.events(GROUP, name).length)}`),
  ],
};
