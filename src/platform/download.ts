import http from 'node:http';
import https from 'node:https';
import { tmpdir } from 'node:os';
import { proxyAgent } from './proxy.js';

/** The answer to a download, its content still under way. */
export interface Download {
  readonly status: number;
  /** As the server says; absent when it does not. */
  readonly contentEncoding: string | undefined;
  readonly contentLength: number | undefined;
  /** Must be read to its end or returned early. Fails when the connection breaks off. */
  readonly body: AsyncIterable<Buffer>;
}

export type Downloader = (url: string, signal: AbortSignal) => Promise<Download>;

/** A connection on which nothing moves for so long is given up. */
const IDLE_TIMEOUT_MS = 60_000;

/** Downloads from addresses that carry their own permission, through the proxy that the environment names. */
export function downloader(environment: Readonly<Record<string, string | undefined>>): Downloader {
  const agent = proxyAgent(environment);
  return (url, signal) =>
    new Promise((resolve, reject) => {
      const { request } = url.startsWith('https:') ? https : http;
      const asking = request(url, { signal, timeout: IDLE_TIMEOUT_MS, ...(agent ? { agent } : {}) });
      asking.on('timeout', () => asking.destroy(new Error('nothing came for a minute')));
      asking.on('error', reject);
      asking.on('response', (answer) => {
        const length = answer.headers['content-length'];
        resolve({
          status: answer.statusCode ?? 0,
          contentEncoding: answer.headers['content-encoding'],
          contentLength: length === undefined ? undefined : Number(length),
          body: buffersOf(answer),
        });
      });
      asking.end();
    });
}

/** The runner's downloads. */
export function systemDownloader(): Downloader {
  return downloader(process.env);
}

/** Where temporary files may lie: the runner empties its own folder after each job. */
export function scratchFolder(): string {
  const { RUNNER_TEMP: folder } = process.env;
  return folder === undefined || folder === '' ? tmpdir() : folder;
}

async function* buffersOf(answer: http.IncomingMessage): AsyncGenerator<Buffer> {
  for await (const chunk of answer) {
    if (Buffer.isBuffer(chunk)) yield chunk;
  }
}
