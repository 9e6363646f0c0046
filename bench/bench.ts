/** `npm run bench`: the bundle against the limit of this machine, in one run. `-- --lines 200000 --json out.json`. */
import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { runBundle } from '../test/bundle/runner.js';
import { limit } from './limit.js';
import { BUCKET, loadOf, type Load } from './load.js';

interface Measured {
  readonly what: string;
  readonly mbPerSecond: number;
  readonly linesPerSecond: number;
  readonly peakMb: number | undefined;
  readonly ratio: number;
}

const CASES: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  raw: { 'log-format': 'raw' },
  prefixed: { 'log-format': 'prefixed' },
  json: { 'log-format': 'json' },
  'json, filter, sample, redact': {
    'log-format': 'json',
    filter: 'elb_status_code >= 200',
    sample: '0.9',
    redact: 'client-ip\nquery-values',
  },
};

async function sinkFor(
  lines: number,
  delays: readonly [s3: number, put: number],
): Promise<{ port: number; process: ChildProcess }> {
  const path = new URL('sink.ts', import.meta.url).pathname;
  const args = ['--import', 'tsx', path, String(lines), ...delays.map(String)];
  const process_ = spawn(process.execPath, args, { stdio: ['ignore', 'pipe', 'inherit'] });
  const port = await new Promise<number>((resolve) => {
    process_.stdout.once('data', (line: Buffer) => {
      resolve(Number(line.toString()));
    });
  });
  return { port, process: process_ };
}

/** The highest resident memory so far, where the system tells it. */
function peakOf(pid: number | undefined): number | undefined {
  try {
    const kib = /VmHWM:\s+(\d+) kB/.exec(readFileSync(`/proc/${String(pid)}/status`, 'utf8'))?.[1];
    return kib === undefined ? undefined : Number(kib) / 1024;
  } catch {
    return undefined;
  }
}

async function carry(
  inputs: Readonly<Record<string, string>>,
  port: number,
): Promise<{ ms: number; peakMb: number | undefined }> {
  await fetch(`http://127.0.0.1:${String(port)}/forget`);
  let peakMb: number | undefined;
  let timer: NodeJS.Timeout | undefined;
  const { code, log, ms } = await runBundle({
    inputs: {
      mode: 'alb',
      'aws-region': 'us-east-1',
      'source-bucket': BUCKET,
      'destination-log-group': '/bench',
      ...inputs,
    },
    env: {
      AWS_ENDPOINT_URL: `http://127.0.0.1:${String(port)}`,
      AWS_ACCESS_KEY_ID: 'bench',
      AWS_SECRET_ACCESS_KEY: 'bench',
    },
    started: ({ pid }) => {
      timer = setInterval(() => {
        peakMb = peakOf(pid) ?? peakMb;
      }, 20);
    },
  });
  clearInterval(timer);
  if (code !== 0) throw new Error(log);
  return { ms, peakMb };
}

function figures(
  what: string,
  { load, ms, base, peakMb }: { load: Load; ms: number; base: number; peakMb?: number | undefined },
): Measured {
  const mbPerSecond = load.bytes / 1e6 / (ms / 1000);
  return { what, mbPerSecond, linesPerSecond: load.lines / (ms / 1000), peakMb, ratio: base / ms };
}

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: { lines: { type: 'string', default: '400000' }, json: { type: 'string' } },
  });
  const lines = Number(values.lines);
  const load = loadOf(lines);
  console.log(
    `${String(load.keys.length)} objects, ${String(load.lines)} lines, ${(load.bytes / 1e6).toFixed(0)} MB, ` +
      `gzip ${(load.bytes / load.gzipped).toFixed(1)}:1, Node ${process.version}\n`,
  );
  const near = await sinkFor(lines, [0, 0]);
  const far = await sinkFor(lines, [25, 60]);
  const results: Measured[] = [];
  const note = (measured: Measured): void => {
    results.push(measured);
    const { what, mbPerSecond, linesPerSecond, peakMb, ratio } = measured;
    const memory = peakMb === undefined ? '' : `${peakMb.toFixed(0)} MB`;
    console.log(
      [
        what.padEnd(44),
        `${mbPerSecond.toFixed(0)} MB/s`.padStart(9),
        `${(linesPerSecond / 1000).toFixed(0)}k lines/s`.padStart(14),
      ]
        .concat(memory.padStart(8), ratio.toFixed(2).padStart(6))
        .join('  '),
    );
  };
  await limit(load, near.port);
  const base = await limit(load, near.port);
  note(figures('limit: gunzip + SHA-256 + POST, one core', { load, ms: base, base }));
  for (const [what, inputs] of Object.entries(CASES))
    note(figures(what, { load, base, ...(await carry(inputs, near.port)) }));
  note(
    figures('raw, 25 ms S3, 60 ms PutLogEvents', {
      load,
      base,
      ...(await carry({ 'log-format': 'raw' }, far.port)),
    }),
  );
  for (const sink of [near, far]) sink.process.kill();
  if (values.json !== undefined)
    writeFileSync(values.json, JSON.stringify({ node: process.version, load, results }, null, 2));
}

await main();
