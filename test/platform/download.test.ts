import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { Answers } from '../../src/platform/answers.js';
import { systemClock } from '../../src/platform/clock.js';
import { downloader, scratchFolder, systemDownloader } from '../../src/platform/download.js';
import type { Downloaded } from '../../src/setup.js';

let server: Server;
let url: string;
const asked: string[] = [];
const never = new AbortController().signal;

beforeEach(async () => {
  asked.length = 0;
  server = createServer((request, response) => {
    asked.push(request.url ?? '');
    if (request.url?.includes('cut') === true) {
      response.writeHead(200, { 'content-length': '100' });
      response.write('half', () => response.destroy());
      return;
    }
    if (request.url?.includes('hang') === true) return;
    if (request.url?.includes('stall') === true) {
      response.writeHead(200, { 'content-length': '100' });
      response.flushHeaders();
      return;
    }
    response.writeHead(request.url?.includes('gone') === true ? 403 : 200, {
      'content-encoding': 'identity',
    });
    response.end('whole');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  url = `http://127.0.0.1:${port}`;
});
afterEach(() => {
  server.closeAllConnections();
  server.close();
});

const answers = (): Answers => new Answers({ clock: systemClock, log: () => undefined, limit: 150 });

async function textOf({ body }: Downloaded): Promise<string> {
  const pieces: Buffer[] = [];
  for await (const piece of body) pieces.push(piece);
  return Buffer.concat(pieces).toString();
}

test('a download tells what the server says of it', async () => {
  const answer = await systemDownloader(answers())(`${url}/a?X-Amz-Signature=s`, never);
  expect(answer).toMatchObject({ status: 200, contentEncoding: 'identity' });
  expect(await textOf(answer)).toBe('whole');
  expect((await downloader({ environment: {}, answers: answers() })(`${url}/gone`, never)).status).toBe(403);
  expect(asked).toEqual(['/a?X-Amz-Signature=s', '/gone']);
});

test('a connection that breaks off fails, a run that ends does not wait', async () => {
  await expect(
    textOf(await downloader({ environment: {}, answers: answers() })(`${url}/cut`, never)),
  ).rejects.toThrow();
  const stop = new AbortController();
  const work = downloader({ environment: {}, answers: answers() })(`${url}/hang`, stop.signal);
  stop.abort();
  await expect(work).rejects.toThrow();
  await expect(
    downloader({ environment: {}, answers: answers() })('http://127.0.0.1:1/', never),
  ).rejects.toThrow();
});

test('goes through the proxy that the environment names', async () => {
  const before = process.env['HTTP_PROXY'];
  process.env['HTTP_PROXY'] = url;
  try {
    const answer = await downloader({ environment: process.env, answers: answers() })(
      'http://files.example.com/a',
      never,
    );
    expect(await textOf(answer)).toBe('whole');
    expect(asked).toEqual(['http://files.example.com/a']);
  } finally {
    if (before === undefined) delete process.env['HTTP_PROXY'];
    else process.env['HTTP_PROXY'] = before;
  }
});

test('temporary files lie where the runner says', () => {
  const before = process.env['RUNNER_TEMP'];
  process.env['RUNNER_TEMP'] = '/runner/temp';
  expect(scratchFolder()).toBe('/runner/temp');
  delete process.env['RUNNER_TEMP'];
  expect(scratchFolder()).not.toBe('');
  if (before !== undefined) process.env['RUNNER_TEMP'] = before;
});

test.each(['/hang', '/stall'])(
  'a server that is silent (%s) is given up for good after some attempts',
  async (path) => {
    const download = downloader({ environment: {}, answers: answers(), idle: 100 });
    const failures: string[] = [];
    while (failures.length < 5 && failures.at(-1) !== 'NoAnswerError') {
      const text = download(`${url}${path}`, never).then(textOf);
      await text.catch((error: unknown) => failures.push(error instanceof Error ? error.name : ''));
    }
    expect(failures.at(-1)).toBe('NoAnswerError');
    // How many come before is up to the machine.
    expect(failures.slice(0, -1).every((name) => name === 'TimeoutError')).toBe(true);
  },
);
