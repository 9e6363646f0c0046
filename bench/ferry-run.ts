import { runBundle } from '../test/bundle/runner.js';
import { BUCKET, type Corpus } from './corpus.js';

export interface FerryFigures {
  readonly ms: number;
  /** Of the process, all threads. */
  readonly cpuMs: number;
  readonly peakRssBytes: number;
}

/** Tells what the process used when the process ends; handed to it as a module to load first. */
const USAGE =
  "process.on('exit',()=>{const u=process.resourceUsage();console.error('usage',u.maxRSS,u.userCPUTime+u.systemCPUTime)})";

/** One run of the bundle over the whole corpus, from the start of the process to its end. Throws when a line is lost. */
export async function ferryRun(
  corpus: Corpus,
  url: string,
  inputs: Record<string, string>,
): Promise<FerryFigures> {
  const result = await runBundle({
    inputs: {
      mode: 'alb',
      'aws-region': 'us-east-1',
      'source-bucket': BUCKET,
      'destination-log-group': '/bench/alb',
      from: `${corpus.day}T00:00:00Z`,
      to: new Date().toISOString(),
      ledger: 'none',
      report: 'none',
      ...inputs,
    },
    env: {
      AWS_ENDPOINT_URL: url,
      AWS_ACCESS_KEY_ID: 'bench',
      AWS_SECRET_ACCESS_KEY: 'bench',
      NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(USAGE)}`,
    },
  });
  const { code, log, outputs, ms } = result;
  if (code !== 0 || outputs['records-written'] !== String(corpus.lines)) {
    throw new Error(`The run wrote ${outputs['records-written'] ?? 'no'} of ${corpus.lines} lines.\n${log}`);
  }
  const [, kibibytes = NaN, cpuMicros = NaN] = /usage (\d+) (\d+)/.exec(log) ?? [];
  return { ms, cpuMs: Number(cpuMicros) / 1000, peakRssBytes: Number(kibibytes) * 1024 };
}
