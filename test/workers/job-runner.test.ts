import { expect, test } from '@jest/globals';
import { gunzipSync, gzipSync } from 'node:zlib';
import { JobRunner } from '../../src/workers/job-runner.js';
import type { EncodeAnswer, EncodeRequest } from '../../src/workers/protocol.js';
import { LOG_TYPES } from '../../src/log-types/index.js';
import { openRecords } from '../../src/objects/record-sink.js';
import { objectOf, settingsOf } from '../encode/records.js';
import { linesOf } from '../statistics/naive.js';

const LINES = linesOf('access', 400);
const MEGABYTE = 1024 * 1024;
/** As much text as a thread keeps is that of three objects. */
const TEXT_BYTES = 4 * MEGABYTE;
const JOBS = 6;
const FAST = { minBytes: 0, level: 'fast' } as const;

/** Lines of four megabytes, other ones for each object. */
function textOf(id: number): string {
  const some = LINES.map((line) => `${line} ${id}\n`).join('');
  return some.repeat(Math.ceil(TEXT_BYTES / some.length));
}

function gzipOf(id: number): Uint8Array<SharedArrayBuffer> {
  const gzip = gzipSync(textOf(id));
  const shared = new Uint8Array(new SharedArrayBuffer(gzip.length));
  shared.set(gzip);
  return shared;
}

function messagesIn(answer: EncodeAnswer): string[] {
  if (answer.kind !== 'batch') return [];
  const body = JSON.parse(gunzipSync(answer.batch.body).toString()) as { logEvents: { message: string }[] };
  return body.logEvents.map(({ message }) => message);
}

function jobs() {
  const runner = new JobRunner(LOG_TYPES, openRecords);
  const ask = (request: Omit<EncodeRequest, 'spent'>): EncodeAnswer =>
    runner.handle({ ...request, spent: [], compression: FAST });
  const begin = (id: number, bytes: Uint8Array<SharedArrayBuffer>): EncodeAnswer => {
    const job = {
      settings: settingsOf({ format: 'raw' }),
      object: objectOf(),
      batchedAs: { logStreamName: String(id) },
    };
    return ask({ id, job, input: { kind: 'gzip', bytes } });
  };
  return { ask, begin };
}

test('jobs whose batches are compressed need neither object nor text once they have begun', () => {
  const { ask, begin } = jobs();
  const objects = Array.from({ length: JOBS }, (_, id) => gzipOf(id));
  const answers = objects.map((bytes, id) => [begin(id, bytes)]);
  for (const bytes of objects) bytes.fill(0);
  // In turn, as they come where many segments are under way.
  for (let open = [...answers.keys()]; open.length > 0;) {
    open = open.filter((id) => answers[id]?.at(-1)?.kind === 'batch');
    for (const id of open) answers[id]?.push(ask({ id }));
  }
  for (const [id, of] of answers.entries()) {
    expect(of.at(-1)?.kind).toBe('hungry');
    of.push(ask({ id, input: { kind: 'end' } }), ask({ id, input: { kind: 'flush' } }));
    const lines = textOf(id).trimEnd().split('\n');
    expect(of.flatMap(messagesIn).sort()).toEqual(lines.sort());
    const read = of.reduce((sum, answer) => sum + ('sum' in answer ? answer.sum.counts.read : 0), 0);
    expect(read).toBe(lines.length);
  }
});

test('a job that nobody wants any more gives no batch that was made ahead', () => {
  const { ask, begin } = jobs();
  for (let id = 0; id < JOBS; id += 1) begin(id, gzipOf(id));
  for (let id = 0; id < JOBS; id += 1) expect(ask({ id, input: { kind: 'drop' } }).kind).toBe('hungry');
});
