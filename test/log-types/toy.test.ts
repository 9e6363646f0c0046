import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { startLocalAws, type LocalAws } from '../aws/local-aws.js';
import { runBundle, type BundleResult } from '../bundle/runner.js';

const HERE = fileURLToPath(new URL('../../', import.meta.url));
const COPY = join(HERE, 'build', `toy-log-type-${process.pid}`);
const TYPES = join(COPY, 'src/log-types');

/** All that is known of a log type that AWS does not have. */
const TOY = `import type { LogType } from '../encode/log-type.js';

export const toy = {
  name: 'toy-access',
  source: 'Toy Load Balancers',
  file: 'toy_log_{account}_elasticloadbalancing_{region}_toy.{name}_{end}_{random}.log.gz',
  interval: 5,
  tokens: [
    ['time', 'time'],
    ['endpoint', 'client_ip', 'client_port'],
    ['request', 'request_verb', 'request_url', 'request_proto'],
    ['int', 'elb_status_code'],
    ['double', 'request_processing_time'],
    ['string', 'toy'],
  ],
  minTokens: 5,
  zoneless: true,
  roles: { client: ['client_ip'], url: ['request_url'], status: ['elb_status_code'] },
  statistics: { kind: 'requests' },
  typical: { bytes: 100, compression: 5, growth: { raw: 1, prefixed: 2, json: 4 } },
} as const satisfies LogType;
`;

const day = new Date(Date.now() - 86_400_000).toISOString().slice(0, 10);
const line = (minute: number, path: string, status: number): string =>
  `${day}T00:0${minute}:00 203.0.113.9:51000 "GET http://www.example.com:80${path} HTTP/1.1" ${status} 0.25 round`;
const KEY = `AWSLogs/123456789012/elasticloadbalancing/us-east-1/${day.replaceAll('-', '/')}/toy_log_123456789012_elasticloadbalancing_us-east-1_toy.shop_${day.replaceAll('-', '')}T0005Z_4oeun3q9.log.gz`;
let aws: LocalAws;

beforeAll(async () => {
  mkdirSync(COPY, { recursive: true });
  cpSync(join(HERE, 'src'), join(COPY, 'src'), { recursive: true });
  // A file and a row.
  writeFileSync(join(TYPES, 'toy.ts'), TOY);
  const index = readFileSync(join(TYPES, 'index.ts'), 'utf8');
  const withRow = index.replace('] as const;', ', toy] as const;');
  writeFileSync(join(TYPES, 'index.ts'), `import { toy } from './toy.js';\n${withRow}`);
  // Where the bundle has its worker.
  mkdirSync(join(COPY, 'src/worker'));
  const worker = "import { register } from 'tsx/esm/api';\nregister();\nawait import('../worker.ts');\n";
  writeFileSync(join(COPY, 'src/worker/index.js'), worker);
  aws = await startLocalAws();
  aws.s3.createBucket('lb-logs');
  aws.logs.createGroup('/toy', { retentionDays: 30 });
  const text = [line(1, '/a?token=secret', 200), line(2, '/keep?token=secret', 200), line(3, '/b', 503)];
  aws.s3.putObject('lb-logs', KEY, gzipSync(`${text.join('\n')}\n`));
});
afterAll(async () => {
  await aws.close();
  rmSync(COPY, { recursive: true, force: true });
});

function run(inputs: Record<string, string>): Promise<BundleResult> {
  return runBundle({
    entry: join(COPY, 'src/index.ts'),
    env: { ...aws.env(), NODE_OPTIONS: '--import tsx --no-warnings' },
    inputs: {
      ...{ mode: 'alb', 'aws-region': 'us-east-1', 'source-bucket': 'lb-logs' },
      ...{ 'destination-log-group': '/toy', 'log-types': 'toy-access', ...inputs },
    },
  });
}

function differing(folder: string): string[] {
  return readdirSync(join(COPY, folder)).flatMap((name) => {
    const file = join(folder, name);
    if (file === 'src/worker') return [];
    if (statSync(join(COPY, file)).isDirectory()) return differing(file);
    const [mine, theirs] = [COPY, HERE].map((root) => {
      return readdirSync(join(root, folder)).includes(name) ? readFileSync(join(root, file), 'utf8') : '';
    });
    return mine === theirs ? [] : [file];
  });
}

test('a log type is a file and a row', () => {
  expect(differing('src').sort()).toEqual(['src/log-types/index.ts', 'src/log-types/toy.ts']);
});

test('of which keys, columns, filter, redaction, estimate, report and messages know', async () => {
  const wrong = await run({ 'log-types': 'toy', filter: 'toys == "x"' });
  expect(wrong.code).toBe(1);
  expect(wrong.log).toMatch(/log-types.*clb-access, toy-access/s);
  const dry = await run({ 'dry-run': 'true' });
  expect(dry.log).toContain('toy-access logs are');
  const { code, summary, outputs } = await run({
    filter: 'request_url.contains("/keep") || elb_status_code >= 500 && toy == "round"',
    redact: 'query-values\nclient-ip',
  });
  expect({ code, outputs }).toMatchObject({ code: 0, outputs: { complete: 'true', 'records-written': '2' } });
  const [stream = ''] = aws.logs.streams('/toy');
  expect(stream).toMatch(/^alb\/shop\/toy-access\//);
  const records = aws.logs.events('/toy').map(({ message }): unknown => JSON.parse(message));
  expect(records[0]).toEqual({
    time: `${day}T00:02:00`,
    client_ip: '203.0.113.0',
    client_port: 51000,
    request_verb: 'GET',
    request_url: 'http://www.example.com:80/keep?token=REDACTED',
    request_proto: 'HTTP/1.1',
    elb_status_code: 200,
    request_processing_time: 0.25,
    toy: 'round',
    source: {
      bucket: 'lb-logs',
      key: KEY,
      account: '123456789012',
      region: 'us-east-1',
      load_balancer: 'shop',
      interval_end: `${day}T00:05:00Z`,
      node_ip: null,
    },
  });
  expect(aws.logs.events('/toy').map(({ timestamp }) => timestamp)).toEqual([
    Date.parse(`${day}T00:02:00Z`),
    Date.parse(`${day}T00:03:00Z`),
  ]);
  expect(summary).toContain('Requests over time');
});
