/** `npm run bench`: the bundle and what it is compared with, in one run. See README.md for the arguments. */
import { writeFileSync } from 'node:fs';
import { cpus, totalmem } from 'node:os';
import process from 'node:process';
import { parseArgs } from 'node:util';
import { formatted } from '../scripts/docs/page.js';
import { allHold, resultOfTask, showVerdict } from './aims.js';
import { casesOf, NETWORKS, type Case, type NetworkName } from './cases.js';
import { dayCorpus, smallCorpus, type Corpus } from './corpus.js';
import { writePage } from './page.js';
import { buildPrograms, NODE, versionOf } from './programs.js';
import { renderResults, rowOf, type CorpusFigures, type Measured, type Results } from './results.js';
import { receivedBytes, runCase, runLimit, runPosters } from './run-case.js';
import { withStandIn, type Server } from './server.js';

const { values } = parseArgs({
  options: {
    lines: { type: 'string', default: '2000000' },
    runs: { type: 'string', default: '3' },
    minutes: { type: 'string', default: '11' },
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
function numberOf(name: 'lines' | 'runs' | 'minutes'): number {
  const value = Number(values[name]);
  if (Number.isInteger(value) && value > 0) return value;
  throw new RangeError(
    `--${name}: expected a whole number above 0, found ${values[name]}. Give one, or leave it out.`,
  );
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
async function counted(
  server: Server,
  run: () => Promise<Omit<Measured, 'sentBytes'> & Partial<Measured>>,
): Promise<Measured> {
  const before = await receivedBytes(server);
  const measured = await run();
  return { sentBytes: (await receivedBytes(server)) - before, ...measured };
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
  for (const network of Object.keys(NETWORKS) as NetworkName[]) {
    for (const kind of ['day', 'small'] as const) {
      const wanted = cases.filter((one) => one.corpus === kind && one.network === network);
      const corpus = corpora[kind];
      const withLimit = kind === 'day' && network === 'loopback';
      if (corpus === undefined || (wanted.length === 0 && !withLimit)) continue;
      const [reading, sending] = partition(wanted, ({ program }) => 'takeOver' in program);
      await withStandIn({ corpus, network }, async (server) => {
        if (withLimit) keepBest(best, 'limit', await counted(server, () => runLimit(corpus, server)));
        for (const one of sending)
          await attempt(one, best, () => counted(server, () => runCase(one, corpus, server)));
      });
      // What a killed run sent must be there to be read back.
      for (const one of reading) {
        await withStandIn({ corpus, network, keeps: true }, (server) =>
          attempt(one, best, () => counted(server, () => runCase(one, corpus, server))),
        );
      }
    }
  }
}

function partition<T>(all: readonly T[], belongs: (one: T) => boolean): [T[], T[]] {
  return [all.filter(belongs), all.filter((one) => !belongs(one))];
}

function figuresOf({ lines, bytes, compressedBytes, objects }: Corpus): CorpusFigures {
  return { lines, objects: objects.length, bytes, compressedBytes };
}

function resultsOf(
  corpora: Corpora,
  cases: readonly Case[],
  found: { best: Best; standIn: number; rounds: number },
): Results {
  const { best, standIn, rounds } = found;
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
    runs: rounds,
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
  const standIn = await withStandIn({ corpus: corpora.day, network: 'loopback' }, (server) =>
    runPosters(2, server),
  );
  const best: Best = new Map();
  const until = performance.now() + numberOf('minutes') * 60_000;
  let rounds = 0;
  for (let wanted = cases, expected = 0; rounds < runs && performance.now() + expected < until; rounds += 1) {
    note(`Round ${rounds + 1} of ${runs} at most`);
    await round(corpora, wanted, best);
    wanted = cases.filter(({ once }) => once !== true);
    // With what starts and stops around each.
    expected = 1.3 * wanted.reduce((sum, { name }) => sum + (best.get(name)?.ms ?? 0), 0);
  }
  return resultsOf(corpora, cases, { best, standIn, rounds });
}

async function bench(): Promise<void> {
  const results = await measure();
  process.stdout.write(await formatted('table.md', `${renderResults(results)}\n`));
  if (values.json !== undefined) {
    writeFileSync(values.json, await formatted('results.json', JSON.stringify(results, null, 2)));
  }
  if (!values.check) return;
  const verdicts = resultOfTask(results);
  process.stdout.write(`\n${verdicts.map((verdict) => `- ${showVerdict(verdict)}`).join('\n')}\n`);
  if (!allHold(verdicts)) process.exitCode = 1;
}

await (values.docs ? writePage() : bench());
