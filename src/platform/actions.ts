import * as toolkit from '@actions/core';
import { context } from '@actions/github';
import { basename, dirname } from 'node:path';
import type { Clock } from '../engine/clock.js';
import { hide, plainLine } from '../escape.js';
import { systemClock } from './clock.js';
import { idToken } from './id-token.js';
import { runnerFiles, type RunnerFiles } from './runner-files.js';

/** Foreign text, made harmless line by line; line breaks within one text are folded. */
export type Lines = string | readonly string[];

/** The runner of GitHub Actions, as the program needs it. */
export interface Host extends RunnerFiles {
  /** The text of an input, empty where it was not given. */
  readonly input: (name: string) => string;
  /** The inputs that were given, as far as the runner tells: in lower case, be they known to the action or not. */
  readonly inputNames: () => readonly string[];
  readonly debug: (lines: Lines) => void;
  readonly info: (lines: Lines) => void;
  readonly notice: (lines: Lines) => void;
  readonly warning: (lines: Lines) => void;
  readonly error: (lines: Lines) => void;
  /** The one way to make the step fail. */
  readonly setFailed: (lines: Lines) => void;
  /** Logs lines that are folded under a title. */
  readonly group: (title: string, lines: Lines) => void;
  /** Folds all lines from now on under a title, until the function returned is called. */
  readonly openGroup: (title: string) => () => void;
  /** Keeps a secret out of everything that is logged from now on. */
  readonly mask: (secret: string) => void;
  readonly state: (name: string) => string;
  /** A fresh OIDC token for an audience; the one attempt is given up when the signal aborts. */
  readonly idToken: (audience: string, signal: AbortSignal) => Promise<string>;
  /** Aborted when the workflow is cancelled. The runner then gives 7.5 s, and after a second signal 2.5 s. */
  readonly onCancel: () => AbortSignal;
  readonly environment: HostEnvironment;
  /** The time of the machine that the run is on. */
  readonly clock: Clock;
}

/** What the runner says of the run; absent outside of GitHub Actions. */
interface HostEnvironment {
  /** `owner/name`. */
  readonly repository: string | undefined;
  readonly workflow: string | undefined;
  readonly runId: string | undefined;
  readonly runAttempt: string | undefined;
  readonly job: string | undefined;
  /** The folder that paths in inputs start from. */
  readonly workspace: string;
  readonly serverUrl: string | undefined;
  readonly apiUrl: string | undefined;
  /** The page of this run. */
  readonly runUrl: string | undefined;
  readonly isDebug: boolean;
  /** The file that the runner runs; absent where `main` is called in another way. */
  readonly entry: string | undefined;
}

/** The functions of @actions/core that are used. */
type Toolkit = Pick<
  typeof toolkit,
  | 'getInput'
  | 'getState'
  | 'saveState'
  | 'setOutput'
  | 'setSecret'
  | 'debug'
  | 'info'
  | 'notice'
  | 'warning'
  | 'error'
  | 'setFailed'
  | 'startGroup'
  | 'endGroup'
> & { readonly summary: Pick<typeof toolkit.summary, 'addRaw'> };

/** What the host needs of a process. */
export interface Runner {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly toolkit: Toolkit;
  readonly context: Pick<
    typeof context,
    'workflow' | 'job' | 'runId' | 'runAttempt' | 'serverUrl' | 'apiUrl'
  >;
  readonly entry?: string | undefined;
  readonly on: (signal: NodeJS.Signals, listener: (signal: NodeJS.Signals) => void) => void;
  /** Calls back after `ms`, unless the process has ended by then. */
  readonly later: (ms: number, then: () => void) => void;
  /** Ends the process at once. */
  readonly exit: (code: number) => void;
  readonly clock: Clock;
}

const thisProcess: Runner = {
  env: process.env,
  toolkit,
  context,
  entry: process.argv[1],
  on: (signal, listener) => void process.on(signal, listener),
  later: (ms, then) => void setTimeout(then, ms).unref(),
  exit: (code) => process.exit(code),
  clock: systemClock,
};

/**
 * A cancelled run is ended after this time, ms, whatever it waits for: 7.5 s after the first signal the runner would kill it,
 * without a message.
 */
const FORCED_EXIT_MS = 6000;

/** What an earlier step put into the environment, and what the runner gives to jobs with `id-token: write`. */
const SECRET_VARIABLES = ['AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN', 'ACTIONS_ID_TOKEN_REQUEST_TOKEN'];

/** How the runner names the variables that hold inputs (metadata syntax of GitHub Actions). */
const INPUT = 'INPUT_';

