import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { gunzipSync } from 'node:zlib';
import type { LocalAws } from '../aws/local-aws.js';
import { startLocalAws } from '../aws/local-aws.js';
import { amplifyHeader, amplifyRows, type AmplifyRow } from '../aws/seed/amplify.js';
import { runBundle, type BundleResult } from './runner.js';

const HOUR = 3_600_000;
const APP = 'd2abcdefghijkl';
const GROUP = '/amplify';
const DOMAINS = ['example.com', `${APP}.amplifyapp.com`];
/** A week that ends two days ago, on a full hour. */
const TO = Math.floor(Date.now() / HOUR) * HOUR - 48 * HOUR;
const FROM = TO - 7 * 24 * HOUR;

let aws: LocalAws;
let rows: Map<string, AmplifyRow[]>;

beforeEach(async () => {
  aws = await startLocalAws();
  aws.s3.createBucket('logs');
  aws.amplify.createApp(APP, { domains: ['example.com'] });
  rows = new Map(
    DOMAINS.map((domain) => [
      domain,
      [...amplifyRows({ domain, from: FROM - 2 * HOUR, to: TO + 2 * HOUR, rowsPerHour: 6 })],
    ]),
  );
  for (const [domain, its] of rows) aws.amplify.addRows(APP, domain, its);
  Object.assign(aws.amplify.behaviour, { strayRows: 2, doubleEvery: 5, timeoutHours: 2 });
  // Cut in the header: in the rows it could fall on the end of one, and look whole to anybody.
  const download = { operation: 'DownloadAccessLogs', kind: 'cut-body', end: 'early' } as const;
  aws.faults.add({ ...download, bytes: 40, on: { probability: 0.1, seed: 1 } });
  aws.faults.add({ ...download, bytes: 1500, end: 'destroy', on: { probability: 0.1, seed: 2 } });
  aws.faults.add({ ...download, bytes: 0, on: 7 });
});
afterEach(async () => {
  await aws.close();
});

function runMode(started?: (kill: () => void) => void): Promise<BundleResult> {
  return runBundle({
    inputs: {
      mode: 'amplify',
      'aws-region': aws.region,
      'app-id': APP,
      'destination-bucket': 'logs',
      'destination-log-group': GROUP,
      'create-log-group': 'true',
      from: new Date(FROM).toISOString(),
      to: new Date(TO).toISOString(),
      lease: '1s',
    },
    env: aws.env(),
    started: (process) => {
      started?.(() => process.kill('SIGKILL'));
    },
  });
}

/** A run that is killed as soon as it has made so many calls. */
async function killedAfter(calls: number, operation: string): Promise<BundleResult> {
  const before = aws.calls.count({ operation });
  let watch: NodeJS.Timeout | undefined;
  const result = await runMode((kill) => {
    watch = setInterval(() => {
      if (aws.calls.count({ operation }) - before >= calls) kill();
    }, 3);
  });
  clearInterval(watch);
  return result;
}

/** In the middle of sending, of claiming, and of fetching. */
const KILLS = [
  [1, 'PutLogEvents'],
  [3, 'PutObject'],
  [50, 'PutLogEvents'],
  [4, 'DownloadAccessLogs'],
  [90, 'PutLogEvents'],
] as const;

async function untilComplete(): Promise<BundleResult> {
  for (let runs = 0; runs < 4; runs += 1) {
    const result = await runMode();
    if (result.outputs['complete'] === 'true') return result;
  }
  throw new Error('It is never complete.');
}

function inWindow(domain: string): AmplifyRow[] {
  return (rows.get(domain) ?? []).filter(({ time }) => time >= FROM && time < TO);
}

/** The rows of all objects of a domain, each checked to lie under its own hour. */
function inObjects(domain: string): string[] {
  const bucket = aws.s3.bucket('logs');
  const keys = bucket
    .keys()
    .filter((key) => key.startsWith(`amplify-access-logs/app=${APP}/domain=${domain}/`));
  return keys.flatMap((key) => {
    const content = bucket.get(key)?.content;
    if (!Buffer.isBuffer(content)) throw new Error(`${key} has no content`);
    const [header, ...lines] = gunzipSync(content).toString().trimEnd().split('\n');
    expect(header).toBe(amplifyHeader);
    const [, date, hour] = /dt=([\d-]+)\/hour=(\d\d)\/access-log\.csv\.gz$/.exec(key) ?? [];
    for (const line of lines) expect(line.startsWith(`${date ?? ''},${hour ?? ''}:`)).toBe(true);
    return lines;
  });
}

function inStreams(domain: string): string[] {
  const streams = [...aws.logs.store.group(GROUP).streams.values()];
  return streams
    .filter(({ name }) => name.startsWith(`amplify/${APP}/${domain}/`))
    .flatMap((stream) => stream.events().map(({ message }) => requestId(message)));
}

function requestId(message: string): string {
  const record: unknown = JSON.parse(message);
  return String(
    typeof record === 'object' && record !== null ? Reflect.get(record, 'x-edge-request-id') : '',
  );
}

test('a week of two domains arrives complete and once in both places, killed five times on the way', async () => {
  for (const [calls, operation] of KILLS) {
    expect((await killedAfter(calls, operation)).signal).toBe('SIGKILL');
  }
  const { code, log } = await untilComplete();
  expect({ code, log: log.includes('Signature=') && !log.includes('::add-mask::') }).toEqual({
    code: 0,
    log: false,
  });
  for (const domain of DOMAINS) {
    const expected = inWindow(domain);
    expect(inObjects(domain).sort()).toEqual(expected.map(({ line }) => line).sort());
    expect(inStreams(domain).sort()).toEqual(expected.map(({ id }) => id).sort());
  }
  const again = await runMode();
  expect(again.outputs).toMatchObject({ complete: 'true', 'segments-planned': '0', 'records-read': '0' });
  // After each kill the next run waits out the lease, and what may still show.
});
