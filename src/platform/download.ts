import http from 'node:http';
import https from 'node:https';
import { tmpdir } from 'node:os';
import type { Download } from '../setup.js';
import type { Answers } from './answers.js';
import { proxyAgent } from './proxy.js';

interface DownloadSettings {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly answers: Answers;
  /** A connection on which nothing moves for so long is given up, ms. */
  readonly idle?: number;
}

const IDLE_TIMEOUT_MS = 60_000;

/** Downloads from addresses that carry their own permission, through the proxy that the environment names. */
export function downloader({ environment, answers, idle = IDLE_TIMEOUT_MS }: DownloadSettings): Download {
  const agent = proxyAgent(environment);
  const open = (url: string, signal: AbortSignal): Promise<http.IncomingMessage> =>
    new Promise((resolve, reject) => {
      const { request } = url.startsWith('https:') ? https : http;
      const asking = request(url, { signal, timeout: idle, ...(agent ? { agent } : {}) });
      let answer: http.IncomingMessage | undefined;
      asking.on('timeout', () => (answer ?? asking).destroy(silence(idle)));
      asking.on('error', reject);
      asking.on('response', (response) => {
        answer = response;
        resolve(response);
      });
      asking.end();
    });
  return async (url, signal) => {
    // The rest of the address is a secret.
    const what = `the download from ${new URL(url).host}`;
    const answer = await answers.to(what, () => bounded(open(url, signal), idle));
    const length = answer.headers['content-length'];
    return {
      status: answer.statusCode ?? 0,
      contentEncoding: answer.headers['content-encoding'],
      contentLength: length === undefined ? undefined : Number(length),
      body: buffersOf(answer, (next) => answers.to(`the content of ${what}`, next)),
    };
  };
}

/** The runner's downloads. */
export function systemDownloader(answers: Answers): Download {
  return downloader({ environment: process.env, answers });
}

/** Where temporary files may lie: the runner empties its own folder after each job. */
export function scratchFolder(): string {
  const { RUNNER_TEMP: folder } = process.env;
  return folder === undefined || folder === '' ? tmpdir() : folder;
}

function silence(ms: number): Error {
  return Object.assign(new Error(`no data came for ${Math.round(ms / 1000)} s`), { name: 'TimeoutError' });
}

/** A request has no socket, and so no time-out, while a proxy has not answered. */
async function bounded<T>(work: Promise<T>, ms: number): Promise<T> {
  let timer: NodeJS.Timeout | undefined;
  const end = new Promise<never>((_, reject) => {
    timer = setTimeout(() => {
      reject(silence(ms));
    }, ms + 1000);
  });
  try {
    return await Promise.race([work, end]);
  } finally {
    clearTimeout(timer);
  }
}

async function* buffersOf(
  answer: http.IncomingMessage,
  waiting: (next: () => Promise<IteratorResult<unknown>>) => Promise<IteratorResult<unknown>>,
): AsyncGenerator<Buffer> {
  const chunks: AsyncIterator<unknown> = answer[Symbol.asyncIterator]();
  try {
    for (;;) {
      const next = await waiting(() => chunks.next());
      if (next.done === true) return;
      const chunk: unknown = next.value;
      if (Buffer.isBuffer(chunk)) yield chunk;
    }
  } finally {
    await chunks.return?.();
  }
}