export function gitHubHost(runner: Runner = thisProcess): Host {
  const { env, toolkit } = runner;
  for (const name of SECRET_VARIABLES) hide(env[name] ?? '');
  const log = logOf(toolkit);
  return {
    ...log,
    ...runnerFiles(runner, log),
    input: (name) => toolkit.getInput(name),
    inputNames: () => inputNames(env),
    state: (name) => toolkit.getState(name),
    idToken: (audience, signal) => idToken(env, audience, signal),
    onCancel: once(() => cancelSignal(runner)),
    environment: environmentOf(runner),
    clock: runner.clock,
  };
}

type Log = Pick<
  Host,
  'debug' | 'info' | 'notice' | 'warning' | 'error' | 'setFailed' | 'group' | 'openGroup' | 'mask'
>;

function inputNames(env: Runner['env']): string[] {
  const given = Object.keys(env).filter((name) => name.startsWith(INPUT) && env[name] !== '');
  return given.map((name) => name.slice(INPUT.length).toLowerCase());
}

function logOf(toolkit: Toolkit): Log {
  const escaped = (command: (text: string) => void) => (lines: Lines) => {
    command(safe(lines).join('\n'));
  };
  const info = (lines: Lines): void => {
    for (const line of safe(lines)) toolkit.info(line);
  };
  return {
    debug: escaped(toolkit.debug),
    info,
    notice: escaped(toolkit.notice),
    warning: escaped(toolkit.warning),
    error: escaped(toolkit.error),
    setFailed: escaped(toolkit.setFailed),
    group: (title, lines) => {
      toolkit.startGroup(plainLine(title));
      info(lines);
      toolkit.endGroup();
    },
    openGroup: (title) => {
      toolkit.startGroup(plainLine(title));
      return () => {
        toolkit.endGroup();
      };
    },
    mask: (secret) => {
      for (const line of secret.split(/\r?\n/).filter((each) => each !== '')) {
        hide(line);
        toolkit.setSecret(line);
      }
    },
  };
}

function safe(lines: Lines): string[] {
  return (typeof lines === 'string' ? [lines] : lines).map(plainLine);
}

function once<T>(make: () => T): () => T {
  let made: { readonly value: T } | undefined;
  return () => (made ??= { value: make() }).value;
}

function cancelSignal(runner: Runner): AbortSignal {
  const controller = new AbortController();
  const cancel = (signal: NodeJS.Signals): void => {
    if (controller.signal.aborted) return;
    controller.abort(new DOMException(`The run was cancelled (${signal}).`, 'AbortError'));
    runner.later(FORCED_EXIT_MS, () => {
      const text =
        'The run was cancelled while a call was unanswered. A later run takes over its segments when their lease has ended.';
      runner.toolkit.error(text);
      runner.exit(1);
    });
  };
  // SIGBREAK is what the second signal is on Windows; elsewhere it never comes.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGBREAK'] as const) runner.on(signal, cancel);
  return controller.signal;
}

function environmentOf({ env, entry, context }: Runner): HostEnvironment {
  const given = <T extends string | number>(name: string, value: T): T | undefined =>
    (env[name] ?? '') === '' ? undefined : value;
  const serverUrl = given('GITHUB_SERVER_URL', context.serverUrl);
  const repository = given('GITHUB_REPOSITORY', env['GITHUB_REPOSITORY'] ?? '');
  const runId = given('GITHUB_RUN_ID', context.runId)?.toString();
  const isKnown = serverUrl !== undefined && repository !== undefined && runId !== undefined;
  return {
    repository,
    workflow: given('GITHUB_WORKFLOW', context.workflow),
    runId,
    runAttempt: given('GITHUB_RUN_ATTEMPT', context.runAttempt)?.toString(),
    job: given('GITHUB_JOB', context.job),
    workspace: env['GITHUB_WORKSPACE'] || process.cwd(),
    serverUrl,
    apiUrl: given('GITHUB_API_URL', context.apiUrl),
    runUrl: isKnown ? `${serverUrl}/${repository}/actions/runs/${runId}` : undefined,
    isDebug: env['RUNNER_DEBUG'] === '1',
    entry,
  };
}

/** dist/post/index.js is run after the job's steps; it loads the same program. */
export function isPostStep({ entry }: Pick<HostEnvironment, 'entry'>): boolean {
  return entry !== undefined && basename(dirname(entry)) === 'post';
}

/** Ends the process once all that was told has been written, whatever connection is still half open. */
export async function endProcess(): Promise<never> {
  for (const stream of [process.stdout, process.stderr]) {
    await new Promise<void>((resolve) => {
      stream.write('', () => {
        resolve();
      });
    });
  }
  return process.exit();
}
