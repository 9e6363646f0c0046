import { entriesOf } from '../../engine/ledger.js';
import { AGREES, type Evidence, type Verification } from '../../engine/verification.js';
import type { ObjectCheck } from '../../objects/object-check.js';
import { ArchivedGroups, keptGroups, type SelectedGroups } from '../archived-groups.js';
import { overlap } from '../windows.js';
import { parseCovers, parseStored } from './claim.js';

export interface ReadVerificationPorts extends SelectedGroups {
  readonly check: Pick<ObjectCheck, 'check'>;
}

/** Verifies log groups that were read: one object a window, and none for a window without events. */
export function readVerification(ports: ReadVerificationPorts): Verification {
  const archived = new ArchivedGroups();
  return {
    kept: keptGroups(ports),
    evidence: (_document, ledger, window) =>
      entriesOf(ledger).flatMap(([id, entry]): Evidence[] => {
        if (entry.state !== 'committed' || !overlap(parseCovers(id, entry.covers), window)) return [];
        const stored = parseStored(id, entry.stored);
        const check: Evidence['check'] = async (signal) =>
          stored === undefined ? AGREES : ports.check.check(stored, signal);
        return [{ segments: [id], check }];
      }),
    agreed: ({ identity }, ledger, agreeing) => {
      const windows = entriesOf(ledger).flatMap(([id, entry]) =>
        entry.state === 'committed' && agreeing.has(id) ? [parseCovers(id, entry.covers)] : [],
      );
      archived.add(identity['logGroup'] ?? '', windows);
    },
    notes: (signal) => archived.notes(ports, signal),
  };
}
