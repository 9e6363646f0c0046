/**
 * What this machine can do: the least work that carrying logs is, in series, on one core. Gunzips, hashes and posts all
 * bytes, one after the other. Tells the milliseconds that it took and those of the processor, without the start of the
 * process and without reading the files: what is measured against it has to do both.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { Agent } from 'node:http';
import process from 'node:process';
import { gunzipSync } from 'node:zlib';
import { BODY_BYTES, post } from './post.js';
import { tell, wanted } from './tell.js';

const sink = `${wanted('AWS_ENDPOINT_URL')}/sink`;
const { objects } = JSON.parse(readFileSync(wanted('BENCH_CORPUS'), 'utf8')) as {
  objects: { file: string }[];
};
const bodies = objects.map(({ file }) => readFileSync(file));
const agent = new Agent({ keepAlive: true, maxSockets: 1 });

const startedAt = performance.now();
const usage = process.cpuUsage();
for (const body of bodies) {
  const text = gunzipSync(body);
  for (let at = 0; at < text.length; at += BODY_BYTES) {
    const piece = text.subarray(at, at + BODY_BYTES);
    createHash('sha256').update(piece).digest();
    await post(sink, piece, agent);
  }
}
const { user, system } = process.cpuUsage(usage);
tell({ ms: performance.now() - startedAt, cpuMs: (user + system) / 1000 });
agent.destroy();
