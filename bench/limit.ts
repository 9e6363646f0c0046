/** What this machine can do: the least work that carrying logs is, in series, on one core. */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Agent, request } from 'node:http';
import { gunzipSync } from 'node:zlib';
import type { Corpus } from './corpus.js';

/** As much as PutLogEvents takes. */
const BODY_BYTES = 1024 * 1024;

/** Gunzips, hashes and posts all bytes, one after the other; the milliseconds that it took, and those of the processor. */
export async function limitRun(corpus: Corpus, url: string): Promise<{ ms: number; cpuMs: number }> {
  const bodies = corpus.objects.map(({ file }) => readFileSync(file));
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const startedAt = performance.now();
  const usage = process.cpuUsage();
  for (const body of bodies) {
    const text = gunzipSync(body);
    for (let at = 0; at < text.length; at += BODY_BYTES) {
      const piece = text.subarray(at, at + BODY_BYTES);
      createHash('sha256').update(piece).digest();
      await post(`${url}/sink`, piece, agent);
    }
  }
  const ms = performance.now() - startedAt;
  agent.destroy();
  const { user, system } = process.cpuUsage(usage);
  return { ms, cpuMs: (user + system) / 1000 };
}

function post(url: string, body: Buffer, agent: Agent): Promise<void> {
  return new Promise((resolve, reject) => {
    const sent = request(
      url,
      { method: 'POST', agent, headers: { 'content-length': body.length } },
      (answer) => {
        answer.resume().once('end', resolve);
      },
    );
    sent.once('error', reject).end(body);
  });
}
