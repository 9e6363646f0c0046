import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { jsonEvents, prefixedEvents, rawEvents } from './expected.js';
import { dayBefore, StageFactory, windowOf } from './stage.js';

let theatre: StageFactory;
beforeAll(async () => {
  theatre = await StageFactory.open();
});
afterAll(() => theatre.close());

const day = dayBefore();
const path = day.replaceAll('-', '/');

describe('mode: alb', () => {
  test('json: one event a line, in the stream of its load balancer and day', async () => {
    const stage = theatre.stage();
    const objects = stage.seed();
    const { code, outputs, summary } = await stage.run();

    expect(code).toBe(0);
    const events = theatre.aws.logs.events(stage.group);
    const stored = events.map(({ timestamp, message }) => ({
      timestamp,
      value: JSON.parse(message) as unknown,
    }));
    expect(sorted(stored)).toEqual(sorted(jsonEvents(objects)));
    expect(stage.streams()).toEqual([
      expect.stringMatching(new RegExp(`^alb/shop\\.50dc6c495c0c9188/access/${path}/[0-9]{4}-[0-9a-f]{10}$`)),
    ]);
    const bytes = objects.reduce((sum, { body }) => sum + body.length, 0);
    const written = events.reduce((sum, { message }) => sum + Buffer.byteLength(message), 0);
    const zeros = {
      filtered: 0,
      'sampled-out': 0,
      'out-of-window': 0,
      duplicate: 0,
      'too-old': 0,
      'too-new': 0,
      oversize: 0,
      rejected: 0,
    };
    expect(JSON.parse(outputs['tally'] ?? '')).toEqual({
      read: 640,
      unparsed: 0,
      restamped: 0,
      logs: { read: 640, written: 640, ...zeros },
    });
    expect(outputs).toMatchObject({
      complete: 'true',
      'window-from': `${day}T00:00:00Z`,
      'window-to': windowOf(day).to.replace('.000Z', 'Z'),
      'segments-planned': '1',
      'segments-committed': '1',
      'segments-skipped': '0',
      'records-read': '640',
      'records-written': '640',
      'bytes-read': String(bytes),
      'bytes-written': String(written),
      'objects-read': '16',
      'objects-written': '0',
      'objects-skipped': '0',
    });
    expect(summary).toContain('✅ complete');
    expect(summary).toContain('| written | 640 |');
  });

  test('raw and prefixed: the lines as they stand', async () => {
    const stage = theatre.stage();
    const objects = stage.seed({ prefix: 'a/b' });
    const other = theatre.anotherStage();
    const [raw, prefixed] = await Promise.all([
      stage.run({ 'source-prefix': 'a/b', 'log-format': 'raw' }),
      other.run({ 'source-bucket': stage.bucket, 'source-prefix': 'a/b', 'log-format': 'prefixed' }),
    ]);
    expect([raw.code, prefixed.code]).toEqual([0, 0]);
    expect(stage.stored()).toEqual(rawEvents(objects));
    expect(other.stored()).toEqual(prefixedEvents(objects));
  });
});

test('prefixed without a prefix says None', async () => {
  const stage = theatre.stage();
  const objects = stage.seed({ intervals: [0, 1] });
  await stage.run({ 'log-format': 'prefixed' });
  expect(stage.stored()).toEqual(prefixedEvents(objects));
  expect(theatre.aws.logs.messages(stage.group)[0]).toMatch(
    new RegExp(`^${stage.bucket} None AWSLogs 123456789012 us-east-1 ${path} `),
  );
});

