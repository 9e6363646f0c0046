import { constants, PerformanceObserver, type PerformanceEntry } from 'node:perf_hooks';
import { getHeapSpaceStatistics, getHeapStatistics, setFlagsFromString } from 'node:v8';

/** By how much of what is alive garbage may grow before it is collected, percent. */
const GARBAGE_PERCENT = 50;
/** As much garbage is no reason to collect, bytes: where little is alive, that would be several times a second. */
const GARBAGE_BYTES = 16 * 1024 * 1024;
/** So large a space of new objects holds what all calls and batches in flight need for a short time. */
const YOUNG_BYTES = 8 * 1024 * 1024;
const LOOK_MS = 100;

/**
 * Has V8 collect the garbage among what has lived for a while when it is half as much as what is alive, or `GARBAGE_BYTES`. By
 * default it lets it grow to several times what is alive where the machine has memory: of a day of 100,000 small objects 40 MB
 * are alive, and 200 MB were held. What is alive is what the last collection left.
 */
export function boundOldGeneration(): void {
  boundGarbage();
  const collections = new PerformanceObserver((list) => {
    if (list.getEntries().some(isOfOldGeneration)) boundGarbage();
  });
  collections.observe({ entryTypes: ['gc'] });
}

function boundGarbage(): void {
  const enough = Math.round((100 * GARBAGE_BYTES) / getHeapStatistics().used_heap_size);
  setFlagsFromString(`--heap-growing-percent=${Math.max(GARBAGE_PERCENT, enough)}`);
}

function isOfOldGeneration(collection: PerformanceEntry): boolean {
  const detail: unknown = 'detail' in collection ? collection.detail : undefined;
  if (typeof detail !== 'object' || detail === null || !('kind' in detail)) return false;
  return detail.kind === constants.NODE_PERFORMANCE_GC_MAJOR;
}

/**
 * Keeps V8 from growing the space of new objects any further once it is large enough. By default it takes up to 128 MiB
 * (Node.js 24 on a machine with much memory), and with it stays all that the garbage in it holds: the buffers of
 * thousands of answers.
 */
export function boundYoungGeneration(): void {
  const timer = setInterval(() => {
    const youngGeneration = getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space');
    if (youngGeneration !== undefined && youngGeneration.space_size < YOUNG_BYTES) return;
    clearInterval(timer);
    setFlagsFromString('--semi-space-growth-factor=1');
  }, LOOK_MS);
  timer.unref();
}
