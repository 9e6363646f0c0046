/** A fixture on which a verification is held to writing nothing, with words for what it tells. */
import { expect } from '@jest/globals';
import { SHOWN_WITHIN_MS } from '../../src/main/run.js';
import { Fixture, GROUP, type Outcome } from './fixture.js';

export type Inputs = Readonly<Record<string, string>>;

export interface Difference {
  segment: string;
  what: string;
  expected: string;
  found: string;
}

interface LogEvent {
  readonly timestamp: number;
  readonly message: string;
}

export const HOUR = 3_600_000;
export const DAY = 24 * HOUR;

export class VerifyHarness {
  readonly fixture: Fixture;

  constructor(fixture: Fixture) {
    this.fixture = fixture;
  }

  static async build(): Promise<VerifyHarness> {
    return new VerifyHarness(await Fixture.build());
  }

  /** Runs a verification, and holds it to writing nothing. */
  async verify(inputs: Inputs): Promise<Outcome> {
    const before = this.#changes().length;
    // What was committed just now would be given its time to show.
    this.fixture.aws.clock.advance(SHOWN_WITHIN_MS);
    const outcome = await this.fixture.execute({ ...inputs, verify: 'true' });
    expect(this.#changes().slice(before)).toEqual([]);
    return outcome;
  }

  keysIn(bucket: string, prefix: string): string[] {
    return this.fixture.aws.s3.list(bucket, prefix);
  }

  contentOf(bucket: string, key: string): Buffer {
    return this.fixture.aws.s3.get(bucket, key) ?? Buffer.alloc(0);
  }

  /** Makes the first stream of the group anew, of other events. */
  reseed(change: (events: readonly LogEvent[]) => readonly LogEvent[]): string {
    const { logs } = this.fixture.aws;
    const [name = ''] = logs.streams(GROUP);
    const events = [...logs.events(GROUP, name)];
    logs.store.group(GROUP).streams.delete(name);
    logs.seed(GROUP, name, [...change(events)]);
    return name;
  }

  /** Calls that change something and were let through. */
  #changes(): string[] {
    return this.fixture.aws.calls
      .find()
      .filter(({ operation }) => /^(Put|Create|Delete|Cancel|Abort|Complete)/.test(operation))
      .filter(({ status }) => status < 300)
      .map(({ operation, resource }) => `${operation} ${resource}`);
  }
}

export function differencesOf({ outputs }: Outcome): Difference[] {
  return JSON.parse(outputs['differences'] ?? '') as Difference[];
}

export function expectGood(outcome: Outcome, verified: number): void {
  expect(outcome).toMatchObject({ code: 0, outputs: { complete: 'true', differences: '[]' } });
  expect(outcome.outputs['verified']).toBe(String(verified));
}

/** One thing alone is named, and nothing else. */
export function expectOne(outcome: Outcome, difference: Record<keyof Difference, unknown>): void {
  expect(outcome).toMatchObject({ code: 1, outputs: { complete: 'false' } });
  expect(differencesOf(outcome)).toEqual([difference]);
  const [{ segment, what, expected, found } = { segment: '', what: '', expected: '', found: '' }] =
    differencesOf(outcome);
  expect(outcome.log).toContain(`${segment}: ${what}: expected ${expected}, found ${found}.`);
}
