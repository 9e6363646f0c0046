import { createServer } from 'node:http';
import { mkdtempSync, readFileSync } from 'node:fs';
import { EOL, tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, jest, test } from '@jest/globals';
import { ConfigError, ServiceError } from '../../src/errors.js';
import { gitHubHost, type Host } from '../../src/platform/actions.js';

interface FakeRunner {
  readonly host: Host;
  readonly written: string[];
  readonly exitCodes: number[];
  readonly send: (signal: NodeJS.Signals) => void;
  /** What was put off, by its delay. */
  readonly timers: Record<number, () => void>;
}

function fakeRunner(env: Record<string, string> = {}): FakeRunner {
  const written: string[] = [];
  const exitCodes: number[] = [];
  const timers: Record<number, () => void> = {};
  const listeners = new Map<string, (signal: NodeJS.Signals) => void>();
  const host = gitHubHost({
    env,
    write: (text) => void written.push(text),
    on: (signal, listener) => void listeners.set(signal, listener),
    setExitCode: (code) => void exitCodes.push(code),
    later: (ms, then) => void (timers[ms] = then),
    exit: (code) => void exitCodes.push(code),
  });
  return { host, written, exitCodes, timers, send: (signal) => listeners.get(signal)?.(signal) };
}

test('inputs are trimmed, and empty where they are absent', () => {
  const { host } = fakeRunner({ 'INPUT_AWS-REGION': ' eu-central-1\n' });
  expect(host.input('aws-region')).toBe('eu-central-1');
  expect(host.input('mode')).toBe('');
});

describe('what is logged', () => {
  test('one command a text, lines kept where they were given as lines', () => {
    const { host, written } = fakeRunner();
    host.debug('a');
    host.notice('100%\nb');
    host.warning(['one', 'two']);
    host.error('c');
    host.info(['d', 'e']);
    expect(written.join('')).toBe(
      ['::debug::a', '::notice::100%25 b', '::warning::one%0Atwo', '::error::c', 'd', 'e', ''].join(EOL),
    );
  });

  test('foreign text gives no command', () => {
    const { host, written } = fakeRunner();
    host.info('::add-mask::x\r::error::y ##[group]z');
    host.warning(['x', '::error::y']);
    expect(written).toEqual([
      `\\::add-mask::x ::error::y ##\\[group]z${EOL}`,
      `::warning::x%0A\\::error::y${EOL}`,
    ]);
  });

  test('a failure is an error and an exit code', () => {
    const { host, written, exitCodes } = fakeRunner();
    host.setFailed('broken');
    expect(written).toEqual([`::error::broken${EOL}`]);
    expect(exitCodes).toEqual([1]);
  });

  test('a group holds its lines, which do not act', () => {
    const { host, written } = fakeRunner();
    host.group('title\n::x', ['one', '::endgroup::']);
    expect(written).toEqual([['::group::title ::x', 'one', '\\::endgroup::', '::endgroup::', ''].join(EOL)]);
  });

  test('every line of a secret is masked', () => {
    const { host, written } = fakeRunner();
    host.mask('one%\n\ntwo');
    expect(written).toEqual([`::add-mask::one%25${EOL}`, `::add-mask::two${EOL}`]);
  });
});

test('what is masked, and the keys of the environment, are not quoted by the program itself', () => {
  const names = ['AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN', 'ACTIONS_ID_TOKEN_REQUEST_TOKEN'];
  const env = Object.fromEntries(names.map((name) => [name, `value of ${name}`]));
  const { host, written } = fakeRunner(env);
  host.mask('secret of a role');
  host.error(`AWS: ${Object.values(env).join(', ')}, secret of a role`);
  expect(written).toEqual([`::add-mask::secret of a role${EOL}`, `::error::AWS: ***, ***, ***, ***${EOL}`]);
});

describe('files of the runner', () => {
  test('outputs and state cannot assign anything else', () => {
    const folder = mkdtempSync(join(tmpdir(), 'ferry-host-'));
    const env = {
      GITHUB_OUTPUT: join(folder, 'output'),
      GITHUB_STATE: join(folder, 'state'),
      GITHUB_STEP_SUMMARY: join(folder, 'summary'),
    };
    const { host, written } = fakeRunner(env);
    host.output('tally', 'a\nb=1');
    host.saveState('task', '7');
    host.summary('# One');
    host.summary('Two');
    const [open = '', ...rest] = readFileSync(env.GITHUB_OUTPUT, 'utf8').split(EOL);
    const delimiter = open.replace('tally<<', '');
    expect(delimiter).toMatch(/^end-[0-9a-f-]{36}$/);
    expect(rest.join('\n')).toBe(`a\nb=1\n${delimiter}\n`);
    expect(readFileSync(env.GITHUB_STATE, 'utf8')).toMatch(/^task<<(end-[^\r\n]+)\r?\n7\r?\n\1\r?\n$/);
    expect(readFileSync(env.GITHUB_STEP_SUMMARY, 'utf8')).toBe(`# One${EOL}Two${EOL}`);
    expect(written).toEqual([]);
  });

  test('without a runner nothing is written', () => {
    const { host } = fakeRunner({ GITHUB_OUTPUT: '', STATE_task: '7' });
    host.output('a', 'b');
    host.saveState('a', 'b');
    host.summary('a');
    expect(host.state('task')).toBe('7');
    expect(host.state('other')).toBe('');
  });
});

