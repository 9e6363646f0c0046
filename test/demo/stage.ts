import { startLocalAws, type LocalAws } from '../aws/local-aws.js';
import { runBundle, type BundleResult } from '../bundle/runner.js';
import { inTerminal } from './terminal.js';

export const DAY_MS = 24 * 60 * 60 * 1000;

/** One mode's part of the demo. */
export interface Act {
  readonly title: string;
  /** What it starts from, in a sentence. */
  seed(aws: LocalAws): string;
  readonly inputs: Readonly<Record<string, string>>;
  /** What must come out of the first run. */
  readonly expected: (aws: LocalAws) => Readonly<Record<string, string>>;
  /** Where to look, and at what. */
  look(aws: LocalAws): readonly string[];
  /** Names everything that was written: a second run must not change it. */
  cargo(aws: LocalAws): readonly string[];
}

/** Plays an act twice; throws when a figure is not what was seeded, or when the second run wrote anything. */
export async function play(act: Act): Promise<void> {
  const aws = await startLocalAws();
  try {
    say(`\n=== ${act.title} ===\n`);
    say(act.seed(aws));
    say('\n--- first run ---');
    const first = await sail(act, aws);
    check(first, { complete: 'true', ...act.expected(aws) });
    say(inTerminal(first.summary));
    say('What was written:');
    for (const line of act.look(aws)) say(`  ${line}`);
    const written = act.cargo(aws);
    say('\n--- second run, the same window ---');
    const second = await sail(act, aws);
    check(second, { complete: 'true', 'segments-planned': '0' });
    if (String(act.cargo(aws)) !== String(written))
      throw new Error(`${act.title}: the second run changed what is there.`);
    say(`Nothing was left to do: 0 segments planned, nothing written twice (${seconds(second)}).`);
  } finally {
    await aws.close();
  }
}

async function sail(act: Act, aws: LocalAws): Promise<BundleResult> {
  const inputs = {
    'aws-region': aws.region,
    'role-to-assume': `arn:aws:iam::${aws.account}:role/ci`,
    ...act.inputs,
  };
  const env = { AWS_ENDPOINT_URL: aws.url, ...aws.oidcEnv({ sub: 'repo:example/logs:ref:refs/heads/main' }) };
  const result = await runBundle({ inputs, env: { ...env, NODE_NO_WARNINGS: '1' }, logged: show });
  say(`(exit ${String(result.code)}, ${seconds(result)})\n`);
  return result;
}

/** The log as it comes, without what the runner itself would take in. */
function show(text: string): void {
  const lines = text.split('\n').filter((line) => line !== '' && !/^::(add-mask|debug)::/.test(line));
  for (const line of lines) say(`  | ${line}`);
}

function check({ code, outputs, log }: BundleResult, expected: Readonly<Record<string, string>>): void {
  if (code !== 0) throw new Error(`The run ended with exit ${String(code)}:\n${log}`);
  for (const [name, value] of Object.entries(expected)) {
    if (outputs[name] !== value)
      throw new Error(`${name} should be ${value}, and is ${outputs[name] ?? 'absent'}.`);
  }
}

function seconds({ ms }: BundleResult): string {
  return `${(ms / 1000).toFixed(1)} s`;
}

export function say(text: string): void {
  console.log(text);
}
