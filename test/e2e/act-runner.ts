/**
 * Runs workflows on this machine by act, as a repository of its own that calls this action's workflows by name. What
 * act would fetch from the network is laid out here: the action's repository, and stand-ins for the actions of GitHub.
 */
import { execFileSync, spawn } from 'node:child_process';
import {
  chmodSync,
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { LocalAws } from '../aws/local-aws.js';
import type { LocalGitHub } from '../github/local-github.js';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
/** As the examples name it. */
export const FERRY = 'OWNER/aws-log-ferry';
const MAJOR = `v${majorVersion()}`;
export const CALLER = 'example/logs';
const STAND_INS = ['checkout', 'setup-node', 'upload-artifact', 'download-artifact'];
/** How many jobs of a matrix run at once; act cannot evaluate the expression that says it. */
const AT_ONCE = 4;

function majorVersion(): string {
  const { version } = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8')) as { version: string };
  return version.split('.')[0] ?? '';
}

export interface Harness {
  readonly aws: LocalAws;
  readonly github: LocalGitHub;
}

export interface Order {
  /** The workflow, as it lies in this repository; it is copied and not changed. */
  readonly workflow: string;
  readonly inputs?: Readonly<Record<string, string>>;
  readonly vars?: Readonly<Record<string, string>>;
  /** What else of this repository lies in the caller's; nothing, without this. */
  readonly files?: readonly string[];
}

export interface Outcome {
  readonly code: number | null;
  readonly log: string;
  /** Every value that an output got, in order, by name. */
  readonly outputs: (name: string) => string[];
  /** Each file as `<artifact>/<file>`. */
  readonly artifacts: readonly string[];
}

/** A process of the action. */
export interface FerryProcess {
  readonly pid: number;
  /** Its input `from`. */
  readonly from: string;
  readonly isDryRun: boolean;
}

export class ActRunner {
  readonly #folder = mkdtempSync(join(tmpdir(), 'log-ferry-e2e-'));
  readonly #node: string;
  readonly #act: string;
  readonly #commit: string;

  /** @param tools the paths of Node 24 and of act */
  constructor(tools: { readonly node: string; readonly act: string }) {
    this.#node = tools.node;
    this.#act = tools.act;
    for (const name of ['bin', 'processes', 'artifacts']) mkdirSync(this.#path(name));
    this.#commit = this.#layOutFerry();
    this.#wrapNode();
    // Workspaces lie below this folder, so their programs find the modules of this repository.
    symlinkSync(join(ROOT, 'node_modules'), this.#path('node_modules'));
  }

  close(): void {
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** Runs a workflow in a repository that holds nothing else. */
  async run(
    { aws, github }: Harness,
    { workflow, inputs = {}, vars = {}, files = [] }: Order,
  ): Promise<Outcome> {
    const caller = mkdtempSync(this.#path('caller-'));
    mkdirSync(join(caller, '.github/workflows'), { recursive: true });
    cpSync(join(ROOT, workflow), join(caller, '.github/workflows', basename(workflow)));
    for (const file of files) cpSync(join(ROOT, file), join(caller, file), { recursive: true });
    commitAll(caller);
    execFileSync('git', ['remote', 'add', 'origin', `https://github.com/${CALLER}`], { cwd: caller });
    for (const folder of ['processes', 'artifacts']) empty(this.#path(folder));
    const own = { LOG_FERRY_REPOSITORY: FERRY, LOG_FERRY_REF: this.#commit };
    const given = [...flags('--input', inputs), ...flags('--var', { ...own, ...vars })];
    const log = await this.#spawn(caller, [...this.#arguments(workflow), ...given], {
      AWS_ENDPOINT_URL: aws.url,
      ...aws.oidcEnv({ sub: `repo:${CALLER}:ref:refs/heads/main` }),
      E2E_GITHUB_URL: github.url,
    });
    return {
      ...log,
      outputs: (name) => outputsIn(log.log, name),
      artifacts: this.#artifacts(),
    };
  }

  /** The processes of the action that the running workflow has started so far. */
  processes(): FerryProcess[] {
    return readdirSync(this.#path('processes')).flatMap((pid) => {
      const [from = '', dryRun] = readFileSync(this.#path('processes', pid), 'utf8').split('\n');
      return dryRun === undefined ? [] : [{ pid: Number(pid), from, isDryRun: dryRun === 'true' }];
    });
  }

  #artifacts(): string[] {
    const names = readdirSync(this.#path('artifacts')).sort();
    return names.flatMap((name) =>
      readdirSync(this.#path('artifacts', name)).map((file) => `${name}/${file}`),
    );
  }

  #path(...parts: string[]): string {
    return join(this.#folder, ...parts);
  }

  /** What a release holds of this action, as a repository with one commit. */
  #layOutFerry(): string {
    const ferry = this.#path('ferry');
    mkdirSync(join(ferry, '.github'), { recursive: true });
    for (const part of ['action.yml', 'dist', '.github/workflows'])
      cpSync(join(ROOT, part), join(ferry, part), { recursive: true });
    const backfill = join(ferry, '.github/workflows/backfill.yml');
    const text = readFileSync(backfill, 'utf8');
    const literal = text.replace(/max-parallel: \$\{\{.*\}\}/, `max-parallel: ${String(AT_ONCE)}`);
    if (literal === text) throw new Error('backfill.yml has no max-parallel any more.');
    writeFileSync(backfill, literal);
    return commitAll(ferry);
  }

  /** The action's Node: it says which process does what, and where GitHub's API is, which act would not be told. */
  #wrapNode(): void {
    const script = [
      '#!/bin/bash',
      // act asks Node where it is, to call it by that path.
      'case "$*" in *process.execPath*) echo "$0"; exit ;; esac',
      `{ echo "$INPUT_FROM"; env | sed -n 's/^INPUT_DRY-RUN=//p'; echo; } > "${this.#path('processes')}/$$"`,
      'GITHUB_API_URL=$E2E_GITHUB_URL',
      'export GITHUB_API_URL',
      `exec "${this.#node}" "$@"`,
    ];
    writeFileSync(this.#path('bin/node'), `${script.join('\n')}\n`);
    chmodSync(this.#path('bin/node'), 0o755);
  }

  #arguments(workflow: string): string[] {
    const repositories = {
      [`${FERRY}@${MAJOR}`]: this.#path('ferry'),
      ...Object.fromEntries(
        STAND_INS.flatMap((name) =>
          pinsOf(name).map((pin) => [`actions/${name}@${pin}`, join(ROOT, 'test/e2e/stand-ins', name)]),
        ),
      ),
    };
    return [
      ...['workflow_dispatch', '--workflows', `.github/workflows/${basename(workflow)}`],
      ...['--platform', 'ubuntu-latest=-self-hosted', '--no-cache-server', '--pull=false'],
      ...['--action-cache-path', this.#path('cache'), '--secret', 'GITHUB_TOKEN=ghs_of_this_run'],
      ...flags('--local-repository', repositories),
    ];
  }

  async #spawn(
    cwd: string,
    args: readonly string[],
    env: Readonly<Record<string, string>>,
  ): Promise<{ code: number | null; log: string }> {
    const child = spawn(this.#act, args, {
      cwd,
      env: {
        PATH: `${this.#path('bin')}:${process.env['PATH'] ?? ''}`,
        HOME: this.#folder,
        E2E_FERRY_REPOSITORY: FERRY,
        E2E_FERRY_FOLDER: this.#path('ferry'),
        E2E_ARTIFACTS: this.#path('artifacts'),
        // act keeps local repositories in a map that its jobs share without a lock.
        GOMAXPROCS: '1',
        ...env,
      },
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    let log = '';
    for (const stream of [child.stdout, child.stderr])
      stream.on('data', (piece: Buffer) => {
        log += piece.toString();
      });
    const code = await new Promise<number | null>((resolve, reject) => {
      child.on('error', reject);
      child.on('close', resolve);
    });
    return { code, log };
  }
}

function commitAll(folder: string): string {
  const git = (...args: string[]): string => execFileSync('git', args, { cwd: folder, encoding: 'utf8' });
  git('init', '--quiet', '--initial-branch=main');
  git('add', '--all', '--force');
  git('-c', 'user.name=e2e', '-c', 'user.email=e2e@example.com', 'commit', '--quiet', '--message=all');
  return git('rev-parse', 'HEAD').trim();
}

function empty(folder: string): void {
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder);
}

function flags(flag: string, values: Readonly<Record<string, string>>): string[] {
  return Object.entries(values).flatMap(([name, value]) => [flag, `${name}=${value}`]);
}

/** The commits at which the workflows here use an action of GitHub's. */
function pinsOf(action: string): string[] {
  const folders = ['.github/workflows', 'examples'].map((folder) => join(ROOT, folder)).filter(existsSync);
  const texts = folders.flatMap((folder) =>
    readdirSync(folder).map((name) => readFileSync(join(folder, name), 'utf8')),
  );
  const pins = texts.flatMap((text) => [
    ...text.matchAll(new RegExp(`actions/${action}@([0-9a-f]{40})`, 'g')),
  ]);
  return [...new Set(pins.map(([, pin = '']) => pin))];
}

function outputsIn(log: string, name: string): string[] {
  return [...log.matchAll(/::set-output:: ([\w-]+)=(.*)$/gm)].flatMap(([, found, value = '']) =>
    found === name ? [value] : [],
  );
}
