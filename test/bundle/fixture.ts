/** What every test of the bundle stands on: one local AWS, and for each test a bucket and a log group of its own. */
import { albDay, type AlbDay, type AlbObject } from '../aws/seed/alb.js';
import { startLocalAws, type LocalAws, type LocalAwsOptions } from '../aws/local-aws.js';
import { runBundle, type BundleResult, type BundleRun } from './runner.js';

export type Inputs = Readonly<Record<string, string>>;
export type RunOptions = Omit<BundleRun, 'inputs'>;

/** Yesterday (or so many days ago), `YYYY-MM-DD`. */
export function dayBefore(days = 1): string {
  return new Date(Date.now() - days * 86_400_000).toISOString().slice(0, 10);
}

/** The first `hours` of a day: `from` and `to` for the inputs. */
export function windowOf(day: string, hours = 24): { from: string; to: string } {
  const from = Date.parse(`${day}T00:00:00Z`);
  return { from: new Date(from).toISOString(), to: new Date(from + hours * 3_600_000).toISOString() };
}

export class Fixture {
  readonly aws: LocalAws;
  readonly bucket: string;
  readonly group: string;

  constructor(aws: LocalAws, number: number) {
    this.aws = aws;
    this.bucket = `alb-logs-${number}`;
    this.group = `/shop/access-${number}`;
    aws.s3.createBucket(this.bucket);
    aws.logs.createGroup(this.group, { retentionDays: 30 });
  }

  /** Puts the objects of a day into the bucket; by default yesterday's first 40 minutes of one load balancer. */
  seed(day: Partial<AlbDay> = {}): AlbObject[] {
    const usual = { day: dayBefore(), intervals: [0, 8] as [number, number], linesPerObject: 40 };
    const objects = [...albDay({ ...usual, bucket: this.bucket, ...day })];
    for (const { bucket, key, body } of objects) this.aws.s3.putObject(bucket, key, body);
    return objects;
  }

  /** Two load balancers, one of them busy: several batches, three segments. */
  seedBusy(): AlbObject[] {
    return [
      ...this.seed({ intervals: [0, 40], linesPerObject: 60 }),
      ...this.seed({ loadBalancer: 'admin.aaaaaaaaaaaaaaaa', intervals: [0, 2] }),
    ];
  }

  /** The inputs of a run from this bucket to this group; those given go before. */
  inputs(more: Inputs = {}): Inputs {
    return {
      mode: 'alb',
      'aws-region': this.aws.region,
      'source-bucket': this.bucket,
      'destination-log-group': this.group,
      ...windowOf(dayBefore()),
      ...more,
    };
  }

  run(more: Inputs = {}, options: RunOptions = {}): Promise<BundleResult> {
    const env = { ...this.aws.env(), ...options.env };
    return runBundle({ ...options, inputs: this.inputs(more), env });
  }

  /** The same run, with the identity token of a workflow instead of keys. */
  runWithRole(more: Inputs = {}, options: RunOptions = {}): Promise<BundleResult> {
    const role = `arn:aws:iam::${this.aws.account}:role/ci`;
    const env = {
      AWS_ENDPOINT_URL: this.aws.url,
      ...this.aws.oidcEnv({ sub: 'repo:example/logs:ref:refs/heads/main' }),
      ...options.env,
    };
    return runBundle({ ...options, inputs: this.inputs({ 'role-to-assume': role, ...more }), env });
  }

  /** Repeats a run until it is complete; what every run says is handed back. */
  async runUntilComplete(more: Inputs = {}, most = 12): Promise<BundleResult[]> {
    const results: BundleResult[] = [];
    while (results.length < most) {
      const result = await this.run(more);
      results.push(result);
      if (result.outputs['complete'] === 'true' || result.code !== 0) break;
      await pause(1200);
    }
    return results;
  }

  /** What the log group holds: `timestamp message`, sorted. */
  stored(): string[] {
    return this.aws.logs.events(this.group).map(lineOf).sort();
  }

  streams(): string[] {
    return this.aws.logs.streams(this.group);
  }

  /** Calls on this test's bucket and group, in their order. */
  count(operation: string, resource: RegExp = this.mine()): number {
    return this.aws.calls.count({ operation, resource });
  }

  /** Resolves when `operation` was answered `times` times for this test. */
  async seen(operation: string, times = 1, resource: RegExp = this.mine()): Promise<void> {
    while (this.count(operation, resource) < times) await pause(5);
  }

  mine(): RegExp {
    return new RegExp(`^(${this.bucket}|${this.group})(/|$)`);
  }
}

export function pause(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** An event as one comparable text. */
export function lineOf({ timestamp, message }: { timestamp: number; message: string }): string {
  return `${timestamp} ${message}`;
}

/** Stages on one local AWS. */
export class FixtureFactory {
  readonly aws: LocalAws;
  #stages = 0;

  private constructor(aws: LocalAws) {
    this.aws = aws;
  }

  static async open(options: LocalAwsOptions = {}): Promise<FixtureFactory> {
    return new FixtureFactory(await startLocalAws(options));
  }

  /** A stage for one test: nothing on it, no faults, no calls so far. */
  fixture(): Fixture {
    this.#stages += 1;
    this.aws.faults.clear();
    this.aws.calls.clear();
    return new Fixture(this.aws, this.#stages);
  }

  /** Another stage beside the last one, for tests that play several at once. */
  anotherFixture(): Fixture {
    this.#stages += 1;
    return new Fixture(this.aws, this.#stages);
  }

  async close(): Promise<void> {
    await this.aws.close();
  }
}
