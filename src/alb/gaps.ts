import { formatInstant } from '../engine/window.js';
import { logTypeOf } from '../log-types/index.js';
import type { LogObjectKey } from './source-key.js';
import { MINUTE_MS } from '../time-zone.js';

/** At most this many gaps are listed; the others are only counted. */
const MAX_LISTED = 5;
/**
 * A node writes nothing while it has no requests, so only gaps of busy nodes are reported: those that wrote in at least this
 * share of the intervals from their first to their last object, over at least this many intervals (one hour).
 */
const BUSY_SHARE = 0.9;
const MIN_INTERVALS = 12;

/** The intervals in which a node wrote an object. */
interface NodeIntervals {
  /** Length of an interval, minutes. */
  readonly minutes: number;
  readonly written: IntervalRanges;
}

/** Finds intervals without an object between the objects of a busy node: logs that may be missing in the source. */
export class IntervalGaps {
  readonly #nodes = new Map<string, NodeIntervals>();

  note({ loadBalancer, logType, nodeIp, intervalEnd }: LogObjectKey): void {
    const node = `${loadBalancer} ${logType}${nodeIp === undefined ? '' : `, node ${nodeIp}`}`;
    const known = this.#nodes.get(node) ?? {
      minutes: logTypeOf(logType).interval,
      written: new IntervalRanges(),
    };
    known.written.add(Math.floor(intervalEnd / (known.minutes * MINUTE_MS)));
    this.#nodes.set(node, known);
  }

  /** A sentence for each gap, or for the first of many. Delivery is best effort, so a gap is no failure. */
  sentences(): string[] {
    const all = [...this.#nodes].flatMap(([node, { minutes, written }]) =>
      gapsOf(written).map(({ first, last }) => ({ node, minutes, first, last })),
    );
    const lines = all.slice(0, MAX_LISTED).map(({ node, minutes, first, last }) => {
      const [from, to] = [(first - 1) * minutes * MINUTE_MS, last * minutes * MINUTE_MS];
      return `${node}: no object for ${(to - from) / MINUTE_MS} minutes, from ${formatInstant(from)} to ${formatInstant(to)}.`;
    });
    const rest = all.length - lines.length;
    return rest > 0 ? [...lines, `${rest} more ${rest === 1 ? 'gap' : 'gaps'} of this kind.`] : lines;
  }
}

/** The gaps of a busy node, both ends included; none of a node that mostly has nothing to tell. */
function gapsOf({ count, span, missing }: IntervalRanges): IntervalRange[] {
  return count < MIN_INTERVALS || count < BUSY_SHARE * span ? [] : missing;
}

/** Intervals that follow each other, by their numbers since the epoch, both ends included. */
interface IntervalRange {
  first: number;
  last: number;
}

/**
 * Intervals, as the ranges that they form, in their order: a busy node takes as little memory for a month as for an hour.
 */
class IntervalRanges {
  readonly #ranges: IntervalRange[] = [];

  add(number: number): void {
    // Most come in their order, so this is found at once.
    const at = this.#ranges.findLastIndex(({ first }) => first <= number);
    const range = this.#ranges[at];
    if (range !== undefined && number <= range.last + 1) {
      range.last = Math.max(range.last, number);
      this.#joinNext(at);
    } else {
      this.#ranges.splice(at + 1, 0, { first: number, last: number });
      this.#joinNext(at + 1);
    }
  }

  /** How many there are. */
  get count(): number {
    return this.#ranges.reduce((sum, { first, last }) => sum + last - first + 1, 0);
  }

  /** How many there would be from the first to the last. */
  get span(): number {
    const [first, last] = [this.#ranges[0], this.#ranges.at(-1)];
    return first === undefined || last === undefined ? 0 : last.last - first.first + 1;
  }

  /** What lies between the ranges. */
  get missing(): IntervalRange[] {
    return this.#ranges
      .slice(1)
      .map(({ first }, i) => ({ first: (this.#ranges[i]?.last ?? NaN) + 1, last: first - 1 }));
  }

  #joinNext(at: number): void {
    const [range, next] = [this.#ranges[at], this.#ranges[at + 1]];
    if (range === undefined || next?.first !== range.last + 1) return;
    range.last = next.last;
    this.#ranges.splice(at + 1, 1);
  }
}