test('connection and health check logs go to streams of their own, and other keys are passed over', async () => {
  const stage = theatre.stage();
  const small = { intervals: [0, 2] as [number, number], linesPerObject: 20 };
  stage.seed(small);
  const connections = stage.seed({ ...small, type: 'connection' });
  const checks = stage.seed({ ...small, type: 'health-check' });
  const folder = `AWSLogs/123456789012/elasticloadbalancing/us-east-1/${path}`;
  for (const key of [
    'AWSLogs/123456789012/ELBAccessLogTestFile',
    `${folder}/123456789012_x_net.abc.log.gz`,
  ]) {
    theatre.aws.s3.putObject(stage.bucket, key, 'not a log');
  }
  const { code, log, outputs } = await stage.run({ 'log-types': 'connection\nhealth-check' });

  expect(code).toBe(0);
  expect(outputs['records-read']).toBe('160');
  const [ofConnections, ofChecks] = stage.streams();
  const parsed = (stream = '') =>
    theatre.aws.logs
      .events(stage.group, stream)
      .map(({ timestamp, message }) => ({ timestamp, value: JSON.parse(message) as unknown }));
  expect(ofConnections).toContain(`/connection/${path}/`);
  expect(sorted(parsed(ofConnections))).toEqual(sorted(jsonEvents(connections, 'connection')));
  expect(ofChecks).toContain(`/health-check/${path}/`);
  expect(sorted(parsed(ofChecks))).toEqual(sorted(jsonEvents(checks, 'health-check')));
  expect(log).toMatch(/::notice::.*objects are not load balancer logs of a selected type/);
  expect(log.match(/::notice::/g)).toHaveLength(1);
});

test('only the wanted load balancers', async () => {
  const stage = theatre.stage();
  const wanted = stage.seed({ loadBalancer: 'shop-eu.1111111111111111', intervals: [0, 1] });
  stage.seed({ loadBalancer: 'shop-us.2222222222222222', intervals: [0, 1] });
  stage.seed({ loadBalancer: 'admin.3333333333333333', intervals: [0, 1] });
  await stage.run({ 'load-balancers': 'shop-*\n!*-us', 'log-format': 'raw' });
  expect(stage.stored()).toEqual(rawEvents(wanted));
});

test('the same window again does nothing, and objects that came late are found', async () => {
  const stage = theatre.stage();
  const first = stage.seed({ intervals: [4, 8] });
  await stage.run({ 'log-format': 'raw' });
  theatre.aws.calls.clear();
  const again = await stage.run({ 'log-format': 'raw' });
  expect(again.outputs).toMatchObject({ complete: 'true', 'segments-planned': '0', 'records-read': '0' });
  expect([stage.count('PutLogEvents'), stage.count('CreateLogStream')]).toEqual([0, 0]);
  expect(stage.count('GetObject', /AWSLogs/)).toBe(0);

  const late = stage.seed({ intervals: [0, 4] });
  const third = await stage.run({ 'log-format': 'raw' });
  expect(third.outputs).toMatchObject({ complete: 'true', 'objects-read': '8' });
  expect(stage.stored()).toEqual(rawEvents([...first, ...late]));
});

test('from and to choose objects by the end of their interval', async () => {
  const stage = theatre.stage();
  const objects = stage.seed({ intervals: [0, 8], nodes: 1 });
  const { outputs } = await stage.run({
    from: `${day}T00:10:00Z`,
    to: `${day}T00:25:00Z`,
    'log-format': 'raw',
  });
  expect(outputs).toMatchObject({
    'objects-read': '3',
    'window-from': `${day}T00:10:00Z`,
    'window-to': `${day}T00:25:00Z`,
  });
  expect(stage.stored()).toEqual(rawEvents(objects.slice(1, 4)));
});

test('without from: the lookback, and from then on as far as the ledger says', async () => {
  const stage = theatre.stage();
  const two = stage.seed({ day: dayBefore(2), intervals: [287, 288], nodes: 1 });
  const one = stage.seed({ intervals: [0, 2], nodes: 1 });
  const scheduled = { from: '', to: '', 'log-format': 'raw' };
  const first = await stage.run({ ...scheduled, lookback: '3d' });
  expect(first.outputs['complete']).toBe('true');
  expect(stage.stored()).toEqual(rawEvents([...two, ...one]));
  const second = await stage.run({ ...scheduled, lookback: '1h' });
  expect(second.outputs).toMatchObject({ complete: 'true', 'segments-planned': '0' });
});

function sorted<T extends { timestamp: number; value: unknown }>(events: readonly T[]): T[] {
  const keyed = events.map((event) => ({ event, key: JSON.stringify(event, sortKeys) }));
  return keyed.sort((a, b) => (a.key < b.key ? -1 : 1)).map(({ event }) => event);
}

function sortKeys(_: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
