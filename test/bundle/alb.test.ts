import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { startLocalAws, type LocalAws } from '../aws/local-aws.js';
import { albDay, type AlbObject } from '../aws/seed/alb.js';
import { runBundle, type BundleResult, type BundleRun } from './runner.js';

const BUCKET = 'lb-logs';
const GROUP = '/alb/shop';
const ROLE = 'arn:aws:iam::123456789012:role/ci';
const DAY = new Date(Date.now() - 24 * 60 * 60 * 1000).toISOString().slice(0, 10);

let aws: LocalAws;

beforeEach(async () => {
  aws = await startLocalAws();
  aws.s3.createBucket(BUCKET);
  aws.logs.createGroup(GROUP, { retentionDays: 30 });
});
afterEach(() => aws.close());

function seed(more: Partial<Parameters<typeof albDay>[0]> = {}): AlbObject[] {
  const objects = [
    ...albDay({ bucket: BUCKET, day: DAY, nodes: 1, intervals: [0, 12], linesPerObject: 25, ...more }),
  ];
  for (const { key, body } of objects) aws.s3.putObject(BUCKET, key, body);
  return objects;
}

function ferry(inputs: Record<string, string> = {}, rest: Partial<BundleRun> = {}): Promise<BundleResult> {
  const usual = {
    mode: 'alb',
    'aws-region': 'us-east-1',
    'source-bucket': BUCKET,
    'destination-log-group': GROUP,
  };
  const env = { AWS_ENDPOINT_URL: aws.url, ...aws.oidcEnv({ sub: 'repo:example/logs:ref:refs/heads/main' }) };
  return runBundle({ inputs: { ...usual, 'role-to-assume': ROLE, ...inputs }, env, ...rest });
}

const linesOf = (objects: readonly AlbObject[]): string[] =>
  objects.flatMap(({ text }) => text.split('\n').filter((line) => line !== ''));

