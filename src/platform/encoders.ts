import { availableParallelism } from 'node:os';
import { dirname, join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { inlineLane, threadLane } from '../encoding/lanes.js';
import { EncoderPool } from '../encoding/pool.js';
import type { EncodeLane } from '../encoding/protocol.js';

/** More threads than this have nothing to do: S3 and CloudWatch Logs are slower by then. */
const MOST_THREADS = 4;

/** Next to nothing is allocated for a line, so a small nursery is collected no more often than a large one. */
const LIMITS = { maxYoungGenerationSizeMb: 4 };

/** Encodes in threads beside the entry's; without an entry, in this one. */
export function encodersOf({ entry }: { readonly entry: string | undefined }): EncoderPool {
  if (entry === undefined) return new EncoderPool(inlineLane, 1);
  const file = join(dirname(entry), 'worker', 'index.js');
  const open = (): EncodeLane => threadLane(new Worker(file, { resourceLimits: LIMITS }));
  return new EncoderPool(open, Math.min(MOST_THREADS, availableParallelism()));
}
