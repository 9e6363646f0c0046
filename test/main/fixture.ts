/** Runs `main` in this process, against the local AWS, with a runner that only takes notes. */
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { main } from '../../src/main/main.js';
import { gitHubHost } from '../../src/platform/actions.js';
import { fakeRunner, type FakeRunner } from '../platform/fake-runner.js';
import { startLocalAws, type LocalAws } from '../aws/local-aws.js';
import { albDay, type AlbObject } from '../aws/seed/alb.js';

export interface Outcome {
  readonly code: number;
  readonly log: string;
  readonly summary: string;
  readonly outputs: Readonly<Record<string, string>>;
}

export const BUCKET = 'lb-logs';
export const GROUP = '/alb/shop';
const DAY_MS = 24 * 60 * 60 * 1000;

/** `YYYY-MM-DD`, so many days before today, UTC. */
export function dateOf(daysAgo: number): string {
  return new Date(Date.now() - daysAgo * DAY_MS).toISOString().slice(0, 10);
}

export class Fixture {
  readonly aws: LocalAws;
  readonly #folder = mkdtempSync(join(tmpdir(), 'log-ferry-fixture-'));
  #running: FakeRunner | undefined;

  private constructor(aws: LocalAws) {
    this.aws = aws;
  }

  static async build(): Promise<Fixture> {
    const aws = await startLocalAws();
    aws.s3.createBucket(BUCKET);
    aws.logs.createGroup(GROUP, { retentionDays: 30 });
    return new Fixture(aws);
  }

  async close(): Promise<void> {
    await this.aws.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }

  /** Puts a part of a day's load balancer logs into the bucket; `daysAgo` counts back from today, UTC. */
  seed(
    daysAgo: number,
    intervals: [number, number],
    more: Partial<Parameters<typeof albDay>[0]> = {},
  ): AlbObject[] {
    const objects = [
      ...albDay({ bucket: BUCKET, day: dateOf(daysAgo), intervals, nodes: 1, linesPerObject: 20, ...more }),
    ];
    for (const { key, body } of objects) this.aws.s3.putObject(BUCKET, key, body);
    return objects;
  }

  /** Calls that changed something. */
  changes(): string[] {
    return this.aws.calls
      .find()
      .filter(
        ({ operation, status }) =>
          /^(Put|Create|Delete|Complete|Upload|Cancel)/.test(operation) && status < 300,
      )
      .map(({ operation, resource }) => `${operation} ${resource}`);
  }

  /** A run that is cancelled while it sends its first batches. */
  async executeCancelled(): Promise<Outcome> {
    const put = { service: 'logs', operation: 'PutLogEvents' } as const;
    this.aws.faults.add({ ...put, on: 'every', kind: 'delay', ms: 150 });
    const run = this.execute();
    while (this.aws.calls.count({ operation: 'PutLogEvents' }) === 0)
      await new Promise((resolve) => setTimeout(resolve, 10));
    this.cancel();
    return run.finally(() => {
      this.aws.faults.clear();
    });
  }

  /** What the runner does when the workflow is cancelled. */
  cancel(): void {
    this.#running?.send('SIGINT');
  }

  async execute(
    inputs: Readonly<Record<string, string>> = {},
    env: Readonly<Record<string, string>> = {},
  ): Promise<Outcome> {
    const files = { GITHUB_OUTPUT: 'output', GITHUB_STEP_SUMMARY: 'summary' };
    const paths = Object.fromEntries(
      Object.entries(files).map(([name, file]) => [name, join(this.#folder, file)]),
    );
    for (const path of Object.values(paths)) writeFileSync(path, '');
    Object.assign(process.env, this.aws.env(), { AWS_MAX_ATTEMPTS: '2' }, env);
    const runner = fakeRunner({
      ...{ ...process.env, ...paths, ...env },
      ...{ GITHUB_REPOSITORY: 'example/logs', GITHUB_RUN_ID: '7' },
      ...named(inputs),
    });
    this.#running = runner;
    await main(gitHubHost(runner));
    const [log, code] = [runner.written.join(''), runner.exitCodes.at(-1) ?? 0];
    const read = (name: string): string => readFileSync(paths[name] ?? '', 'utf8');
    return { code, log, summary: read('GITHUB_STEP_SUMMARY'), outputs: outputsOf(read('GITHUB_OUTPUT')) };
  }
}

const USUAL = {
  mode: 'alb',
  'aws-region': 'us-east-1',
  'source-bucket': BUCKET,
  'destination-log-group': GROUP,
};

function named(inputs: Readonly<Record<string, string>>): Record<string, string> {
  const all = Object.entries({ ...USUAL, ...inputs });
  return Object.fromEntries(all.map(([name, value]) => [`INPUT_${name.toUpperCase()}`, value]));
}

function outputsOf(text: string): Record<string, string> {
  const pairs = [...text.matchAll(/^([^\n<]+)<<(\S+)\n([\s\S]*?)\n\2$/gm)];
  return Object.fromEntries(pairs.map(([, name = '', , value = '']) => [name, value]));
}
