import { formatInstant } from '../engine/window.js';
import { logTypeOf } from '../log-types/index.js';
import type { LogObjectKey } from './source-key.js';

const MINUTE_MS = 60 * 1000;
/** At most this many gaps are listed; the others are only counted. */
const MAX_LISTED = 5;
/**
 * A node writes nothing while it has no requests, so only gaps of busy nodes are reported: those that wrote in at least this
 * share of the intervals from their first to their last object, over at least this many intervals (one hour).
 */
const BUSY_SHARE = 0.9;
const MIN_INTERVALS = 12;

/** The intervals in which a node wrote an object, by their number since the epoch. */
interface NodeIntervals {
  /** Length of an interval, minutes. */
  readonly minutes: number;
  readonly written: Set<number>;
}

/** Finds intervals without an object between the objects of a busy node: logs that may be missing in the source. */
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
    const lines = all.slice(0, MAX_LISTED).map(({ node, minutes, first, last }) => {
      const [from, to] = [(first - 1) * minutes * MINUTE_MS, last * minutes * MINUTE_MS];
      return `${node}: no object for ${(to - from) / MINUTE_MS} minutes, from ${formatInstant(from)} to ${formatInstant(to)}.`;
    });
    const rest = all.length - lines.length;
    return rest > 0 ? [...lines, `${rest} more ${rest === 1 ? 'gap' : 'gaps'} of this kind.`] : lines;
  }
}

/** Runs of missing numbers between the present ones, both ends included; none where most are missing. */
function gapsIn(numbers: ReadonlySet<number>): { first: number; last: number }[] {
  const sorted = [...numbers].sort((a, b) => a - b);
  const span = (sorted.at(-1) ?? 0) - (sorted[0] ?? 0) + 1;
  if (sorted.length < MIN_INTERVALS || sorted.length < BUSY_SHARE * span) return [];
  return sorted.flatMap((number, i) => {
    const before = sorted[i - 1];
    return before === undefined || number === before + 1 ? [] : [{ first: before + 1, last: number - 1 }];
  });
}
