import { runBundle } from '../test/bundle/runner.js';
import { BUCKET, type Corpus } from './corpus.js';

export interface FerryFigures {
  readonly ms: number;
  readonly peakRssBytes: number;
}

/** Tells the peak of the memory when the process ends; handed to it as a module to load first. */
const PEAK = "process.on('exit',()=>console.error('peak-rss',process.resourceUsage().maxRSS))";

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
      NODE_OPTIONS: `--import=data:text/javascript,${encodeURIComponent(PEAK)}`,
    },
  });
  const { code, log, outputs, ms } = result;
  if (code !== 0 || outputs['records-written'] !== String(corpus.lines)) {
    throw new Error(`The run wrote ${outputs['records-written'] ?? 'no'} of ${corpus.lines} lines.\n${log}`);
  }
  const kibibytes = Number(/peak-rss (\d+)/.exec(log)?.[1] ?? NaN);
  return { ms, peakRssBytes: kibibytes * 1024 };
}
