import { albDay, type AlbObject } from './alb.js';

export const LOAD_BALANCERS = ['shop.50dc6c495c0c9188', 'blog.1234567890abcdef'];
const INTERVALS = 288;

/** A day of two load balancers with more requests by day than by night: what the demo carries, and the pictures show. */
export function* shopDay(bucket: string, day: string): Generator<AlbObject> {
  for (const [i, loadBalancer] of LOAD_BALANCERS.entries()) {
    const settings = { bucket, loadBalancer, day, nodes: 2 - i, seed: i + 1 };
    for (let index = 0; index < INTERVALS; index++) {
      yield* albDay({ ...settings, intervals: [index, index + 1], linesPerObject: linesAt(index) });
    }
  }
}

/** Fewest in the small hours, most in the afternoon, and never quite even. */
function linesAt(index: number): number {
  const wave = Math.sin(((index - 108) / INTERVALS) * 2 * Math.PI);
  return Math.round(55 + 38 * wave) + ((index * 37) % 11);
}
