import { showInstant } from '../engine/window.js';
import type { AlbKey } from './key.js';

/** Each node of a load balancer writes an object every five minutes (ALB user guide, access log files). */
const SLOT_MS = 5 * 60 * 1000;
/** So many gaps are told one by one. */
const MOST_TOLD = 20;

/** Finds the slots in which a node wrote nothing, between slots in which it did: what may be missing in the source. */
export class SlotGaps {
  /** The slots of each node, by the end of their interval. */
  readonly #slots = new Map<string, Set<number>>();

  note({ loadBalancer, logType, nodeIp, intervalEnd }: AlbKey): void {
    const node = `${loadBalancer} ${logType}, node ${nodeIp}`;
    const slots = this.#slots.get(node) ?? new Set();
    this.#slots.set(node, slots.add(Math.floor(intervalEnd / SLOT_MS)));
  }

  /** A sentence for each gap, or for the first of many. Delivery is best effort, so a gap is no failure. */
  sentences(): string[] {
    const all = [...this.#slots].flatMap(([node, slots]) => gapsIn(slots).map((gap) => ({ node, ...gap })));
    const told = all.slice(0, MOST_TOLD).map(({ node, first, last }) => {
      const [from, to] = [(first - 1) * SLOT_MS, last * SLOT_MS];
      const count = last - first + 1;
      return `${node}: no object for ${showInstant(from)} to ${showInstant(to)} (${count} of five minutes).`;
    });
    const rest = all.length - told.length;
    return rest > 0 ? [...told, `${rest} more gaps of this kind.`] : told;
  }
}

/** Runs of missing numbers between the present ones, both ends included. */
function gapsIn(slots: ReadonlySet<number>): { first: number; last: number }[] {
  const sorted = [...slots].sort((a, b) => a - b);
  return sorted.flatMap((slot, i) => {
    const before = sorted[i - 1];
    return before === undefined || slot === before + 1 ? [] : [{ first: before + 1, last: slot - 1 }];
  });
}
