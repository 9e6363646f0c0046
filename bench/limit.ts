/**
 * The limit of one core of this machine: gunzip, SHA-256 and POST of the same bytes, one after the other. What a
 * program does beside that is its own; every figure is a ratio to this one in the same run.
 */
import { createHash } from 'node:crypto';
import { Agent, request } from 'node:http';
import { gunzipSync } from 'node:zlib';
import { bodyOf, type Load } from './load.js';

const BATCH_BYTES = 1_000_000;
const agent = new Agent({ keepAlive: true, maxSockets: 1 });

export async function limit(load: Load, port: number): Promise<number> {
  const bodies = load.keys.map((key) => bodyOf(load, key));
  const startedAt = performance.now();
  for (const body of bodies) {
    const text = gunzipSync(body);
    for (let at = 0; at < text.length; at += BATCH_BYTES) {
      const batch = text.subarray(at, at + BATCH_BYTES);
      createHash('sha256').update(batch).digest();
      await post(batch, port);
    }
  }
  return performance.now() - startedAt;
}

function post(body: Buffer, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    const headers = { 'content-length': body.length, 'x-amz-target': 'Logs_20140328.PutLogEvents' };
    const sent = request(
      { port, host: '127.0.0.1', method: 'POST', path: '/', headers, agent },
      (response) => {
        response.resume().on('end', resolve);
      },
    );
    sent.on('error', reject).end(body);
  });
}
