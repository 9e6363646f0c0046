/** One run of each kind of program. Each throws when a line is lost. */
import https from 'node:https';
import { join } from 'node:path';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { runBundle } from '../test/bundle/runner.js';
import { BUCKET, type Corpus } from './corpus.js';
import type { Case, Inputs } from './cases.js';
import { conversion } from './duckdb.js';
import { awsEnv, NODE, PROGRAMS, runProgram, told, type ProcessFigures } from './programs.js';
import type { Server } from './server.js';
import { ARCHIVE } from './uploads.js';

const LOG_GROUP = '/bench/alb';
/** Of all that a run sends uncompressed, when it is killed. */
const KILLED_AT = 0.1;
/** Share of the lines that are left when it is killed, at least: its small segments may be done. */
const LEFT_AT_KILL = 0.9;
/** Short, since a run that takes over must find that it has ended, with a margin for clocks. */
const LEASE = '5s';
const LEASE_AND_MARGIN_MS = 9000;

/** `sentBytes`: of a program that writes them elsewhere than to the stand-in. */
export function runCase(
  { program }: Case,
  corpus: Corpus,
  server: Server,
): Promise<ProcessFigures & { readonly sentBytes?: number }> {
  if ('ferry' in program) return runFerry(program.ferry, corpus, server);
  if ('takeOver' in program) return runTakeOver(program.takeOver, corpus, server);
  if ('duckdb' in program) return runDuckDb(program.duckdb, corpus, server);
  return runBaseline(program.baseline, corpus, server);
}

function inputsOf(corpus: Corpus, inputs: Inputs): Inputs {
  return {
    mode: 'alb',
    'aws-region': 'us-east-1',
    'source-bucket': BUCKET,
    ...(inputs['object-format'] === undefined
      ? { 'destination-log-group': LOG_GROUP }
      : { 'destination-bucket': BUCKET, 'destination-prefix': ARCHIVE }),
    from: `${corpus.day}T00:00:00Z`,
    to: new Date().toISOString(),
    // Exactly-once is part of what is measured. Each run has a ledger of its own, or it would find all done.
    ledger: `s3://${BUCKET}/ledger-${Date.now()}/`,
    ...inputs,
  };
}

async function runFerry(wanted: Inputs, corpus: Corpus, server: Server): Promise<ProcessFigures> {
  return measured(inputsOf(corpus, wanted), server, [corpus.lines, corpus.lines]);
}

/** A run, which must be complete and must have carried so many lines. */
async function measured(
  inputs: Inputs,
  server: Server,
  [least, most]: readonly [number, number],
): Promise<ProcessFigures> {
  const { outputs, log, ...figures } = await runProgram({ server, inputs });
  const drops = inputs['filter'] !== undefined || inputs['sample'] !== undefined;
  const counted = Number(outputs[drops ? 'records-read' : 'records-written']);
  if (outputs['complete'] !== 'true' || !(counted >= least && counted <= most)) {
    throw new Error(`The run carried ${counted} of ${most} lines.\n${log}`);
  }
  return figures;
}

/** Kills a run when all its segments in flight are sent in part; what is measured is the run that takes over. */
async function runTakeOver(wanted: Inputs, corpus: Corpus, server: Server): Promise<ProcessFigures> {
  const inputs = inputsOf(corpus, { ...wanted, lease: LEASE });
  const atBytes = (await receivedBytes(server)) + KILLED_AT * corpus.bytes;
  await runBundle({
    inputs,
    node: NODE,
    env: { ...awsEnv(server), AWS_DISABLE_REQUEST_COMPRESSION: 'true' },
    started: (child) => {
      const look = setInterval(() => {
        void receivedBytes(server).then((bytes) => bytes >= atBytes && child.kill('SIGKILL'));
      }, 20);
      child.once('close', () => {
        clearInterval(look);
      });
    },
  });
  await new Promise((resolve) => setTimeout(resolve, LEASE_AND_MARGIN_MS));
  return measured(inputs, server, [LEFT_AT_KILL * corpus.lines, corpus.lines]);
}

async function runBaseline(inFlight: number, corpus: Corpus, server: Server): Promise<ProcessFigures> {
  const env = { BENCH_BUCKET: BUCKET, BENCH_LOG_GROUP: LOG_GROUP, BENCH_LANES: String(inFlight) };
  const { log, ...figures } = await runProgram({ server, entry: PROGRAMS.baseline, env });
  const { lines } = told(log);
  if (lines !== corpus.lines) throw new Error(`The baseline sent ${String(lines)} of ${corpus.lines} lines.`);
  return figures;
}

/** From files to a file: it has no ledger, and neither fetches nor sends. */
async function runDuckDb(
  format: 'jsonl' | 'parquet',
  corpus: Corpus,
  server: Server,
): Promise<ProcessFigures & { sentBytes: number }> {
  const folder = mkdtempSync(join(tmpdir(), 'log-ferry-duckdb-'));
  try {
    const output = join(folder, `day.${format}`);
    const files = corpus.objects.map(({ file }) => file);
    const env = { BENCH_SQL: conversion(format, files, output), BENCH_OUTPUT: output };
    const { log, outputs: _, ...figures } = await runProgram({ server, entry: PROGRAMS.duckdb, env });
    const { lines, bytes = NaN } = told(log);
    if (lines !== corpus.lines) throw new Error(`DuckDB wrote ${String(lines)} of ${corpus.lines} lines.`);
    return { ...figures, sentBytes: bytes };
  } finally {
    rmSync(folder, { recursive: true });
  }
}

/** See bench/programs/limit.ts for what its time holds. */
export async function runLimit(corpus: Corpus, server: Server): Promise<{ ms: number; cpuMs: number }> {
  const env = { BENCH_CORPUS: join(corpus.folder, 'index.json') };
  const { log } = await runProgram({ server, entry: PROGRAMS.limit, env });
  const { ms = NaN, cpuMs = NaN } = told(log);
  return { ms, cpuMs };
}

/** Bytes of log events that the stand-in was sent since it began. */
export function receivedBytes({ url, env }: Server): Promise<number> {
  const { NODE_EXTRA_CA_CERTS: file } = env;
  if (file === undefined) return fetch(`${url}/received`).then(async (answer) => Number(await answer.text()));
  return new Promise((resolve, reject) => {
    const asked = https.get(`${url}/received`, { ca: readFileSync(file) }, (answer) => {
      answer.once('data', (text: Buffer) => {
        resolve(Number(text.toString()));
      });
    });
    asked.once('error', reject);
  });
}

/** Megabytes a second that the stand-in takes from so many clients that do nothing else. */
export async function runPosters(clients: number, server: Server): Promise<number> {
  const runs = Array.from({ length: clients }, () => runProgram({ server, entry: PROGRAMS.posters }));
  const figures = (await Promise.all(runs)).map(({ log }) => told(log));
  return figures.reduce((sum, { bytes = NaN, ms = NaN }) => sum + bytes / 1e3 / ms, 0);
}
