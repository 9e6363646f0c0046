/** A runner that only takes notes: the functions of @actions/core as they write, over an environment of its own. */
import { appendFileSync } from 'node:fs';
import { EOL } from 'node:os';
import type { Clock } from '../../src/engine/clock.js';
import type { Runner } from '../../src/platform/actions.js';
import { systemClock } from '../../src/platform/clock.js';

export interface FakeRunner extends Runner {
  /** All that was written to the log. */
  readonly written: string[];
  readonly exitCodes: number[];
  readonly send: (signal: NodeJS.Signals) => void;
  /** What was put off, by its delay. */
  readonly timers: Record<number, () => void>;
}

/** A wait of a second and more is cut to a fiftieth, so that what a run waits for in vain costs no time. */
const hurriedClock: Clock = {
  ...systemClock,
  sleep: (ms, signal) => systemClock.sleep(ms < 1000 ? ms : ms / 50, signal),
};

export function fakeRunner(env: Readonly<Record<string, string | undefined>> = {}): FakeRunner {
  const written: string[] = [];
  const exitCodes: number[] = [];
  const timers: Record<number, () => void> = {};
  const listeners = new Map<string, (signal: NodeJS.Signals) => void>();
  return {
    ...{ env, written, exitCodes, timers },
    toolkit: toolkitOn(env, { written, exitCodes }),
    context: {
      workflow: env['GITHUB_WORKFLOW'] ?? '',
      job: env['GITHUB_JOB'] ?? '',
      runId: Number(env['GITHUB_RUN_ID']),
      runAttempt: Number(env['GITHUB_RUN_ATTEMPT']),
      serverUrl: env['GITHUB_SERVER_URL'] ?? 'https://github.com',
      apiUrl: env['GITHUB_API_URL'] ?? 'https://api.github.com',
    },
    on: (signal, listener) => void listeners.set(signal, listener),
    later: (ms, then) => void (timers[ms] = then),
    exit: (code) => void exitCodes.push(code),
    clock: hurriedClock,
    send: (signal) => listeners.get(signal)?.(signal),
  };
}

function toolkitOn(
  env: Readonly<Record<string, string | undefined>>,
  { written, exitCodes }: { written: string[]; exitCodes: number[] },
): Runner['toolkit'] {
  const command = (name: string) => (text: unknown) => {
    const encoded = String(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
    written.push(`::${name}::${encoded}${EOL}`);
  };
  const assign = (file: string) => (name: string, value: unknown) => {
    appendFileSync(env[file] ?? '', `${name}<<end-x${EOL}${String(value)}${EOL}end-x${EOL}`);
  };
  let summary = '';
  const builder: ReturnType<Runner['toolkit']['summary']['addRaw']> = {
    addRaw: (text: string) => {
      summary += text + EOL;
      return builder;
    },
    write: () => {
      appendFileSync(env['GITHUB_STEP_SUMMARY'] ?? '', summary);
      summary = '';
      return Promise.resolve(builder);
    },
  } as never;
  return {
    getInput: (name) => env[`INPUT_${name.replaceAll(' ', '_').toUpperCase()}`]?.trim() ?? '',
    getState: (name) => env[`STATE_${name}`] ?? '',
    saveState: assign('GITHUB_STATE'),
    setOutput: assign('GITHUB_OUTPUT'),
    setSecret: command('add-mask'),
    debug: command('debug'),
    info: (text) => void written.push(text + EOL),
    notice: command('notice'),
    warning: command('warning'),
    error: command('error'),
    setFailed: (text) => {
      exitCodes.push(1);
      command('error')(text);
    },
    startGroup: command('group'),
    endGroup: () => {
      command('endgroup')('');
    },
    summary: builder,
  };
}
