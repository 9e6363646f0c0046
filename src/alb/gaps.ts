import { showInstant } from '../engine/window.js';
import type { AlbKey } from './key.js';

/** Each node of a load balancer writes an object every five minutes (ALB user guide, access log files). */
const SLOT_MS = 5 * 60 * 1000;
/** So many gaps are told one by one. */
const MOST_TOLD = 5;
/**
 * A node without requests writes nothing, so only of one that is nearly always asked is silence worth a word: it wrote in
 * so large a share of the slots from its first to its last, an hour of them at least.
 */
const BUSY_SHARE = 0.9;
const FEWEST_SLOTS = 12;

/** Finds the slots in which a busy node wrote nothing, between slots in which it did: what may be missing in the source. */
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
      const minutes = ((last - first + 1) * SLOT_MS) / 60_000;
      return `${node}: no object for ${minutes} minutes, from ${showInstant(from)} to ${showInstant(to)}.`;
    });
    const rest = all.length - told.length;
    return rest > 0 ? [...told, `${rest} more ${rest === 1 ? 'gap' : 'gaps'} of this kind.`] : told;
  }
}

/** Runs of missing numbers between the present ones, both ends included; none where most are missing. */
function gapsIn(slots: ReadonlySet<number>): { first: number; last: number }[] {
  const sorted = [...slots].sort((a, b) => a - b);
  const span = (sorted.at(-1) ?? 0) - (sorted[0] ?? 0) + 1;
  if (sorted.length < FEWEST_SLOTS || sorted.length < BUSY_SHARE * span) return [];
  return sorted.flatMap((slot, i) => {
    const before = sorted[i - 1];
    return before === undefined || slot === before + 1 ? [] : [{ first: before + 1, last: slot - 1 }];
  });
}
