import type { Items } from '../engine/frontier.js';
import { nameFilter } from '../inputs/globs.js';
import type { ExportInputs } from '../inputs/types.js';
import type { LogGroup } from './log-groups.js';

interface ExportItems {
  /** Name of the source in the ledger; it differs by engine. */
  readonly name: string;
  readonly account: string;
  readonly groups: readonly LogGroup[];
}

/** The selected log groups, each of which has a frontier of its own. */
export function exportItems(
  { region, logGroups, logStreamPrefix }: Pick<ExportInputs, 'region' | 'logGroups' | 'logStreamPrefix'>,
  { name, account, groups }: ExportItems,
): Items {
  const names = new Set(groups.map((group) => group.name));
  const place = `${name} ${region} ${account}`;
  return {
    source: `${place} ${JSON.stringify(logStreamPrefix ?? '')}`,
    selection: JSON.stringify(logGroups),
    known: [...names],
    selects: (item) => names.has(item),
    covers: nameFilter(logGroups),
    formerly: `${place} ${JSON.stringify([logGroups, logStreamPrefix])}`,
  };
}
