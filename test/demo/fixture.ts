import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { startLocalAws, type LocalAws } from '../aws/local-aws.js';
import { runBundle, type BundleResult, type BundleRun } from '../bundle/runner.js';
import { inTerminal, sectionOf, styled } from './terminal.js';

export const DAY_MS = 24 * 60 * 60 * 1000;

/** One mode's part of the demo. */
export interface Act {
  readonly title: string;
  /** What it starts from, in a sentence. */
  seed(aws: LocalAws): string;
  readonly inputs: Readonly<Record<string, string>>;
  /** The sections of the job summary that are shown, by their headings; the rest is in the report. */
  readonly shown: readonly string[];
  /** What must come out of the first run. */
  readonly expected: (aws: LocalAws) => Readonly<Record<string, string>>;
  /** Where to look, and at what. */
  look(aws: LocalAws): readonly string[];
  /** Asks what was written a question, and shows the answer. */
  query?(aws: LocalAws): Promise<void>;
  /** Names everything that was written: a second run must not change it. */
  workload(aws: LocalAws): readonly string[];
}

/** Plays an act twice; throws when a figure is not what was seeded, or when the second run wrote anything. */
export async function play(act: Act): Promise<BundleResult & { readonly mode: string }> {
  const aws = await startLocalAws();
  try {
    title(act.title);
    say(act.seed(aws));
    await look(aws, act);
    scene('The log of the first run:');
    const first = await execute(aws, { inputs: { ...act.inputs, ...reportOf(act) } });
    check(first, { complete: 'true', ...act.expected(aws) });
    for (const heading of act.shown) {
      scene(`From its job summary: ${heading}`);
      const section = sectionOf(first.summary, heading).replace(/^None: .*$/m, '');
      say(
        inTerminal(section)
          .replaceAll(/\n{2,}/g, '\n')
          .trimEnd(),
      );
    }
    scene('What was written:');
    for (const line of act.look(aws)) say(`  ${line}`);
    await act.query?.(aws);
    const written = act.workload(aws);
    const second = await execute(aws, { inputs: act.inputs, quiet: true });
    check(second, { complete: 'true', 'segments-planned': '0' });
    if (String(act.workload(aws)) !== String(written))
      throw new Error(`${act.title}: the second run changed what is there.`);
    good('A second run found nothing left to do and wrote nothing.');
    return { ...first, mode: act.inputs['mode'] ?? '' };
  } finally {
    await aws.close();
  }
}

/** A dry run: every check passes, and nothing is written. Its checks are kept in a file, since the demo only counts them. */
async function look(aws: LocalAws, act: Act): Promise<void> {
  const before = act.workload(aws);
  const { code, log, outputs } = await execute(aws, {
    inputs: { ...act.inputs, 'dry-run': 'true' },
    quiet: true,
  });
  const marked = (mark: string): number => log.split('\n').filter((line) => line.startsWith(mark)).length;
  if (code !== 0 || marked('✗') > 0 || String(act.workload(aws)) !== String(before))
    throw new Error(`${act.title}: the dry run found something wrong, or wrote something:\n${log}`);
  const checklist = pathOf(act, '-dry-run.txt');
  mkdirSync(path.dirname(checklist), { recursive: true });
  writeFileSync(checklist, log.slice(log.indexOf('Dry run of mode')));
  const { usd } = JSON.parse(outputs['estimate'] ?? '{}') as { readonly usd?: number };
  good(
    `A dry run: ${String(marked('✓'))} checks passed, ${String(marked('–'))} are unknown or optional, none failed. Estimated price: ${String(usd)} USD. Nothing was written.`,
  );
}

function reportOf(act: Act): Record<string, string> {
  return { report: 'html', 'report-path': pathOf(act, '.html') };
}

/** Where an act leaves what one may look at after the demo. */
function pathOf({ inputs }: Act, ending: string): string {
  return path.resolve('.demo', `${inputs['mode'] ?? ''}${ending}`);
}

/** One run of the bundle against the local AWS, as a job that signs in through OIDC. */
export async function execute(
  aws: LocalAws,
  { inputs, env, quiet = false, ...rest }: BundleRun & { readonly quiet?: boolean },
): Promise<BundleResult> {
  const place = { 'aws-region': aws.region, 'role-to-assume': `arn:aws:iam::${aws.account}:role/ci` };
  const oidc = aws.oidcEnv({ sub: 'repo:example/logs:ref:refs/heads/main' });
  const result = await runBundle({
    inputs: { ...place, ...inputs },
    env: { AWS_ENDPOINT_URL: aws.url, ...oidc, NODE_NO_WARNINGS: '1', ...env },
    ...(quiet ? {} : { logged: shower() }),
    ...rest,
  });
  if (quiet) return result;
  const end = result.signal ?? `exit ${String(result.code)}`;
  say(styled('dim', `  (${end} after ${(result.ms / 1000).toFixed(1)} s)`));
  return result;
}

/** What comes often in a log, and is shown once. */
const REPEATED = /^Created export task|segments done, /;

/** The log as it comes, without what the runner itself would take in. */
function shower(): (text: string) => void {
  let repeated = false;
  return (text) => {
    const lines = text
      .split('\n')
      .filter((line) => line !== '' && !/^::(add-mask|debug|group|endgroup)::/.test(line));
    for (const line of lines) {
      if (!REPEATED.test(line)) say(styled('dim', `  | ${line}`));
      else if (!repeated) say(styled('dim', `  | ${line} …`));
      repeated ||= REPEATED.test(line);
    }
  };
}

export function check(
  { code, outputs, log }: BundleResult,
  expected: Readonly<Record<string, string>>,
): void {
  if (code !== 0) throw new Error(`The run ended with exit ${String(code)}:\n${log}`);
  for (const [name, value] of Object.entries(expected)) {
    if (outputs[name] !== value)
      throw new Error(`${name} should be ${value}, and is ${outputs[name] ?? 'absent'}.`);
  }
}

export function title(text: string): void {
  say(`\n${styled(['bold', 'cyan'], `━━ ${text} ━━`)}`);
}

export function scene(text: string): void {
  say(`\n${styled('bold', text)}`);
}

export function good(text: string): void {
  say(`${styled('green', '✓')} ${text}`);
}

export function count(figure: number): string {
  return figure.toLocaleString('en-US');
}

export function say(text: string): void {
  console.log(text);
}
