/** Runs the bundle as GitHub's runner does: inputs, files for outputs and summary, and nothing else in common. */
import { spawn, type ChildProcess } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

export interface BundleRun {
  readonly inputs: Readonly<Record<string, string>>;
  readonly env?: Readonly<Record<string, string>>;
  /** The Node to run; by default the one that LOG_FERRY_NODE names, or this one. */
  readonly node?: string;
  /** Called with the process as soon as it runs, to signal it. */
  readonly started?: (process: ChildProcess) => unknown;
  /** Called with each piece of the log as it comes. */
  readonly logged?: (text: string) => void;
  /** The entry to run; by default the action's main. */
  readonly entry?: string;
}

export interface BundleResult {
  readonly code: number | null;
  readonly signal: NodeJS.Signals | null;
  readonly log: string;
  readonly outputs: Readonly<Record<string, string>>;
  readonly summary: string;
  readonly ms: number;
}

const MAIN = fileURLToPath(new URL('../../dist/index.js', import.meta.url));

/** Resolves when the process has ended, whatever its end. */
export async function runBundle(run: BundleRun): Promise<BundleResult> {
  const folder = mkdtempSync(join(tmpdir(), 'log-ferry-run-'));
  const files = { GITHUB_OUTPUT: 'output', GITHUB_STEP_SUMMARY: 'summary', GITHUB_STATE: 'state' };
  const paths = Object.fromEntries(Object.entries(files).map(([name, file]) => [name, join(folder, file)]));
  const inputs = Object.entries(run.inputs).map(
    ([name, value]) => [`INPUT_${name.toUpperCase()}`, value] as const,
  );
  const startedAt = performance.now();
  const child = spawn(run.node ?? process.env['LOG_FERRY_NODE'] ?? process.execPath, [run.entry ?? MAIN], {
    env: {
      PATH: process.env['PATH'] ?? '',
      ...runnerEnv,
      ...paths,
      ...Object.fromEntries(inputs),
      ...run.env,
    },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  run.started?.(child);
  let log = '';
  const take = (piece: Buffer): void => {
    log += piece.toString();
    run.logged?.(piece.toString());
  };
  child.stdout.on('data', take);
  child.stderr.on('data', take);
  const end = await new Promise<Pick<BundleResult, 'code' | 'signal'>>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      resolve({ code, signal });
    });
  });
  const read = (name: string): string => {
    const path = paths[name] ?? '';
    return existsSync(path) ? readFileSync(path, 'utf8') : '';
  };
  const result = {
    ...end,
    log,
    outputs: parseOutputs(read('GITHUB_OUTPUT')),
    summary: read('GITHUB_STEP_SUMMARY'),
  };
  rmSync(folder, { recursive: true, force: true });
  return { ...result, ms: performance.now() - startedAt };
}

const runnerEnv = {
  GITHUB_ACTIONS: 'true',
  GITHUB_REPOSITORY: 'example/logs',
  GITHUB_WORKFLOW: 'logs',
  GITHUB_RUN_ID: '1234567890',
  GITHUB_RUN_ATTEMPT: '1',
  GITHUB_JOB: 'ferry',
  GITHUB_SERVER_URL: 'https://github.com',
  GITHUB_API_URL: 'https://api.github.com',
};

/** The runner's file format: `name<<delimiter`, the value, the delimiter. */
function parseOutputs(text: string): Record<string, string> {
  const outputs: Record<string, string> = {};
  const lines = text.split(/\r?\n/);
  for (let i = 0; i < lines.length; i += 1) {
    const [, name, delimiter] = /^([^<]+)<<(.+)$/.exec(lines[i] ?? '') ?? [];
    if (name === undefined || delimiter === undefined) continue;
    const end = lines.indexOf(delimiter, i + 1);
    outputs[name] = lines.slice(i + 1, end).join('\n');
    i = end;
  }
  return outputs;
}
