/** Builds and runs the programs that are measured, all in the same way. */
import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import process from 'node:process';
import { runBundle } from '../test/bundle/runner.js';
import type { Server } from './server.js';

/** Where tsc puts bench/programs. */
const BUILT = 'build/bench';

/** The Node.js that all measured programs run on; the stand-in and the bench itself run on the one of npm. */
export const NODE = process.env['LOG_FERRY_NODE'] ?? process.execPath;

export function versionOf(node: string): string {
  return execFileSync(node, ['--version'], { encoding: 'utf8' }).trim();
}

/** The baseline becomes one file, as dist/ is: both start as fast as a bundle does. */
export function buildPrograms(): void {
  const run = (...args: string[]): void => {
    execFileSync(process.execPath, args, { stdio: ['ignore', 'ignore', 'inherit'] });
  };
  run('node_modules/typescript/bin/tsc', '-p', 'bench/programs/tsconfig.json');
  const ncc = 'node_modules/@vercel/ncc/dist/ncc/cli.js';
  run(ncc, 'build', `${BUILT}/baseline.js`, '-o', `${BUILT}/baseline`, '--no-cache');
}

export const PROGRAMS = {
  limit: join(BUILT, 'limit.js'),
  posters: join(BUILT, 'posters.js'),
  baseline: join(BUILT, 'baseline', 'index.js'),
  duckdb: join(BUILT, 'duckdb.js'),
};

export interface ProcessFigures {
  /** From the start of the process to its end. */
  readonly ms: number;
  /** Of the process, all threads. */
  readonly cpuMs: number;
  readonly peakRssBytes: number;
}

export interface ProcessResult extends ProcessFigures {
  readonly log: string;
  readonly outputs: Readonly<Record<string, string>>;
}

/**
 * Tells what the process used when the process ends; handed to it as a module to load first. Linux counts into `maxRSS` what
 * the parent held when it started the process (getrusage(2), ru_maxrss is kept over execve), but not into `VmHWM`.
 */
const USAGE = `
import { existsSync, readFileSync } from 'node:fs';
const status = '/proc/self/status';
process.on('exit', () => {
  const { maxRSS, userCPUTime, systemCPUTime } = process.resourceUsage();
  const peak = existsSync(status) ? /VmHWM:\\s+(\\d+)/.exec(readFileSync(status, 'utf8'))[1] : maxRSS;
  console.error('usage', peak, userCPUTime + systemCPUTime);
});`;

/** What points a program at the stand-in. */
export function awsEnv({ url, env }: Server): Record<string, string> {
  const keys = { AWS_ACCESS_KEY_ID: 'bench', AWS_SECRET_ACCESS_KEY: 'bench' };
  return { AWS_ENDPOINT_URL: url, ...keys, ...env };
}

/** One run of a program against the stand-in; `entry` is absent for the action's bundle. Throws when it fails. */
export async function runProgram(run: {
  readonly server: Server;
  readonly entry?: string;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
}): Promise<ProcessResult> {
  const { server, entry, inputs = {}, env = {} } = run;
  const { code, log, outputs, ms } = await runBundle({
    inputs,
    node: NODE,
    ...(entry === undefined ? {} : { entry }),
    env: {
      ...awsEnv(server),
      NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(USAGE)}`,
      ...env,
    },
  });
  const [, kibibytes, cpuMicros] = /usage (\d+) (\d+)/.exec(log) ?? [];
  if (code !== 0 || kibibytes === undefined) {
    throw new Error(`${entry ?? 'dist/index.js'} ended with code ${String(code)}.\n${log}`);
  }
  return { log, outputs, ms, cpuMs: Number(cpuMicros) / 1000, peakRssBytes: Number(kibibytes) * 1024 };
}

/** What a program of the bench told, see bench/programs/tell.ts. */
export function told(log: string): Readonly<Record<string, number>> {
  const line = log.split('\n').find((text) => text.startsWith('{'));
  if (line === undefined) throw new Error(`The program told no figures.\n${log}`);
  return JSON.parse(line) as Record<string, number>;
}
