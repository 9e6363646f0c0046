import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { threadWorker } from '../workers/thread-worker.js';
import { EncoderPool } from '../workers/pool.js';
import type { LogType } from '../encode/log-type.js';
import type { EncodeWorker } from '../workers/protocol.js';

/** More threads than this have nothing to do: S3 and CloudWatch Logs are slower by then. */
const MAX_THREADS = 4;

/** Next to nothing is allocated for a line, so a small youngGeneration is collected no more often than a large one. */
const LIMITS = { maxYoungGenerationSizeMb: 4 };

/**
 * Encodes in threads beside the entry's, which know the log types themselves; without an entry, in this one. What only that
 * needs (a writer of Parquet, say) is loaded then.
 */
export async function encodersOf(
  { entry }: { readonly entry: string | undefined },
  logTypes: readonly LogType[],
): Promise<EncoderPool> {
  if (entry === undefined) {
    const [{ inlineWorker }, { openRecords }] = await Promise.all([
      import('../workers/serve-jobs.js'),
      import('../objects/record-sink.js'),
    ]);
    return new EncoderPool(() => inlineWorker({ logTypes, openRecords }), 1);
  }
  const file = join(dirname(entry), 'worker', 'index.js');
  const open = (): EncodeWorker => threadWorker(new Worker(file, { resourceLimits: LIMITS }));
  return new EncoderPool(open, Math.min(MAX_THREADS, availableParallelism()));
}
