import { startLocalAws, type LocalAws } from '../aws/local-aws.js';
import { startLocalGitHub } from '../github/local-github.js';
import type { Order, Outcome, ActRunner, Harness } from './act-runner.js';

export const REGION = 'eu-central-1';
export const HOUR_MS = 3_600_000;
export const DAY_MS = 24 * HOUR_MS;

export interface Scenario {
  readonly name: string;
  readonly play: (fixture: Fixture) => Promise<void>;
}

/** A harness of its own for each scenario: AWS with the roles of the examples, and GitHub's issues. */
export class Fixture {
  readonly #runner: ActRunner;
  readonly #harness: Harness;

  private constructor(runner: ActRunner, harness: Harness) {
    this.#runner = runner;
    this.#harness = harness;
  }

  static async open(runner: ActRunner): Promise<Fixture> {
    const [aws, github] = await Promise.all([startLocalAws({ region: REGION }), startLocalGitHub()]);
    for (const name of ['log-ferry-alb', 'log-ferry-amplify', 'log-ferry-export']) {
      aws.sts.addRole(name, { sub: 'repo:example/logs:*' });
    }
    return new Fixture(runner, { aws, github });
  }

  async close(): Promise<void> {
    await Promise.all([this.#harness.aws.close(), this.#harness.github.close()]);
  }

  get aws(): LocalAws {
    return this.#harness.aws;
  }

  /** The state of every issue, in the order of their numbers. */
  issues(): string[] {
    return this.#harness.github.issues.map(({ state }) => state);
  }

  get processes(): ActRunner['processes'] {
    return () => this.#runner.processes();
  }

  async run(order: Order): Promise<Outcome> {
    return this.#runner.run(this.#harness, order);
  }

  /** Runs a workflow that must succeed. */
  async good(order: Order): Promise<Outcome> {
    const outcome = await this.run(order);
    if (outcome.code !== 0) throw new Error(`${order.workflow} failed:\n${tailOf(outcome.log)}`);
    return outcome;
  }

  /** Runs a workflow that must fail. */
  async bad(order: Order): Promise<Outcome> {
    const outcome = await this.run(order);
    if (outcome.code === 0) throw new Error(`${order.workflow} succeeded:\n${tailOf(outcome.log)}`);
    return outcome;
  }
}

function tailOf(log: string): string {
  return log.split('\n').slice(-60).join('\n');
}

/** `YYYY-MM-DD` so many days ago. */
export function dayBefore(days: number): string {
  return new Date(Date.now() - days * DAY_MS).toISOString().slice(0, 10);
}
