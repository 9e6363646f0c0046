import { mkdtempSync, readFileSync } from 'node:fs';
import { EOL, tmpdir } from 'node:os';
import { join } from 'node:path';
import { beforeEach, describe, expect, jest, test } from '@jest/globals';
import { hide } from '../../src/escape.js';
import { gitHubHost, isPostStep, type Host } from '../../src/platform/actions.js';
import { fakeRunner } from './fake-runner.js';

/** The functions of @actions/core themselves, over the environment and the output of this process. */
async function onThisProcess(
  env: Record<string, string>,
  use: (host: Host) => unknown,
): Promise<{ written: string; exitCode: number | string | null | undefined }> {
  const before = { ...process.env };
  const { exitCode } = process;
  const pieces: string[] = [];
  const write = jest
    .spyOn(process.stdout, 'write')
    .mockImplementation((text) => pieces.push(String(text)) > 0);
  Object.assign(process.env, env);
  try {
    process.exitCode = undefined;
    await use(gitHubHost());
    return { written: pieces.join(''), exitCode: process.exitCode };
  } finally {
    write.mockRestore();
    for (const name of Object.keys(env)) Reflect.deleteProperty(process.env, name);
    Object.assign(process.env, before);
    process.exitCode = exitCode;
  }
}

test('inputs are trimmed, and empty where they are absent', async () => {
  await onThisProcess({ 'INPUT_AWS-REGION': ' eu-central-1\n' }, (host) => {
    expect(host.input('aws-region')).toBe('eu-central-1');
    expect(host.input('mode')).toBe('');
  });
});

describe('what is logged', () => {
  test('one command a text, lines kept where they were given as lines', async () => {
    const { written } = await onThisProcess({}, (host) => {
      host.debug('a');
      host.notice('100%\nb');
      host.warning(['one', 'two']);
      host.error('c');
      host.info(['d', 'e']);
    });
    expect(written).toBe(
      ['::debug::a', '::notice::100%25 b', '::warning::one%0Atwo', '::error::c', 'd', 'e', ''].join(EOL),
    );
  });

  test('foreign text gives no command', async () => {
    const { written } = await onThisProcess({}, (host) => {
      host.info('::add-mask::x\r::error::y ##[group]z');
      host.warning(['x', '::error::y']);
    });
    expect(written).toBe(`\\::add-mask::x ::error::y ##\\[group]z${EOL}::warning::x%0A\\::error::y${EOL}`);
  });

  test('a failure is an error and an exit code', async () => {
    const { written, exitCode } = await onThisProcess({}, (host) => {
      host.setFailed('broken');
    });
    expect(written).toBe(`::error::broken${EOL}`);
    expect(exitCode).toBe(1);
  });

  test('a group holds its lines, which do not act', async () => {
    const { written } = await onThisProcess({}, (host) => {
      host.group('title\n::x', ['one', '::endgroup::']);
    });
    expect(written).toBe(['::group::title ::x', 'one', '\\::endgroup::', '::endgroup::', ''].join(EOL));
  });

  test('every line of a secret is masked', async () => {
    const { written } = await onThisProcess({}, (host) => {
      host.mask('one%\n\ntwo');
    });
    expect(written).toBe(`::add-mask::one%25${EOL}::add-mask::two${EOL}`);
  });
});

test('what is masked, and the keys of the environment, are not quoted by the program itself', async () => {
  const names = ['AWS_SECRET_ACCESS_KEY', 'AWS_SESSION_TOKEN', 'ACTIONS_ID_TOKEN_REQUEST_TOKEN'];
  const env = Object.fromEntries(names.map((name) => [name, `value of ${name}`]));
  const { written } = await onThisProcess(env, (host) => {
    host.mask('secret of a role');
    host.error(`AWS: ${Object.values(env).join(', ')}, secret of a role`);
  });
  expect(written).toBe(`::add-mask::secret of a role${EOL}::error::AWS: ***, ***, ***, ***${EOL}`);
});

