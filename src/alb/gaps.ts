import { showInstant } from '../engine/window.js';
import { logTypeOf } from './log-types/index.js';
import type { LogObjectKey } from './key.js';

const MINUTE_MS = 60 * 1000;
/** So many gaps are told one by one. */
const MOST_TOLD = 5;
/**
 * A node without requests writes nothing, so only of one that is nearly always asked is silence worth a word: it wrote in
 * so large a share of the intervals from its first to its last, of so many at least (an hour of five minutes).
 */
const BUSY_SHARE = 0.9;
const FEWEST_INTERVALS = 12;

/** The intervals in which a node wrote an object, by their number since the epoch. */
interface NodeIntervals {
  /** Of one interval. */
  readonly minutes: number;
  readonly written: Set<number>;
}

/** Finds the intervals in which a busy node wrote nothing, between those in which it did: what may be missing in the source. */
export class IntervalGaps {
  readonly #nodes = new Map<string, NodeIntervals>();

  note({ loadBalancer, logType, nodeIp, intervalEnd }: LogObjectKey): void {
    const node = `${loadBalancer} ${logType}${nodeIp === undefined ? '' : `, node ${nodeIp}`}`;
    const known = this.#nodes.get(node) ?? { minutes: logTypeOf(logType).interval, written: new Set() };
    known.written.add(Math.floor(intervalEnd / (known.minutes * MINUTE_MS)));
    this.#nodes.set(node, known);
  }

  /** A sentence for each gap, or for the first of many. Delivery is best effort, so a gap is no failure. */
  sentences(): string[] {
    const all = [...this.#nodes].flatMap(([node, { minutes, written }]) =>
      gapsIn(written).map(({ first, last }) => ({ node, minutes, first, last })),
    );
    const told = all.slice(0, MOST_TOLD).map(({ node, minutes, first, last }) => {
      const [from, to] = [(first - 1) * minutes * MINUTE_MS, last * minutes * MINUTE_MS];
      return `${node}: no object for ${(to - from) / MINUTE_MS} minutes, from ${showInstant(from)} to ${showInstant(to)}.`;
    });
    const rest = all.length - told.length;
    return rest > 0 ? [...told, `${rest} more ${rest === 1 ? 'gap' : 'gaps'} of this kind.`] : told;
  }
}

/** Runs of missing numbers between the present ones, both ends included; none where most are missing. */
function gapsIn(numbers: ReadonlySet<number>): { first: number; last: number }[] {
  const sorted = [...numbers].sort((a, b) => a - b);
  const span = (sorted.at(-1) ?? 0) - (sorted[0] ?? 0) + 1;
  if (sorted.length < FEWEST_INTERVALS || sorted.length < BUSY_SHARE * span) return [];
  return sorted.flatMap((number, i) => {
    const before = sorted[i - 1];
    return before === undefined || number === before + 1 ? [] : [{ first: before + 1, last: number - 1 }];
  });
}
