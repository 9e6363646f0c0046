import { createServer, request as httpRequest, type IncomingMessage, type Server } from 'node:http';
import { request as httpsRequest } from 'node:https';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { proxyAgent } from '../../src/platform/proxy.js';

const NAMES = [
  'HTTP_PROXY',
  'HTTPS_PROXY',
  'NO_PROXY',
  'http_proxy',
  'https_proxy',
  'no_proxy',
  'ALL_PROXY',
  'all_proxy',
];
const before = { ...process.env };
let proxy: Server;
let target: Server;
let asked: string[];

const listen = (server: Server): Promise<number> =>
  new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      resolve((server.address() as AddressInfo).port);
    });
  });

beforeEach(async () => {
  for (const name of NAMES) Reflect.deleteProperty(process.env, name);
  asked = [];
  proxy = createServer((request, response) => {
    asked.push(`${request.method ?? ''} ${request.url ?? ''}`);
    response.end('by proxy');
  });
  proxy.on('connect', (request: IncomingMessage, socket: NodeJS.WritableStream) => {
    asked.push(`CONNECT ${request.url ?? ''}`);
    socket.end('HTTP/1.1 502 Bad Gateway\r\n\r\n');
  });
  target = createServer((_, response) => {
    response.end('directly');
  });
  await Promise.all([listen(proxy), listen(target)]);
});
afterEach(() => {
  proxy.close();
  target.close();
  for (const name of NAMES) Reflect.deleteProperty(process.env, name);
  Object.assign(process.env, before);
});

const portOf = (server: Server): number => (server.address() as AddressInfo).port;
const proxyUrl = (): string => `http://127.0.0.1:${String(portOf(proxy))}`;

function get(url: string): Promise<string> {
  const agent = proxyAgent(process.env);
  const request = url.startsWith('https') ? httpsRequest : httpRequest;
  return new Promise((resolve, reject) => {
    const sent = request(url, agent === undefined ? {} : { agent }, (response) => {
      let body = '';
      response.on('data', (chunk: Buffer) => (body += chunk.toString()));
      response.on('end', () => {
        resolve(body);
      });
    });
    sent.on('error', reject).end();
  });
}

const targetUrl = (): string => `http://127.0.0.1:${String(portOf(target))}/x`;

describe('requests', () => {
  test('go directly where the environment names no proxy', async () => {
    expect(proxyAgent(process.env)).toBeUndefined();
    expect(await get(targetUrl())).toBe('directly');
  });

  test('go through HTTP_PROXY, again and again', async () => {
    process.env['HTTP_PROXY'] = proxyUrl();
    expect(await get(targetUrl())).toBe('by proxy');
    expect(await get(targetUrl())).toBe('by proxy');
    expect(asked).toEqual([`GET ${targetUrl()}`, `GET ${targetUrl()}`]);
  });

  test('go past the proxy to hosts of NO_PROXY', async () => {
    process.env['http_proxy'] = proxyUrl();
    process.env['NO_PROXY'] = '127.0.0.1';
    expect(await get(targetUrl())).toBe('directly');
    expect(asked).toEqual([]);
  });

  test('over TLS ask HTTPS_PROXY for a tunnel', async () => {
    process.env['HTTPS_PROXY'] = proxyUrl();
    await get('https://logs.eu-central-1.amazonaws.com/').catch(() => undefined);
    expect(asked).toEqual(['CONNECT logs.eu-central-1.amazonaws.com:443']);
  });

  test('over TLS go directly to hosts of NO_PROXY', async () => {
    process.env['HTTPS_PROXY'] = proxyUrl();
    process.env['NO_PROXY'] = '127.0.0.1';
    await expect(get(targetUrl().replace('http:', 'https:'))).rejects.toThrow();
    expect(asked).toEqual([]);
  });
});
