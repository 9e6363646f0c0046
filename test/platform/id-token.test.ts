import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { ConfigError } from '../../src/errors.js';
import { idToken } from '../../src/platform/id-token.js';

let server: Server;
let seen: string[];
let status: number;
let env: Record<string, string>;
const never = new AbortController().signal;

beforeEach(async () => {
  [seen, status] = [[], 200];
  server = createServer((request, response) => {
    seen.push(`${request.url ?? ''} ${request.headers.authorization ?? ''}`);
    if (status === 0) return;
    response.writeHead(status).end(status === 200 ? '{"value":"token"}' : '{"message":"no"}');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  env = {
    ACTIONS_ID_TOKEN_REQUEST_URL: `http://127.0.0.1:${port}/?a=1`,
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'ask',
  };
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

test('without the permission the error says how to get it', async () => {
  const refusal = idToken({}, 'sts.amazonaws.com', never);
  await expect(refusal).rejects.toBeInstanceOf(ConfigError);
  await expect(refusal).rejects.toThrow(/id-token: write[^]*reusable workflow[^]*forks/);
  await expect(idToken({ ACTIONS_ID_TOKEN_REQUEST_URL: 'x' }, 'a', never)).rejects.toBeInstanceOf(
    ConfigError,
  );
});

test('it is asked for the audience, with the token of the job', async () => {
  await expect(idToken(env, 'a b', never)).resolves.toBe('token');
  expect(seen).toEqual(['/?a=1&audience=a%20b Bearer ask']);
});

test.each([429, 500, 502, 503, 408])('HTTP %d may pass', async (code) => {
  status = code;
  await expect(idToken(env, 'a', never)).rejects.toMatchObject({ retryable: true, status: code });
  expect(seen).toHaveLength(1);
});

test.each([401, 403, 404])('HTTP %d is final', async (code) => {
  status = code;
  const refusal = idToken(env, 'a', never);
  await expect(refusal).rejects.toMatchObject({ retryable: false, status: code });
  await expect(refusal).rejects.toThrow(new RegExp(`HTTP ${code}: no`, 'i'));
});

test('an endpoint that is silent is given up by the signal, and may be asked again', async () => {
  status = 0;
  const timeout = new AbortController();
  const refusal = idToken(env, 'a', timeout.signal);
  timeout.abort(new Error('no data came for 30 s'));
  await expect(refusal).rejects.toMatchObject({ retryable: true });
  await expect(refusal).rejects.toThrow(
    /GitHub gave no OIDC token for the audience a \(no data came for 30 s\)/,
  );
});

test('a connection that breaks may be tried again', async () => {
  await new Promise((resolve) => server.close(resolve));
  await expect(idToken(env, 'a', never)).rejects.toMatchObject({ retryable: true });
});
