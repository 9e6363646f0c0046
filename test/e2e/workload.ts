/** What the examples carry: what lies in AWS before, and what must lie there afterwards, each record once. */
import { deepEqual, equal, ok } from 'node:assert/strict';
import { gunzipSync } from 'node:zlib';
import type { LocalAws } from '../aws/local-aws.js';
import { albDay, type AlbDay, type AlbObject } from '../aws/seed/alb.js';
import { amplifyHeader, amplifyRows, type AmplifyRow } from '../aws/seed/amplify.js';
import { jsonEvents } from '../bundle/expected.js';
import { DAY_MS, HOUR_MS, REGION } from './scenario.js';

/** Logs of a load balancer, in the bucket that the examples name. */
export function seedAlb(aws: LocalAws, bucket: string, days: readonly Omit<AlbDay, 'bucket'>[]): AlbObject[] {
  aws.s3.createBucket(bucket);
  const objects = days.flatMap((day) => [
    ...albDay({ bucket, region: REGION, nodes: 1, linesPerObject: 25, ...day }),
  ]);
  for (const { key, body } of objects) aws.s3.putObject(bucket, key, body);
  return objects;
}

/** The fields that hold a query string; what `redact: query-values` does to them is asked apart. */
const WITH_QUERY = ['request_url', 'redirect_url', 'transformed_uri'];

/** Each line of the objects is in the group exactly once, whatever its timestamp. */
export function checkAlb(aws: Pick<LocalAws, 'logs'>, group: string, objects: readonly AlbObject[]): void {
  const stored = aws.logs.events(group).map(({ message }) => JSON.parse(message) as Record<string, unknown>);
  const wanted = jsonEvents(objects).map(({ value }) => value as Record<string, unknown>);
  ok(wanted.length > 0);
  deepEqual(comparable(stored), comparable(wanted));
}

function comparable(records: readonly Record<string, unknown>[]): string[] {
  return records
    .map((record) =>
      JSON.stringify(
        Object.entries(record)
          .filter(([name]) => !WITH_QUERY.includes(name))
          .sort(),
      ),
    )
    .sort();
}

export const APP = 'd2abcdefghijkl';

/** Three days of an app, up to now; its service adds rows and doubles some. */
export function seedAmplify(aws: LocalAws, bucket: string): Map<string, AmplifyRow[]> {
  aws.s3.createBucket(bucket);
  aws.amplify.createApp(APP, { domains: ['example.com'] });
  // The second app of the example: nobody visits it.
  aws.amplify.createApp('d3mnopqrstuvwx');
  Object.assign(aws.amplify.behaviour, { strayRows: 2, doubleEvery: 7 });
  const to = Date.now();
  return new Map(
    ['example.com', `${APP}.amplifyapp.com`].map((domain) => {
      const rows = [...amplifyRows({ domain, from: to - 3 * DAY_MS, to, rowsPerHour: 5 })];
      aws.amplify.addRows(APP, domain, rows);
      return [domain, rows];
    }),
  );
}

/** Each row of the window is in the bucket exactly once, in the object of its hour, below the header. */
export function checkAmplify(
  aws: LocalAws,
  bucket: string,
  { rows, from, to }: { rows: ReadonlyMap<string, readonly AmplifyRow[]>; from: number; to: number },
): void {
  const keys = aws.s3.list(bucket, 'amplify-access-logs/');
  const hours = (to - from) / HOUR_MS;
  equal(keys.length, hours * rows.size);
  const found = keys.flatMap((key) => {
    const [header, ...lines] = gunzipSync(aws.s3.get(bucket, key) ?? '')
      .toString()
      .trimEnd()
      .split('\n');
    equal(header, amplifyHeader);
    return lines.map((line) => `${/domain=[^/]+/.exec(key)?.[0] ?? ''} ${line}`);
  });
  const wanted = [...rows].flatMap(([domain, its]) =>
    its.filter(({ time }) => time >= from && time < to).map(({ line }) => `domain=${domain} ${line}`),
  );
  ok(wanted.length > 0);
  deepEqual(found.sort(), wanted.sort());
}

/** Log groups with an event every hour of the day before yesterday, and a bucket that CloudWatch Logs may write to. */
export function seedExport(aws: LocalAws, bucket: string, groups: readonly string[]): string[] {
  aws.s3.createBucket(bucket, { policy: exportPolicy(aws, bucket) });
  aws.exports.usual = { ...aws.exports.usual, pendingMs: 0, runningMs: 0 };
  const today = Math.floor(Date.now() / DAY_MS) * DAY_MS;
  const first = today - 2 * DAY_MS;
  return groups.flatMap((name) => {
    Object.assign(aws.logs.createGroup(name, { retentionDays: 30 }), { creationTime: first });
    const events = Array.from({ length: 24 }, (_, i) => ({
      timestamp: first + i * HOUR_MS,
      message: `${name} says ${String(i)}`,
    }));
    aws.logs.seed(name, 'a1b2c3d4e5f60718', events);
    return events.map(({ message }) => message);
  });
}

/** Each event is in the exported objects exactly once. */
export function checkExport(aws: LocalAws, bucket: string, messages: readonly string[]): void {
  const keys = aws.s3.list(bucket, 'exportedlogs/').filter((key) => key.endsWith('.gz'));
  const found = keys.flatMap((key) =>
    gunzipSync(aws.s3.get(bucket, key) ?? '')
      .toString()
      .trimEnd()
      .split('\n')
      .map((line) => line.slice(25)),
  );
  ok(messages.length > 0);
  deepEqual(found.sort(), [...messages].sort());
}

function exportPolicy({ region, account }: LocalAws, bucket: string): string {
  const Principal = { Service: `logs.${region}.amazonaws.com` };
  const here = {
    StringEquals: { 'aws:SourceAccount': account },
    ArnLike: { 'aws:SourceArn': `arn:aws:logs:${region}:${account}:log-group:*` },
  };
  const StringEquals = { ...here.StringEquals, 's3:x-amz-acl': 'bucket-owner-full-control' };
  const Resource = `arn:aws:s3:::${bucket}`;
  return JSON.stringify({
    Version: '2012-10-17',
    Statement: [
      { Effect: 'Allow', Principal, Action: 's3:GetBucketAcl', Resource, Condition: here },
      {
        ...{ Effect: 'Allow', Principal, Action: 's3:PutObject', Resource: `${Resource}/*` },
        Condition: { ...here, StringEquals },
      },
    ],
  });
}
