import { setFlagsFromString } from 'node:v8';

/** By how much of what is alive garbage may grow before it is collected, percent. */
const GARBAGE_PERCENT = 50;

/**
 * Has V8 collect the garbage among what has lived for a while when it is half as much as what is alive. By default it lets
 * it grow to several times that where the machine has memory: of a day of 100,000 small objects 40 MB are alive, and 200 MB
 * were held.
 */
export function boundOldGeneration(): void {
  setFlagsFromString(`--heap-growing-percent=${GARBAGE_PERCENT}`);
}
