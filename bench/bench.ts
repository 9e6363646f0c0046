/** `npm run bench`: the bundle and what it is compared with, in one run. See README.md for the arguments. */
import { fork } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import { join } from 'node:path';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { formatted } from '../scripts/docs/page.js';
import { allHold, judge, showVerdict } from './aims.js';
import { casesOf, LATENCY, type Case } from './cases.js';
import { dayCorpus, smallCorpus, type Corpus } from './corpus.js';
import { writePage } from './page.js';
import { buildPrograms, NODE, versionOf } from './programs.js';
import { renderResults, rowOf, type CorpusFigures, type Measured, type Results } from './results.js';
import { receivedBytes, runCase, runLimit, runPosters } from './run-case.js';

const { values } = parseArgs({
  options: {
    lines: { type: 'string', default: '2000000' },
    runs: { type: 'string', default: '3' },
    only: { type: 'string' },
    json: { type: 'string' },
    check: { type: 'boolean', default: false },
    docs: { type: 'boolean', default: false },
  },
});

function note(text: string): void {
  process.stderr.write(`${text}\n`);
}

/** An argument that is a whole number above 0. */
function numberOf(name: 'lines' | 'runs'): number {
  const value = Number(values[name]);
  if (Number.isInteger(value) && value > 0) return value;
  throw new RangeError(
    `--${name}: expected a whole number above 0, found ${values[name]}. Give one, or leave it out.`,
  );
}

async function withStandIn<T>(
  { folder }: Corpus,
  late: boolean,
  work: (url: string) => Promise<T>,
): Promise<T> {
  const latency = late ? [LATENCY.put, LATENCY.other] : [0, 0];
  const child = fork(new URL('stand-in.ts', import.meta.url), [
    join(folder, 'index.json'),
    ...latency.map(String),
  ]);
  const port = await new Promise<unknown>((resolve, reject) => {
    child.once('message', resolve).once('error', reject);
    child.once('exit', (code) => {
      reject(new Error(`The stand-in ended with code ${String(code)} before it listened.`));
    });
  });
  try {
    return await work(`http://127.0.0.1:${String(port)}`);
  } finally {
    child.disconnect();
  }
}

interface Corpora {
  readonly day: Corpus;
  readonly small: Corpus | undefined;
}

/** The best of all rounds, by name: what others do on the machine only ever makes a run slower. */
type Best = Map<string, Measured>;

function keepBest(best: Best, name: string, found: Measured): void {
  const known = best.get(name);
  if (known === undefined || found.ms < known.ms) best.set(name, found);
  note(`${name}: ${(found.ms / 1000).toFixed(2)} s`);
}

/** A run, and what it sent. */
async function counted(url: string, run: () => Promise<Omit<Measured, 'sentBytes'>>): Promise<Measured> {
  const before = await receivedBytes(url);
  const measured = await run();
  return { ...measured, sentBytes: (await receivedBytes(url)) - before };
}

/** A case that fails has no figures of that round, and fails the bench; the others are measured all the same. */
async function attempt({ name }: Case, best: Best, run: () => Promise<Measured>): Promise<void> {
  try {
    keepBest(best, name, await run());
  } catch (error) {
    note(`${name} FAILED: ${error instanceof Error ? error.message : String(error)}`);
    process.exitCode = 1;
  }
}

/** Every case once. The rounds spread each case over the whole run, so that a slow minute meets all alike. */
async function round(corpora: Corpora, cases: readonly Case[], best: Best): Promise<void> {
  for (const [kind, late] of [
    ['day', false],
    ['day', true],
    ['small', true],
  ] as const) {
    const wanted = cases.filter((one) => one.corpus === kind && one.late === late);
    const corpus = corpora[kind];
    const withLimit = kind === 'day' && !late;
    if (corpus === undefined || (wanted.length === 0 && !withLimit)) continue;
    await withStandIn(corpus, late, async (url) => {
      if (withLimit) keepBest(best, 'limit', await counted(url, () => runLimit(corpus, url)));
      for (const one of wanted) await attempt(one, best, () => counted(url, () => runCase(one, corpus, url)));
    });
  }
}

function figuresOf({ lines, bytes, compressedBytes, objects }: Corpus): CorpusFigures {
  return { lines, objects: objects.length, bytes, compressedBytes };
}

function resultsOf(
  corpora: Corpora,
  cases: readonly Case[],
  found: { best: Best; standIn: number },
): Results {
  const { best, standIn } = found;
  const limitFound = best.get('limit');
  if (limitFound === undefined) throw new Error('The limit was not measured.');
  const day = figuresOf(corpora.day);
  const small = corpora.small === undefined ? undefined : figuresOf(corpora.small);
  const limit = rowOf(
    { name: 'limit', label: 'The limit: gunzip, SHA-256 and POST in series, one core' },
    day,
    limitFound,
  );
  const model = cpus()[0]?.model ?? 'unknown';
  return {
    date: new Date().toISOString().slice(0, 10),
    machine: `${cpus().length} × ${model}, ${Math.round(totalmem() / 2 ** 30)} GiB`,
    node: versionOf(NODE),
    standInNode: process.version,
    runs: numberOf('runs'),
    day,
    small,
    standInMegabytesPerSecond: Math.round(standIn),
    rows: [
      limit,
      ...cases.flatMap((one) => {
        const measured = best.get(one.name);
        const corpus = one.corpus === 'small' ? small : day;
        if (measured === undefined || corpus === undefined) return [];
        return [rowOf(one, corpus, { ...measured, limit: day.bytes / 1e3 / limitFound.ms })];
      }),
    ],
  };
}

async function measure(): Promise<Results> {
  const cases = casesOf(values.only);
  const [lines, runs] = [numberOf('lines'), numberOf('runs')];
  note(`The programs run on Node.js ${versionOf(NODE)} (${NODE}), the stand-in on ${process.version}.`);
  note('Builds the programs, and makes what log objects are missing (the first time a minute or two).');
  buildPrograms();
  const wantsSmall = cases.some(({ corpus }) => corpus === 'small');
  const corpora = { day: dayCorpus(lines), small: wantsSmall ? smallCorpus(lines) : undefined };
  const standIn = await withStandIn(corpora.day, false, (url) => runPosters(2, url));
  const best: Best = new Map();
  for (let i = 1; i <= runs; i += 1) {
    note(`Round ${i} of ${runs}`);
    await round(corpora, cases, best);
  }
  return resultsOf(corpora, cases, { best, standIn });
}

async function bench(): Promise<void> {
  const results = await measure();
  process.stdout.write(await formatted('table.md', `${renderResults(results)}\n`));
  if (values.json !== undefined) {
    writeFileSync(values.json, await formatted('results.json', JSON.stringify(results, null, 2)));
  }
  if (!values.check) return;
  const verdicts = judge(results);
  process.stdout.write(`\n${verdicts.map((verdict) => `- ${showVerdict(verdict)}`).join('\n')}\n`);
  if (!allHold(verdicts)) process.exitCode = 1;
}

await (values.docs ? writePage() : bench());
