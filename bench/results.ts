/** What a run of the bench found, and how it is shown. Pure. */
export interface Row {
  /** Of the case, see cases.ts; `limit` is the machine's. */
  readonly name: string;
  readonly label: string;
  /** For a program from its start to its end. */
  readonly seconds: number;
  /** What the process used of the processor, all threads: steadier than the time on a busy machine. */
  readonly cpuMs: number;
  /** Of uncompressed input. */
  readonly megabytesPerSecond: number;
  readonly linesPerSecond: number;
  /** Of the rate to that of the limit in the same run. */
  readonly ratio: number;
  /** Bodies that the stand-in was sent: what the uplink of a runner would have to carry. */
  readonly sentMegabytes: number;
  readonly peakRssMegabytes?: number;
}

export interface CorpusFigures {
  readonly lines: number;
  readonly objects: number;
  readonly bytes: number;
  readonly compressedBytes: number;
}

export interface Results {
  /** `YYYY-MM-DD`. */
  readonly date: string;
  readonly machine: string;
  /** Of the measured programs. */
  readonly node: string;
  /** Of the stand-in. */
  readonly standInNode: string;
  /** Each row is the best of so many. */
  readonly runs: number;
  readonly day: CorpusFigures;
  readonly small: CorpusFigures | undefined;
  /** What the stand-in takes from two clients that do nothing else. */
  readonly standInMegabytesPerSecond: number;
  readonly rows: readonly Row[];
}

/** Figures of one run over a corpus. */
export interface Measured {
  readonly ms: number;
  readonly cpuMs: number;
  readonly sentBytes: number;
  readonly peakRssBytes?: number;
}

/** `limit`: the rate of the limit in MB/s; absent for the limit itself. */
export function rowOf(
  name: { readonly name: string; readonly label: string },
  { bytes, lines }: CorpusFigures,
  { ms, cpuMs, sentBytes, peakRssBytes, limit }: Measured & { readonly limit?: number },
): Row {
  const rate = bytes / 1e3 / ms;
  return {
    name: name.name,
    label: name.label,
    seconds: rounded(ms / 1000, 2),
    cpuMs: Math.round(cpuMs),
    megabytesPerSecond: rounded(rate, 1),
    linesPerSecond: Math.round((lines / ms) * 1000),
    ratio: limit === undefined ? 1 : rounded(rate / limit, 3),
    sentMegabytes: Math.round(sentBytes / 1e6),
    ...(peakRssBytes === undefined ? {} : { peakRssMegabytes: Math.round(peakRssBytes / 1e6) }),
  };
}

function rounded(value: number, digits: number): number {
  return Number(value.toFixed(digits));
}

/** Markdown: what was measured on what, and the table. */
export function renderResults(results: Results): string {
  const { date, machine, node, standInNode, runs, day, small, rows } = results;
  const fastest = Math.max(...rows.map(({ megabytesPerSecond }) => megabytesPerSecond));
  const times = rounded(results.standInMegabytesPerSecond / fastest, 1);
  return [
    `Measured on ${date}: ${machine}; the programs on Node.js ${node}, the stand-in on ${standInNode}. Best of ${runs}.`,
    '',
    `- A day: ${shown(day)}.`,
    ...(small === undefined ? [] : [`- Many small objects: ${shown(small)}.`]),
    `- The stand-in alone takes ${results.standInMegabytesPerSecond} MB/s from two clients, ${times} times the fastest row.`,
    '',
    '| What | s | MB/s | lines/s | ratio | sent, MB | CPU ms | peak memory, MB |',
    '| :-- | --: | --: | --: | --: | --: | --: | --: |',
    ...rows.map(
      (row) =>
        `| ${row.label} | ${row.seconds.toFixed(2)} | ${row.megabytesPerSecond.toFixed(1)} ` +
        `| ${grouped(row.linesPerSecond)} | ${row.ratio.toFixed(2)} | ${grouped(row.sentMegabytes)} | ${grouped(row.cpuMs)} | ${row.peakRssMegabytes ?? ''} |`,
    ),
  ].join('\n');
}

function shown({ lines, objects, bytes, compressedBytes }: CorpusFigures): string {
  const times = rounded(bytes / compressedBytes, 1);
  return (
    `${grouped(lines)} lines in ${grouped(objects)} objects, ${grouped(Math.round(bytes / 1e6))} MB, ` +
    `${grouped(Math.round(compressedBytes / 1e6))} MB as gzip (${times}:1)`
  );
}

function grouped(value: number): string {
  return value.toLocaleString('en-US');
}