test('the process itself is the runner when none is handed in', () => {
  const written: unknown[] = [];
  const write = jest.spyOn(process.stdout, 'write').mockImplementation((text) => written.push(text) > 0);
  const on = jest.spyOn(process, 'on').mockReturnThis();
  const { exitCode } = process;
  try {
    const host = gitHubHost();
    host.setFailed('x');
    host.onCancel();
    expect(written).toEqual([`::error::x${EOL}`]);
    expect(process.exitCode).toBe(1);
    expect(on.mock.calls.map(([signal]) => signal)).toEqual(['SIGINT', 'SIGTERM', 'SIGBREAK']);
  } finally {
    write.mockRestore();
    on.mockRestore();
    process.exitCode = exitCode;
  }
});

describe('cancellation', () => {
  test.each(['SIGINT', 'SIGTERM', 'SIGBREAK'] as const)('%s aborts', (signal) => {
    const { host, send } = fakeRunner();
    const cancelled = host.onCancel();
    expect(host.onCancel()).toBe(cancelled);
    expect(cancelled.aborted).toBe(false);
    send(signal);
    expect(cancelled.aborted).toBe(true);
    expect(cancelled.reason).toMatchObject({
      name: 'AbortError',
      message: `The run was cancelled (${signal}).`,
    });
    send('SIGTERM');
  });

  test('a run that does not end by itself is ended before the runner kills it', () => {
    const { host, send, timers, exitCodes, written } = fakeRunner();
    host.onCancel();
    send('SIGINT');
    timers[6000]?.();
    expect(exitCodes).toEqual([1]);
    expect(written.join('')).toMatch(/^::error::The run was cancelled while a call was unanswered/);
  });
});

describe('environment', () => {
  test('what the runner says', () => {
    const { host } = fakeRunner({
      GITHUB_REPOSITORY: 'o/r',
      GITHUB_RUN_ID: '7',
      GITHUB_SERVER_URL: 'https://github.test',
      GITHUB_WORKFLOW: '',
      RUNNER_DEBUG: '1',
    });
    expect(host.environment).toMatchObject({
      repository: 'o/r',
      runUrl: 'https://github.test/o/r/actions/runs/7',
      workflow: undefined,
      isDebug: true,
    });
    expect(fakeRunner({ GITHUB_RUN_ID: '7' }).host.environment).toMatchObject({
      runUrl: undefined,
      isDebug: false,
    });
  });
});

describe('the OIDC token', () => {
  const asked = {
    ACTIONS_ID_TOKEN_REQUEST_URL: 'http://127.0.0.1:1/?a=1',
    ACTIONS_ID_TOKEN_REQUEST_TOKEN: 'ask',
  };

  test('without the permission the error says how to get it', async () => {
    const refusal = fakeRunner().host.idToken('sts.amazonaws.com');
    await expect(refusal).rejects.toBeInstanceOf(ConfigError);
    await expect(refusal).rejects.toThrow(/id-token: write[^]*reusable workflow[^]*forks/);
    await expect(
      fakeRunner({ ACTIONS_ID_TOKEN_REQUEST_URL: 'x' }).host.idToken('sts.amazonaws.com'),
    ).rejects.toBeInstanceOf(ConfigError);
  });

  test('it is asked for the audience, and a refusal can be tried again', async () => {
    const seen: string[] = [];
    const server = createServer((request, response) => {
      seen.push(`${request.url ?? ''} ${request.headers.authorization ?? ''}`);
      const refuses = request.url?.includes('refused') === true;
      response.writeHead(refuses ? 403 : 200).end(refuses ? '{}' : '{"value":"token"}');
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    const address = server.address();
    const port = typeof address === 'object' ? (address?.port ?? 0) : 0;
    const env = { ...asked, ACTIONS_ID_TOKEN_REQUEST_URL: `http://127.0.0.1:${port}/?a=1` };
    Object.assign(process.env, env);
    try {
      const { host } = fakeRunner(env);
      await expect(host.idToken('sts.amazonaws.com')).resolves.toBe('token');
      expect(seen).toEqual(['/?a=1&audience=sts.amazonaws.com Bearer ask']);
      const refusal = host.idToken('refused');
      await expect(refusal).rejects.toBeInstanceOf(ServiceError);
      await expect(refusal).rejects.toMatchObject({ retryable: true, resource: 'refused' });
    } finally {
      for (const name of Object.keys(env)) Reflect.deleteProperty(process.env, name);
      server.closeAllConnections();
      server.close();
    }
  });
});
