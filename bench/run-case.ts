/** One run of each kind of program. Each throws when a line is lost. */
import { join } from 'node:path';
import { BUCKET, type Corpus } from './corpus.js';
import type { Case } from './cases.js';
import { PROGRAMS, runProgram, told, type ProcessFigures } from './programs.js';

const LOG_GROUP = '/bench/alb';

export function runCase({ program }: Case, corpus: Corpus, url: string): Promise<ProcessFigures> {
  return 'ferry' in program
    ? runFerry(program.ferry, corpus, url)
    : runBaseline(program.baseline, corpus, url);
}

async function runFerry(
  inputs: Readonly<Record<string, string>>,
  corpus: Corpus,
  url: string,
): Promise<ProcessFigures> {
  const { outputs, log, ...figures } = await runProgram({
    url,
    inputs: {
      mode: 'alb',
      'aws-region': 'us-east-1',
      'source-bucket': BUCKET,
      'destination-log-group': LOG_GROUP,
      from: `${corpus.day}T00:00:00Z`,
      to: new Date().toISOString(),
      // Exactly-once is part of what is measured. Each run has a ledger of its own, or it would find all done.
      ledger: `s3://${BUCKET}/ledger-${Date.now()}/`,
      ...inputs,
    },
  });
  const drops = inputs['filter'] !== undefined || inputs['sample'] !== undefined;
  const counted = outputs[drops ? 'records-read' : 'records-written'];
  if (outputs['complete'] !== 'true' || counted !== String(corpus.lines)) {
    throw new Error(`The run carried ${counted ?? 'none'} of ${corpus.lines} lines.\n${log}`);
  }
  return figures;
}

async function runBaseline(workers: number, corpus: Corpus, url: string): Promise<ProcessFigures> {
  const env = { BENCH_BUCKET: BUCKET, BENCH_LOG_GROUP: LOG_GROUP, BENCH_LANES: String(workers) };
  const { log, ...figures } = await runProgram({ url, entry: PROGRAMS.baseline, env });
  const { lines } = told(log);
  if (lines !== corpus.lines) throw new Error(`The baseline sent ${String(lines)} of ${corpus.lines} lines.`);
  return figures;
}

/** See bench/programs/limit.ts for what its time holds. */
export async function runLimit(corpus: Corpus, url: string): Promise<{ ms: number; cpuMs: number }> {
  const env = { BENCH_CORPUS: join(corpus.folder, 'index.json') };
  const { log } = await runProgram({ url, entry: PROGRAMS.limit, env });
  const { ms = NaN, cpuMs = NaN } = told(log);
  return { ms, cpuMs };
}

/** Bytes of log events that the stand-in was sent since it began. */
export async function receivedBytes(url: string): Promise<number> {
  return Number(await (await fetch(`${url}/received`)).text());
}

/** Megabytes a second that the stand-in takes from so many clients that do nothing else. */
export async function runPosters(clients: number, url: string): Promise<number> {
  const runs = Array.from({ length: clients }, () => runProgram({ url, entry: PROGRAMS.poster }));
  const figures = (await Promise.all(runs)).map(({ log }) => told(log));
  return figures.reduce((sum, { bytes = NaN, ms = NaN }) => sum + bytes / 1e3 / ms, 0);
}
