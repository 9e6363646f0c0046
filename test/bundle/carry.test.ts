import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { jsonEvents, prefixedEvents, rawEvents } from './expected.js';
import { dayBefore, FixtureFactory, windowOf } from './fixture.js';

let fixtures: FixtureFactory;
beforeAll(async () => {
  fixtures = await FixtureFactory.open();
});
afterAll(() => fixtures.close());

const day = dayBefore();
const path = day.replaceAll('-', '/');

describe('mode: alb', () => {
  test('json: one event a line, in the stream of its load balancer and day', async () => {
    const fixture = fixtures.fixture();
    const objects = fixture.seed();
    const { code, outputs, summary } = await fixture.run();

    expect(code).toBe(0);
    const events = fixtures.aws.logs.events(fixture.group);
    const stored = events.map(({ timestamp, message }) => ({
      timestamp,
      value: JSON.parse(message) as unknown,
    }));
    expect(sorted(stored)).toEqual(sorted(jsonEvents(objects)));
    expect(fixture.streams()).toEqual([
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
    const fixture = fixtures.fixture();
    const objects = fixture.seed({ prefix: 'a/b' });
    const other = fixtures.anotherFixture();
    const [raw, prefixed] = await Promise.all([
      fixture.run({ 'source-prefix': 'a/b', 'log-format': 'raw' }),
      other.run({ 'source-bucket': fixture.bucket, 'source-prefix': 'a/b', 'log-format': 'prefixed' }),
    ]);
    expect([raw.code, prefixed.code]).toEqual([0, 0]);
    expect(fixture.stored()).toEqual(rawEvents(objects));
    expect(other.stored()).toEqual(prefixedEvents(objects));
  });
});

test('prefixed without a prefix says None', async () => {
  const fixture = fixtures.fixture();
  const objects = fixture.seed({ intervals: [0, 1] });
  await fixture.run({ 'log-format': 'prefixed' });
  expect(fixture.stored()).toEqual(prefixedEvents(objects));
  expect(fixtures.aws.logs.messages(fixture.group)[0]).toMatch(
    new RegExp(`^${fixture.bucket} None AWSLogs 123456789012 us-east-1 ${path} `),
  );
});

test('connection and health check logs go to streams of their own, and other keys are passed over', async () => {
  const fixture = fixtures.fixture();
  const small = { intervals: [0, 2] as [number, number], linesPerObject: 20 };
  fixture.seed(small);
  const connections = fixture.seed({ ...small, type: 'connection' });
  const checks = fixture.seed({ ...small, type: 'health-check' });
  const folder = `AWSLogs/123456789012/elasticloadbalancing/us-east-1/${path}`;
  for (const key of [
    'AWSLogs/123456789012/ELBAccessLogTestFile',
    `${folder}/123456789012_x_net.abc.log.gz`,
  ]) {
    fixtures.aws.s3.putObject(fixture.bucket, key, 'not a log');
  }
  const { code, log, outputs } = await fixture.run({ 'log-types': 'connection\nhealth-check' });

  expect(code).toBe(0);
  expect(outputs['records-read']).toBe('160');
  const [ofConnections, ofChecks] = fixture.streams();
  const parsed = (stream = '') =>
    fixtures.aws.logs
      .events(fixture.group, stream)
      .map(({ timestamp, message }) => ({ timestamp, value: JSON.parse(message) as unknown }));
  expect(ofConnections).toContain(`/connection/${path}/`);
  expect(sorted(parsed(ofConnections))).toEqual(sorted(jsonEvents(connections, 'connection')));
  expect(ofChecks).toContain(`/health-check/${path}/`);
  expect(sorted(parsed(ofChecks))).toEqual(sorted(jsonEvents(checks, 'health-check')));
  expect(log).toMatch(/::notice::.*objects are not load balancer logs of a selected type/);
  expect(log.match(/::notice::/g)).toHaveLength(1);
});

test('only the wanted load balancers', async () => {
  const fixture = fixtures.fixture();
  const wanted = fixture.seed({ loadBalancer: 'shop-eu.1111111111111111', intervals: [0, 1] });
  fixture.seed({ loadBalancer: 'shop-us.2222222222222222', intervals: [0, 1] });
  fixture.seed({ loadBalancer: 'admin.3333333333333333', intervals: [0, 1] });
  await fixture.run({ 'load-balancers': 'shop-*\n!*-us', 'log-format': 'raw' });
  expect(fixture.stored()).toEqual(rawEvents(wanted));
});

test('the same window again does nothing, and objects that came late are found', async () => {
  const fixture = fixtures.fixture();
  const first = fixture.seed({ intervals: [4, 8] });
  await fixture.run({ 'log-format': 'raw' });
  fixtures.aws.calls.clear();
  const again = await fixture.run({ 'log-format': 'raw' });
  expect(again.outputs).toMatchObject({ complete: 'true', 'segments-planned': '0', 'records-read': '0' });
  expect([fixture.count('PutLogEvents'), fixture.count('CreateLogStream')]).toEqual([0, 0]);
  expect(fixture.count('GetObject', /AWSLogs/)).toBe(0);

  const late = fixture.seed({ intervals: [0, 4] });
  const third = await fixture.run({ 'log-format': 'raw' });
  expect(third.outputs).toMatchObject({ complete: 'true', 'objects-read': '8' });
  expect(fixture.stored()).toEqual(rawEvents([...first, ...late]));
});

test('from and to choose objects by the end of their interval', async () => {
  const fixture = fixtures.fixture();
  const objects = fixture.seed({ intervals: [0, 8], nodes: 1 });
  const { outputs } = await fixture.run({
    from: `${day}T00:10:00Z`,
    to: `${day}T00:25:00Z`,
    'log-format': 'raw',
  });
  expect(outputs).toMatchObject({
    'objects-read': '3',
    'window-from': `${day}T00:10:00Z`,
    'window-to': `${day}T00:25:00Z`,
  });
  expect(fixture.stored()).toEqual(rawEvents(objects.slice(1, 4)));
});

test('without from: the lookback, and from then on as far as the ledger says', async () => {
  const fixture = fixtures.fixture();
  const two = fixture.seed({ day: dayBefore(2), intervals: [287, 288], nodes: 1 });
  const one = fixture.seed({ intervals: [0, 2], nodes: 1 });
  const scheduled = { from: '', to: '', 'log-format': 'raw' };
  const first = await fixture.run({ ...scheduled, lookback: '3d' });
  expect(first.outputs['complete']).toBe('true');
  expect(fixture.stored()).toEqual(rawEvents([...two, ...one]));
  const second = await fixture.run({ ...scheduled, lookback: '1h' });
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
