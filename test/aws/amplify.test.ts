import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { SignatureV4 } from '@smithy/signature-v4';
import type { BinaryLike, Hash } from 'node:crypto';
import { createHash, createHmac } from 'node:crypto';
import type { LocalAws } from './local-aws.js';
import { startLocalAws } from './local-aws.js';
import { amplifyHeader, amplifyRows } from './seed/amplify.js';

const hour = 3_600_000;
const start = Date.parse('2026-11-19T00:00:00Z');
const domain = 'example.com';
const appId = 'd2abcdefghijkl';
let aws: LocalAws;

class Sha256 {
  readonly #hash: Pick<Hash, 'digest'> & { update(data: BinaryLike): unknown };
  constructor(secret?: BinaryLike) {
    this.#hash = secret === undefined ? createHash('sha256') : createHmac('sha256', secret);
  }
  update(data: BinaryLike): void {
    this.#hash.update(data);
  }
  digest(): Promise<Uint8Array> {
    return Promise.resolve(new Uint8Array(this.#hash.digest()));
  }
  reset(): void {
    throw new Error('not needed');
  }
}

beforeEach(async () => {
  aws = await startLocalAws();
  aws.clock.set(start + 48 * hour);
  aws.amplify.createApp(appId, { domains: [domain] });
  aws.amplify.addRows(
    appId,
    domain,
    amplifyRows({ domain, from: start, to: start + 10 * hour, rowsPerHour: 5 }),
  );
});
afterEach(async () => {
  await aws.close();
});

async function call(method: string, path: string, input?: object) {
  const { endpoint, region, credentials } = aws.sdk();
  const url = new URL(path, endpoint);
  const body = input === undefined ? '' : JSON.stringify(input);
  const headers = { host: url.host, 'content-type': 'application/json' };
  const query = Object.fromEntries(url.searchParams);
  const unsigned = {
    method,
    protocol: 'http:',
    hostname: url.hostname,
    port: Number(url.port),
    path: url.pathname,
    query,
    headers,
    body,
  };
  const signer = new SignatureV4({ service: 'amplify', region, credentials, sha256: Sha256 as never });
  const signed = await signer.sign(unsigned, { signingDate: new Date(aws.clock.now()) });
  const answer = await fetch(url, { method, headers: signed.headers, ...(body === '' ? {} : { body }) });
  return {
    status: answer.status,
    error: answer.headers.get('x-amzn-errortype'),
    ...((await answer.json()) as object),
  };
}

function generate(from: number, to: number, domainName = domain) {
  return call('POST', `/apps/${appId}/accesslogs`, {
    startTime: from / 1000,
    endTime: to / 1000,
    domainName,
  });
}

async function download(from: number, to: number): Promise<string[]> {
  const { logUrl } = (await generate(from, to)) as { logUrl?: string };
  return (await (await fetch(logUrl ?? '')).text()).trimEnd().split('\n');
}

describe('access logs', () => {
  test('come in whole hours, with their header', async () => {
    const lines = await download(start + 1.5 * hour, start + 2.5 * hour);
    expect(lines[0]).toBe(amplifyHeader);
    expect(lines).toHaveLength(1 + 10);
    for (const line of lines) expect(line.split(',')).toHaveLength(33);
    expect(await download(start + 20 * hour, start + 21 * hour)).toEqual([amplifyHeader]);
  });

  test('may bring unplaced and doubles, never less', async () => {
    Object.assign(aws.amplify.behaviour, { strayRows: 2, doubleEvery: 5 });
    const lines = await download(start + 2 * hour, start + 3 * hour - 1);
    expect(lines).toHaveLength(1 + 2 + 5 + 2 + 1);
    expect(new Set(lines).size).toBe(1 + 2 + 5 + 2);
  });

  test('time out when too much is asked, and say what is wrong', async () => {
    aws.amplify.behaviour.timeoutHours = 3;
    expect(await generate(start, start + 5 * hour)).toMatchObject({
      error: 'InternalServerErrorException',
      message: 'Endpoint request timed out',
    });
    expect(await generate(start - 15 * 24 * hour, start)).toMatchObject({
      status: 400,
      error: 'BadRequestException',
    });
    expect(await generate(start, start, 'www.example.com')).toMatchObject({
      status: 404,
      message: 'Domain www.example.com not found',
    });
  });

  test('lie at an address that expires, and may break', async () => {
    const { logUrl = '' } = (await generate(start, start)) as { logUrl?: string };
    aws.faults.add({ operation: 'DownloadAccessLogs', kind: 'cut-body', bytes: 1000, end: 'early', on: 1 });
    expect(await (await fetch(logUrl)).text()).toHaveLength(1000);
    aws.clock.advance(3_600_000);
    expect((await fetch(logUrl)).status).toBe(403);
  });
});

test('the domains of an app are listed', async () => {
  expect(await call('GET', `/apps/${appId}`)).toMatchObject({
    app: { defaultDomain: `${appId}.amplifyapp.com` },
  });
  expect(await call('GET', `/apps/${appId}/domains?maxResults=50`)).toMatchObject({
    domainAssociations: [{ domainName: domain, domainStatus: 'AVAILABLE' }],
  });
  expect(await call('GET', '/apps/dnone')).toMatchObject({ status: 404, error: 'NotFoundException' });
});