describe('the bundle', () => {
  test('puts every line into the streams of its load balancer, with its own time', async () => {
    const shop = seed();
    const blog = seed({ loadBalancer: 'blog.1234567890abcdef', seed: 2 });
    const { code, outputs, summary } = await ferry({ 'log-format': 'raw' });
    expect(code).toBe(0);
    const path = DAY.replaceAll('-', '/');
    const streams = aws.logs.streams(GROUP);
    expect(streams).toHaveLength(2);
    for (const stream of streams) {
      expect(stream).toMatch(
        new RegExp(`^alb/(shop\\.50dc6c495c0c9188|blog\\.1234567890abcdef)/access/${path}/\\d{4}-`),
      );
      const expected = linesOf(stream.startsWith('alb/shop') ? shop : blog);
      const events = aws.logs.events(GROUP, stream);
      expect(events.map(({ message }) => message).sort()).toEqual(expected.sort());
      for (const { timestamp, message } of events) {
        expect(new Date(timestamp).toISOString()).toBe(`${message.split(' ')[1]?.slice(0, 23) ?? ''}Z`);
      }
    }
    expect(outputs).toMatchObject({
      complete: 'true',
      'segments-planned': '2',
      'segments-committed': '2',
      'segments-skipped': '0',
      'records-read': '600',
      'records-written': '600',
      'objects-read': '24',
      'objects-written': '0',
      'objects-skipped': '0',
      'bytes-read': String([...shop, ...blog].reduce((sum, { body }) => sum + body.length, 0)),
      'bytes-written': String(
        linesOf([...shop, ...blog]).reduce((sum, line) => sum + Buffer.byteLength(line), 0),
      ),
    });
    expect(JSON.parse(outputs['tally'] ?? '')).toMatchObject({
      read: 600,
      logs: { written: 600, rejected: 0 },
    });
    expect(summary).toMatch(/complete/);
    expect(summary).toMatch(/written \| 600/);
  });

  test('writes JSON with the fields of the documentation, and where a line came from', async () => {
    const [object] = seed({ intervals: [3, 4], linesPerObject: 1 });
    await ferry();
    const [event] = aws.logs.events(GROUP);
    expect(JSON.parse(event?.message ?? '')).toMatchObject({
      elb: 'app/shop/50dc6c495c0c9188',
      time: expect.stringMatching(new RegExp(`^${DAY}T00:1\\d:`)),
      elb_status_code: expect.any(Number),
      source: {
        bucket: BUCKET,
        key: object?.key,
        account: '123456789012',
        region: 'us-east-1',
        interval_end: `${DAY}T00:20:00Z`,
      },
    });
  });

  test('writes the words before a line that the old forwarder wrote', async () => {
    const [object] = seed({ intervals: [0, 1], linesPerObject: 1, prefix: 'a/b' });
    await ferry({ 'log-format': 'prefixed', 'source-prefix': 'a/b' });
    const [, ip = '', random = ''] = /T0005Z_([^_]+)_([^.]+)/.exec(object?.key ?? '') ?? [];
    const path = DAY.replaceAll('-', '/');
    const stamp = `${DAY.replaceAll('-', '')}T0005Z`;
    const words = `${BUCKET} /a/b AWSLogs 123456789012 us-east-1 ${path} shop.50dc6c495c0c9188 ${stamp} ${ip} ${random}`;
    expect(aws.logs.messages(GROUP)).toEqual([`${words} ${object?.text.trimEnd() ?? ''}`]);
  });

  test('never shows a secret', async () => {
    seed();
    const { log, summary } = await ferry();
    const [{ session = '' } = {}] = aws.calls.find({ operation: 'PutLogEvents' });
    expect(session).not.toBe('');
    const shown = log.replace(/^::add-mask::.*$/gm, '');
    const masked = [...log.matchAll(/^::add-mask::(.+)$/gm)].map(([, secret = '']) => secret);
    expect(masked.length).toBeGreaterThanOrEqual(4);
    for (const secret of masked) {
      expect(shown).not.toContain(secret);
      expect(summary).not.toContain(secret);
    }
  });

  test('lets nothing act that a line holds', async () => {
    const [object] = seed({ intervals: [0, 1] });
    const hostile = [
      '::error::owned',
      '##[error]owned',
      '\u001b[31mred',
      '<script>alert(1)</script>',
      '![x](javascript:1)',
    ];
    const lines = [
      ...hostile,
      (object?.text ?? '').split('\n')[0]?.replace(/"GET [^"]*"/, '"GET http://a/::error:: HTTP/1.1"'),
    ];
    aws.s3.putObject(BUCKET, object?.key ?? '', gzipSync(lines.join('\n')));
    const { code, log, summary, outputs } = await ferry();
    expect(code).toBe(0);
    expect(JSON.parse(outputs['tally'] ?? '')).toMatchObject({ read: 6, unparsed: 5, logs: { written: 6 } });
    for (const text of ['owned', '\u001b', '<script>', 'javascript:']) {
      expect(log).not.toContain(text);
      expect(summary).not.toContain(text);
    }
  });

  test('tells every wrong input at once, and calls nobody', async () => {
    const { code, log } = await ferry({
      lookback: 'soon',
      lease: '1ms',
      'app-id': 'd1',
      filter: 'a ==',
      sample: '2',
    });
    expect(code).toBe(1);
    for (const name of ['lookback', 'lease', 'app-id', 'filter', 'sample'])
      expect(log).toContain(`${name}: expected`);
    expect(aws.calls.find({})).toEqual([]);
  });

  test('says what a job lacks that may not ask for a token', async () => {
    const { code, log } = await ferry({}, { env: { AWS_ENDPOINT_URL: aws.url } });
    expect(code).toBe(1);
    expect(log).toMatch(
      /role-to-assume: expected a job that may ask GitHub for an OIDC token.*id-token: write/,
    );
  });

  test('names call, resource and permission of a refusal, and shows the service’s words harmless', async () => {
    seed();
    const denial = {
      service: 'logs',
      operation: 'PutLogEvents',
      on: 'every',
      kind: 'error',
      status: 400,
    } as const;
    aws.faults.add({
      ...denial,
      code: 'AccessDeniedException',
      message: 'no\n::error::owned ##[error]owned',
    });
    const { code, log } = await ferry();
    expect(code).toBe(1);
    expect(log).toMatch(
      /logs:PutLogEvents on \/alb\/shop:alb\/shop\S+ was refused: .* needs logs:PutLogEvents/,
    );
    expect(log).not.toMatch(/^::error::owned/m);
    expect(log).not.toContain('##[error]');
  });
});
