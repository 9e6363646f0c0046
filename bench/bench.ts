/** `npm run bench -- [--lines 200000] [--runs 3] [--json file]`: the bundle against what this machine can do, in one run. */
import { fork } from 'node:child_process';
import { writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import { corpusOf, type Corpus } from './corpus.js';
import { ferryRun } from './ferry-run.js';
import { limitRun } from './limit.js';

interface Row {
  readonly name: string;
  readonly ms: number;
  /** What the process used of the processor, all threads: steadier than `ms` on a busy machine. */
  readonly cpuMs: number;
  /** Of uncompressed input. */
  readonly megabytesPerSecond: number;
  readonly linesPerSecond: number;
  readonly ratio: number;
  readonly peakRssMegabytes?: number;
}

const { values } = parseArgs({
  options: {
    lines: { type: 'string', default: '200000' },
    runs: { type: 'string', default: '3' },
    json: { type: 'string' },
  },
});

/** The best of several: what others do on the machine only ever makes a run slower. */
async function best<T extends { ms: number }>(run: () => Promise<T>): Promise<T> {
  let found = await run();
  for (let i = 1; i < Number(values.runs); i += 1) {
    const next = await run();
    if (next.ms < found.ms) found = next;
  }
  return found;
}

async function withStandIn<T>(corpus: Corpus, work: (url: string) => Promise<T>): Promise<T> {
  const child = fork(new URL('stand-in.ts', import.meta.url), [join(corpus.folder, 'index.json')]);
  const port = await new Promise<unknown>((resolve, reject) => {
    child.once('message', resolve).once('error', reject);
  });
  try {
    return await work(`http://127.0.0.1:${String(port)}`);
  } finally {
    child.disconnect();
  }
}

interface Figures {
  readonly ms: number;
  readonly cpuMs: number;
  readonly limitMs: number;
  readonly peakRssBytes?: number;
}

function rowOf(corpus: Corpus, name: string, figures: Figures): Row {
  const { ms, cpuMs, limitMs, peakRssBytes: peak } = figures;
  return {
    name,
    ms: Math.round(ms),
    cpuMs: Math.round(cpuMs),
    megabytesPerSecond: Number((corpus.bytes / 1e3 / ms).toFixed(1)),
    linesPerSecond: Math.round((corpus.lines / ms) * 1000),
    ratio: Number((limitMs / ms).toFixed(3)),
    ...(peak === undefined ? {} : { peakRssMegabytes: Math.round(peak / 1e6) }),
  };
}

async function measure(corpus: Corpus, url: string): Promise<Row[]> {
  const limit = await best(() => limitRun(corpus, url));
  const limitMs = limit.ms;
  const rows = [rowOf(corpus, 'gunzip + SHA-256 + POST, one core', { ...limit, limitMs })];
  for (const format of ['raw', 'prefixed', 'json']) {
    const figures = await best(() => ferryRun(corpus, url, { 'log-format': format }));
    rows.push(rowOf(corpus, `log-format: ${format}`, { ...figures, limitMs }));
  }
  return rows;
}

function print(corpus: Corpus, rows: readonly Row[]): void {
  const megabytes = (bytes: number): string => (bytes / 1e6).toFixed(1);
  console.log(
    `${corpus.lines} lines in ${corpus.objects.length} objects: ${megabytes(corpus.bytes)} MB, ` +
      `${megabytes(corpus.compressedBytes)} MB compressed. Node.js ${process.version}, ${cpus().length} × ` +
      `${cpus()[0]?.model ?? 'unknown'}. Best of ${values.runs}; the bundle's times hold its start.\n`,
  );
  console.log('| | ms | CPU ms | MB/s | lines/s | ratio | peak RSS, MB |');
  console.log('|---|--:|--:|--:|--:|--:|--:|');
  for (const row of rows) {
    const { name, ms, cpuMs, megabytesPerSecond, linesPerSecond, ratio, peakRssMegabytes = '' } = row;
    console.log(
      `| ${[name, ms, cpuMs, megabytesPerSecond, linesPerSecond, ratio, peakRssMegabytes].join(' | ')} |`,
    );
  }
}

const corpus = corpusOf(Number(values.lines));
const rows = await withStandIn(corpus, (url) => measure(corpus, url));
print(corpus, rows);
if (values.json !== undefined) {
  const { lines, bytes, compressedBytes } = corpus;
  writeFileSync(
    values.json,
    `${JSON.stringify({ lines, bytes, compressedBytes, node: process.version, rows }, null, 2)}\n`,
  );
}
