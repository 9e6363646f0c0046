/**
 * `npx tsx bench/report.ts [--lines 200000] [--runs 5]`: what looking on costs the encoder. The same access log lines are
 * encoded as JSON with and without the statistics of the report, in turns, in one thread.
 */
import { parseArgs } from 'node:util';
import type { RecordObserver } from '../src/encode/types.js';
import { formatOf } from '../src/encode/line-columns.js';
import { keyOf } from '../src/alb/source-key.js';
import { LineSplitter } from '../src/encode/lines.js';
import { access } from '../src/log-types/access.js';
import { logTypeStatistics } from '../src/statistics/log-types.js';
import { createAlbEncoder, ENCODER_VERSION } from '../src/encode/encode.js';
import { albDay } from '../test/aws/seed/alb.js';

const { values } = parseArgs({
  options: { lines: { type: 'string', default: '200000' }, runs: { type: 'string', default: '5' } },
});
const OBJECTS = 288;
const format = formatOf(access);
const linesPerObject = Math.ceil(Number(values.lines) / OBJECTS);
const texts = [...albDay({ bucket: 'bench', day: '2026-11-01', nodes: 1, linesPerObject, level: 1 })].map(
  ({ text }) => Buffer.from(text),
);
const lines = linesPerObject * OBJECTS;
const megabytes = texts.reduce((sum, { length }) => sum + length, 0) / 1e6;
const place = {
  bucket: 'bench',
  prefix: '',
  account: '123456789012',
  region: 'us-east-1',
  day: '2026/11/01',
  loadBalancer: 'shop.50dc6c495c0c9188',
  logType: 'access',
} as const;
const object = {
  ...{ ...place, key: keyOf({ ...place, tail: '20261101T0005Z_198.51.100.200_abcdefgh' }) },
  ...{ stamp: '20261101T0005Z', intervalEnd: Date.parse('2026-11-01T00:05:00Z'), nodeIp: '198.51.100.200' },
  random: 'abcdefgh',
  id: '50dc6c495c0c9188',
};

/** Milliseconds of the processor that one pass over all lines takes: steadier than the clock on a busy machine. */
function pass(observer: RecordObserver | undefined): number {
  const encode = createAlbEncoder(
    { version: ENCODER_VERSION, format: 'json', logType: 'access', oldest: 0, newest: 8e15 },
    format,
    { observer },
  );
  const before = process.cpuUsage();
  for (const text of texts) {
    const splitter = new LineSplitter();
    encode(splitter.push(text), object);
    encode(splitter.end(), object);
  }
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
}

const best = { without: Infinity, with: Infinity };
for (let i = 0; i < Number(values.runs); i += 1) {
  best.without = Math.min(best.without, pass(undefined));
  const statistics = logTypeStatistics(access, format.columns, undefined);
  best.with = Math.min(best.with, pass(statistics));
}
console.log(
  `${lines} lines, ${megabytes.toFixed(1)} MB. Node.js ${process.version}. Best of ${values.runs}.\n`,
);
console.log('| log-format: json | CPU ms | MB/s | ns a line |');
console.log('|---|--:|--:|--:|');
for (const [name, ms] of [
  ['without the report', best.without],
  ['with its statistics', best.with],
] as const) {
  const nanoseconds = (ms * 1e6) / lines;
  console.log(
    `| ${name} | ${ms.toFixed(0)} | ${((megabytes * 1e3) / ms).toFixed(1)} | ${nanoseconds.toFixed(0)} |`,
  );
}
console.log(
  `\nThroughput with the report: ${((100 * best.without) / best.with).toFixed(1)} % of that without it.`,
);
