/** What may be doubled in a log group that cannot be read back: a batch of a segment for each interruption, no more. */
import type { LocalAws } from '../aws/local-aws.js';
import type { BundleResult } from '../bundle/runner.js';

const AMBIGUOUS = new Set(['reset', 'hang', 'error', 'cut-body']);

export interface UnreadableGroup {
  /** Events that are there again within their stream, in streams that keep to the bound. */
  readonly excused: number;
  /** Streams with more doubled batches than puts to them went unanswered and runs were interrupted, in words. */
  readonly beyond: readonly string[];
}

export function doublesIn({ logs, calls }: LocalAws, group: string, interruptions: number): UnreadableGroup {
  const puts = calls.find({ operation: 'PutLogEvents' });
  const beyond: string[] = [];
  let excused = 0;
  for (const stream of logs.streams(group)) {
    const { batches, events } = doubledIn(logs.store.stream(group, stream).events());
    const own = puts.filter(({ resource }) => resource === `${group}/${stream}`);
    const unanswered = own.filter(({ fault = '' }) => AMBIGUOUS.has(fault)).length;
    if (batches <= interruptions + unanswered) excused += events;
    else {
      const bound = `${String(interruptions)} interruptions and ${String(unanswered)} puts without an answer`;
      beyond.push(`${stream}: ${String(batches)} batches are doubled after ${bound}.`);
    }
  }
  return { excused, beyond };
}

/**
 * Batches that the runs' own summaries say may be doubled: on a slow machine an answer may come after it is waited for,
 * which only the run knows.
 */
export function toldDoubles(results: readonly Pick<BundleResult, 'summary'>[]): number {
  const told = results.map(({ summary }) => /may be duplicated.*?at most (\d+)/.exec(summary)?.[1] ?? '0');
  return told.reduce((sum, batches) => sum + Number(batches), 0);
}

interface Arrived {
  readonly message: string;
  readonly ingestionTime: number;
  readonly sequence: number;
}

/** Batches that hold events which came before, and how many such events. A put's events share their ingestion time. */
function doubledIn(events: readonly Arrived[]): { batches: number; events: number } {
  const seen = new Set<string>();
  const batches = new Set<number>();
  let doubled = 0;
  for (const { message, ingestionTime } of [...events].sort((a, b) => a.sequence - b.sequence)) {
    if (seen.has(message)) {
      batches.add(ingestionTime);
      doubled += 1;
    }
    seen.add(message);
  }
  return { batches: batches.size, events: doubled };
}
