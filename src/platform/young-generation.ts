import { getHeapSpaceStatistics, setFlagsFromString } from 'node:v8';

/** Large enough for all that is under way at once; nothing else of a block, a batch or a call lives long. */
const ENOUGH_BYTES = 8 * 1024 * 1024;
const LOOK_MS = 100;

/**
 * Keeps V8 from growing the space of new objects any further once it is large enough. By default it takes up to 128 MiB
 * (Node.js 24 on a machine with much memory), and with it stays all that the garbage in it holds: the buffers of
 * thousands of answers.
 */
export function boundYoungGeneration(): void {
  const timer = setInterval(() => {
    const youngGeneration = getHeapSpaceStatistics().find(({ space_name }) => space_name === 'new_space');
    if (youngGeneration !== undefined && youngGeneration.space_size < ENOUGH_BYTES) return;
    clearInterval(timer);
    setFlagsFromString('--semi-space-growth-factor=1');
  }, LOOK_MS);
  timer.unref();
}