describe('files of the runner', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'ferry-host-'));
  });

  const paths = (): Record<'GITHUB_OUTPUT' | 'GITHUB_STATE' | 'GITHUB_STEP_SUMMARY', string> => ({
    GITHUB_OUTPUT: join(folder, 'output'),
    GITHUB_STATE: join(folder, 'state'),
    GITHUB_STEP_SUMMARY: join(folder, 'summary'),
  });

  test('outputs and state cannot assign anything else, and an output holds no secret', async () => {
    const env = paths();
    const { written } = await onThisProcess(env, async (host) => {
      host.output('tally', 'a\nb=1');
      host.saveState('task', '7');
      await host.summary('# One');
      await host.summary('Two');
      hide('999988887777');
      host.output('key', 'account=999988887777/x');
    });
    const output = readFileSync(env.GITHUB_OUTPUT, 'utf8');
    expect(output).toMatch(/^tally<<(ghadelimiter_[0-9a-f-]{36})\r?\na\nb=1\r?\n\1\r?\n/);
    expect(output).toContain('account=***/x');
    expect(readFileSync(env.GITHUB_STATE, 'utf8')).toMatch(
      /^task<<(ghadelimiter_[^\r\n]+)\r?\n7\r?\n\1\r?\n$/,
    );
    expect(readFileSync(env.GITHUB_STEP_SUMMARY, 'utf8')).toBe(`# One${EOL}Two${EOL}`);
    expect(written).toBe('');
  });

  test('one that cannot be written is a warning that names it, and nothing else', async () => {
    const nowhere = Object.fromEntries(
      Object.entries(paths()).map(([name, path]) => [name, join(path, 'in', 'no', 'folder')]),
    );
    const { written, exitCode } = await onThisProcess(nowhere, async (host) => {
      host.output('tally', 'a');
      host.saveState('task', '7');
      await host.summary('# One');
    });
    for (const name of ['GITHUB_OUTPUT', 'GITHUB_STATE', 'GITHUB_STEP_SUMMARY'])
      expect(written).toMatch(new RegExp(`::warning::${name} cannot be written: `));
    expect(exitCode).toBeUndefined();
  });

  test('without a runner nothing is written', async () => {
    const { written } = await onThisProcess({ GITHUB_OUTPUT: '', STATE_task: '7' }, async (host) => {
      host.output('a', 'b');
      host.saveState('a', 'b');
      await host.summary('a');
      expect(host.state('task')).toBe('7');
      expect(host.state('other')).toBe('');
    });
    expect(written).toBe('');
  });
});

describe('cancellation', () => {
  test.each(['SIGINT', 'SIGTERM', 'SIGBREAK'] as const)('%s aborts', (signal) => {
    const runner = fakeRunner();
    const host = gitHubHost(runner);
    const cancelled = host.onCancel();
    expect(host.onCancel()).toBe(cancelled);
    expect(cancelled.aborted).toBe(false);
    runner.send(signal);
    expect(cancelled.aborted).toBe(true);
    expect(cancelled.reason).toMatchObject({
      name: 'AbortError',
      message: `The run was cancelled (${signal}).`,
    });
    runner.send('SIGTERM');
  });

  test('a run that does not end by itself is ended before the runner kills it', () => {
    const runner = fakeRunner();
    gitHubHost(runner).onCancel();
    runner.send('SIGINT');
    runner.timers[6000]?.();
    expect(runner.exitCodes).toEqual([1]);
    expect(runner.written.join('')).toMatch(/^::error::The run was cancelled while a call was unanswered/);
  });
});

describe('environment', () => {
  test('what the runner says', () => {
    const env = {
      GITHUB_REPOSITORY: 'o/r',
      GITHUB_RUN_ID: '7',
      GITHUB_SERVER_URL: 'https://github.test',
      GITHUB_WORKFLOW: '',
      RUNNER_DEBUG: '1',
    };
    expect(gitHubHost(fakeRunner(env)).environment).toMatchObject({
      repository: 'o/r',
      runId: '7',
      runUrl: 'https://github.test/o/r/actions/runs/7',
      workflow: undefined,
      isDebug: true,
    });
    expect(gitHubHost(fakeRunner({ GITHUB_RUN_ID: '7' })).environment).toMatchObject({
      runUrl: undefined,
      apiUrl: undefined,
      isDebug: false,
    });
  });

  test('the post step is known by the file that is run', () => {
    expect(isPostStep({ entry: join('x', 'dist', 'post', 'index.js') })).toBe(true);
    expect(isPostStep({ entry: join('x', 'dist', 'index.js') })).toBe(false);
    expect(isPostStep({ entry: undefined })).toBe(false);
  });
});
