/**
 * What this machine can do: the least work that carrying logs is, done well, in series, on one core. Gunzips each object
 * into a buffer of its size (its trailer tells it), hashes the text a megabyte at a time and posts it over a socket of
 * its own. Tells the milliseconds that it took and those of the processor, without the start of the process and without
 * reading the files: what is measured against it has to do both.
 */
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import process from 'node:process';
import { gunzipSync } from 'node:zlib';
import { Poster } from './poster.js';
import { tell, wanted } from './tell.js';

/** As much as PutLogEvents takes. */
const BODY_BYTES = 1024 * 1024;

const { objects } = JSON.parse(readFileSync(wanted('BENCH_CORPUS'), 'utf8')) as {
  objects: { file: string }[];
};
const bodies = objects.map(({ file }) => readFileSync(file));
const poster = await Poster.open(wanted('AWS_ENDPOINT_URL'));

const startedAt = performance.now();
const usage = process.cpuUsage();
for (const body of bodies) {
  // One byte more, or the inflater asks for another buffer to find that there is no more.
  const size = body.readUInt32LE(body.length - 4) + 1;
  const text = gunzipSync(body, { chunkSize: size, maxOutputLength: size });
  for (let at = 0; at < text.length; at += BODY_BYTES) {
    const piece = text.subarray(at, at + BODY_BYTES);
    createHash('sha256').update(piece).digest();
    await poster.post(piece);
  }
}
const { user, system } = process.cpuUsage(usage);
tell({ ms: performance.now() - startedAt, cpuMs: (user + system) / 1000 });
poster.close();
