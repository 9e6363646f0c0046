import type { PartitionDocument, PartitionPlan } from './mode.js';
import { PartitionLedger } from './partition-ledger.js';
import { PartitionWork } from './partition-work.js';
import type { RunSettings } from './run-settings.js';
import type { Destination } from './tally.js';

/** A partition with a writer for each of its documents, and for those beside it that its plan changes. */
export function openPartition(
  plan: PartitionPlan,
  { store, serverClock, clock, run, lease }: RunSettings,
  refused: ReadonlySet<Destination>,
): PartitionWork {
  const ledgerOf = ({ key, identity }: Pick<PartitionDocument, 'key' | 'identity'>): PartitionLedger =>
    new PartitionLedger({ store, serverClock, clock, key, identity, run, lease });
  const neighbours = new Map<string, PartitionLedger>();
  return new PartitionWork(plan, {
    ledgers: new Map(plan.documents.map((each) => [each.destination, ledgerOf(each)])),
    ...{ run, refused },
    now: () => serverClock.earliest(),
    changeNeighbour: (neighbour, change) => {
      const ledger = neighbours.get(neighbour.key) ?? ledgerOf(neighbour);
      neighbours.set(neighbour.key, ledger);
      return ledger.change((document) => {
        const changed = change(document);
        return { document: changed, result: changed };
      });
    },
  });
}
