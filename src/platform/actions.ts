/**
 * The runner of GitHub Actions behind a small port. The workflow commands are a few lines of text, and written here:
 * loading @actions/core (its HTTP client, for the most part) costs 45 ms of the start, so only the OIDC token loads it.
 */
import { EOL } from 'node:os';
import { ConfigError, messageOf, ServiceError } from '../errors.js';
import { hide, plainLine } from '../escape.js';
import { runnerFiles, type RunnerFiles } from './runner-files.js';

/** Foreign text, made harmless line by line; line breaks within one text are folded. */
export type Lines = string | readonly string[];

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
  /** Keeps a secret out of everything that is logged from now on. */
  readonly mask: (secret: string) => void;
  readonly state: (name: string) => string;
  /** A fresh OIDC token for an audience. */
  readonly idToken: (audience: string) => Promise<string>;
  /** Aborted when the workflow is cancelled. The runner then gives 7.5 s, and after a second signal 2.5 s. */
  readonly onCancel: () => AbortSignal;
  readonly environment: HostEnvironment;
}

/** What the runner says of the run; absent outside of GitHub Actions. */
export interface HostEnvironment {
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

/** What the host needs of a process. */
export interface Runner {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly entry?: string | undefined;
  readonly write: (text: string) => void;
  readonly on: (signal: NodeJS.Signals, listener: (signal: NodeJS.Signals) => void) => void;
  readonly setExitCode: (code: number) => void;
  /** Calls back after `ms`, unless the process has ended by then. */
  readonly later: (ms: number, then: () => void) => void;
  /** Ends the process at once. */
  readonly exit: (code: number) => void;
}

const thisProcess: Runner = {
  env: process.env,
  entry: process.argv[1],
  write: (text) => void process.stdout.write(text),
  on: (signal, listener) => void process.on(signal, listener),
  setExitCode: (code) => {
    process.exitCode = code;
  },
  later: (ms, then) => void setTimeout(then, ms).unref(),
  exit: (code) => process.exit(code),
};

/**
 * A cancelled run that has not ended after so long ends here, whatever it still waits for: the runner would kill it
 * 7.5 s after the first signal, without a word.
 */
const LAST_WORD_MS = 6000;

/** What an earlier step put into the environment, and what the runner gives to jobs with `id-token: write`. */
const SECRET_VARIABLES = ['AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN', 'ACTIONS_ID_TOKEN_REQUEST_TOKEN'];

/** How the runner names the variables that hold inputs (metadata syntax of GitHub Actions). */
const INPUT = 'INPUT_';

export function gitHubHost(runner: Runner = thisProcess): Host {
  for (const name of SECRET_VARIABLES) hide(runner.env[name] ?? '');
  const command = (name: string, text: string): void => {
    runner.write(`::${name}::${encoded(text)}${EOL}`);
  };
  const tell = (name: string) => (lines: Lines) => {
    command(name, safe(lines).join('\n'));
  };
  const info = (lines: Lines): void => {
    for (const line of safe(lines)) runner.write(line + EOL);
  };
  return {
    ...runnerFiles(runner.env, { info, warning: tell('warning') }),
    input: (name) => runner.env[`${INPUT}${name.replaceAll(' ', '_').toUpperCase()}`]?.trim() ?? '',
    inputNames: () => inputNames(runner.env),
    info,
    debug: tell('debug'),
    notice: tell('notice'),
    warning: tell('warning'),
    error: tell('error'),
    setFailed: (lines) => {
      runner.setExitCode(1);
      tell('error')(lines);
    },
    group: (title, lines) => {
      runner.write(folded(title, lines));
    },
    mask: maskBy(command),
    state: (name) => runner.env[`STATE_${name}`] ?? '',
    idToken: (audience) => idToken(runner.env, audience),
    onCancel: once(() => cancelSignal(runner)),
    environment: environmentOf(runner),
  };
}

function inputNames(env: Runner['env']): string[] {
  const given = Object.keys(env).filter((name) => name.startsWith(INPUT) && env[name] !== '');
  return given.map((name) => name.slice(INPUT.length).toLowerCase());
}

function maskBy(command: (name: string, text: string) => void): Host['mask'] {
  return (secret) => {
    for (const line of secret.split(/\r?\n/).filter((each) => each !== '')) {
      hide(line);
      command('add-mask', line);
    }
  };
}

/** In one piece, so that nothing else comes between. */
function folded(title: string, lines: Lines): string {
  return [`::group::${encoded(plainLine(title))}`, ...safe(lines), '::endgroup::', ''].join(EOL);
}

function safe(lines: Lines): string[] {
  return (typeof lines === 'string' ? [lines] : lines).map(plainLine);
}

/** As the runner decodes the text of a command. */
function encoded(text: string): string {
  return text.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

async function idToken(env: Runner['env'], audience: string): Promise<string> {
  if (!env['ACTIONS_ID_TOKEN_REQUEST_URL'] || !env['ACTIONS_ID_TOKEN_REQUEST_TOKEN']) throw noIdToken();
  const { getIDToken } = await import('@actions/core');
  try {
    return await getIDToken(audience);
  } catch (error) {
    throw new ServiceError(`GitHub gave no OIDC token for the audience ${audience}: ${messageOf(error)}`, {
      call: 'GitHub OIDC token',
      resource: audience,
      retryable: true,
      cause: error,
    });
  }
}

function noIdToken(): ConfigError {
  return new ConfigError([
    {
      subject: 'role-to-assume',
      expected: 'a job that may ask GitHub for an OIDC token',
      found: 'no ACTIONS_ID_TOKEN_REQUEST_URL or no ACTIONS_ID_TOKEN_REQUEST_TOKEN',
      fix:
        'Add `permissions: id-token: write` (and `contents: read`) to the job. In a reusable workflow the calling job must ' +
        'grant it too. Pull requests from forks never get it.',
    },
  ]);
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
    runner.later(LAST_WORD_MS, () => {
      const text =
        'The run was cancelled while a call was unanswered. What it held is taken up again when its lease has ended.';
      runner.write(`::error::${text}${EOL}`);
      runner.exit(1);
    });
  };
  // SIGBREAK is what the second signal is on Windows; elsewhere it never comes.
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGBREAK'] as const) runner.on(signal, cancel);
  return controller.signal;
}

function environmentOf({ env, entry }: Runner): HostEnvironment {
  const text = (name: string): string | undefined => (env[name] === '' ? undefined : env[name]);
  const serverUrl = text('GITHUB_SERVER_URL');
  const repository = text('GITHUB_REPOSITORY');
  const runId = text('GITHUB_RUN_ID');
  const isKnown = serverUrl !== undefined && repository !== undefined && runId !== undefined;
  return {
    repository,
    workflow: text('GITHUB_WORKFLOW'),
    runId,
    runAttempt: text('GITHUB_RUN_ATTEMPT'),
    job: text('GITHUB_JOB'),
    workspace: text('GITHUB_WORKSPACE') ?? process.cwd(),
    serverUrl,
    apiUrl: text('GITHUB_API_URL'),
    runUrl: isKnown ? `${serverUrl}/${repository}/actions/runs/${runId}` : undefined,
    isDebug: text('RUNNER_DEBUG') === '1',
    entry,
  };
}
