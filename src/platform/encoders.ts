import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { inlineWorker, threadWorker } from '../encode/workers.js';
import { openRecords } from '../objects/record-sink.js';
import { EncoderPool } from '../encode/pool.js';
import type { LogType } from '../encode/log-type.js';
import type { EncodeWorker } from '../encode/protocol.js';

/** More threads than this have nothing to do: S3 and CloudWatch Logs are slower by then. */
const MOST_THREADS = 4;

/** Next to nothing is allocated for a line, so a small youngGeneration is collected no more often than a large one. */
const LIMITS = { maxYoungGenerationSizeMb: 4 };

/** Encodes in threads beside the entry's, which know the log types themselves; without an entry, in this one. */
export function encodersOf(
  { entry }: { readonly entry: string | undefined },
  logTypes: readonly LogType[],
): EncoderPool {
  if (entry === undefined) return new EncoderPool(() => inlineWorker({ logTypes, openRecords }), 1);
  const file = join(dirname(entry), 'worker', 'index.js');
  const open = (): EncodeWorker => threadWorker(new Worker(file, { resourceLimits: LIMITS }));
  return new EncoderPool(open, Math.min(MOST_THREADS, availableParallelism()));
}
