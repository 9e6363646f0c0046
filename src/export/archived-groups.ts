import { objectDestinationName } from '../engine/documents.js';
import type { KeptDocuments } from '../engine/verification.js';
import { formatInstant, type Window } from '../engine/window.js';
import { messageOf } from '../errors.js';
import { nameFilter } from '../inputs/globs.js';
import type { BucketPlace, ExportInputs } from '../inputs/types.js';
import type { LogGroup, SourceLogGroups } from './log-groups.js';

/** What is exported, and by what inputs. */
export interface SelectedGroups {
  readonly events: Pick<SourceLogGroups, 'isAllOf'>;
  readonly groups: readonly LogGroup[];
  readonly inputs: Selection;
  readonly account: string;
}

type Selection = Pick<ExportInputs, 'region' | 'logGroups' | 'logStreamPrefix'> & {
  readonly engine: 'task' | 'read';
  readonly destination: BucketPlace;
};

/** `…/2026-11.json`. */
const MONTH = /\/(\d{4})-(\d\d)\.json$/;

/** The ledger's documents of the groups that the inputs select, also of those that are gone. */
export function keptGroups({ inputs, account }: Pick<SelectedGroups, 'inputs' | 'account'>): KeptDocuments {
  const { region, destination, logGroups, logStreamPrefix: streamPrefix = '', engine } = inputs;
  const isSelected = nameFilter(logGroups);
  const wanted = { account, region, streamPrefix, destination: objectDestinationName(destination) };
  return {
    folder: 'export/',
    mayTouch: (key, { from, to }) => {
      const [, year, month] = MONTH.exec(key) ?? [];
      if (year === undefined) return false;
      // A window that begins in a month may end in the next.
      return (
        Date.UTC(Number(year), Number(month) - 1) < to && Date.UTC(Number(year), Number(month) + 1) > from
      );
    },
    select: (identity) => {
      const { logGroup = '', engine: by = 'task' } = identity;
      const isOurs =
        by === engine && Object.entries(wanted).every(([name, value]) => identity[name] === value);
      return isOurs && isSelected(logGroup) ? { destination: 's3', label: logGroup } : undefined;
    },
  };
}

/** Which windows of log groups are archived and were verified. */
export class ArchivedGroups {
  readonly #windows = new Map<string, Window[]>();

  add(logGroup: string, windows: readonly Window[]): void {
    this.#windows.set(logGroup, [...(this.#windows.get(logGroup) ?? []), ...windows]);
  }

  /** One sentence a group. */
  notes(selected: SelectedGroups, signal: AbortSignal): Promise<string[]> {
    const names = new Set([...selected.groups.map(({ name }) => name), ...this.#windows.keys()]);
    const noted = [...names].sort().map((name) => ({ name, windows: this.#windows.get(name) ?? [], signal }));
    return Promise.all(noted.map((each) => noteOn(selected, each)));
  }
}

interface GroupNote {
  readonly name: string;
  /** Windows whose objects agree with the ledger. */
  readonly windows: readonly Window[];
  readonly signal: AbortSignal;
}

/** From and up to where a group is archived and verified without a gap, and what that leaves open. */
async function noteOn(
  { events, groups, inputs: { logStreamPrefix } }: SelectedGroups,
  { name, windows, signal }: GroupNote,
): Promise<string> {
  const stretch = firstStretch(windows);
  if (stretch === undefined) return `${name}: nothing of the window is archived and verified.`;
  const group = groups.find((each) => each.name === name);
  const { from, to } = stretch;
  const range = `${name}: everything from ${formatInstant(from)} to ${formatInstant(to)} is archived and verified.`;
  if (group === undefined) return `${range} The log group itself no longer exists.`;
  const reach = `${range} ${reachOf(group, from)}`;
  if (logStreamPrefix === undefined) return reach;
  return `${reach} ${await prefixNote(events, { name, streamPrefix: logStreamPrefix, signal })}`;
}

function reachOf({ createdAt }: LogGroup, from: number): string {
  const created = formatInstant(createdAt);
  if (from <= createdAt) return `That reaches back to its creation (${created}).`;
  return `It was created at ${created}; anything older than ${formatInstant(from)} was not verified.`;
}

async function prefixNote(
  events: SelectedGroups['events'],
  { name, streamPrefix, signal }: { name: string; streamPrefix: string; signal: AbortSignal },
): Promise<string> {
  try {
    return (await events.isAllOf(name, streamPrefix, signal))
      ? 'log-stream-prefix leaves none of its streams out.'
      : 'But log-stream-prefix leaves streams of it out, which are not archived.';
  } catch (error) {
    return `Whether log-stream-prefix leaves streams of it out could not be seen: ${messageOf(error)}`;
  }
}

/** The first stretch without a gap; what lies behind a gap does not count. */
function firstStretch(windows: readonly Window[]): Window | undefined {
  const sorted = windows.toSorted((a, b) => a.from - b.from);
  const [first] = sorted;
  if (first === undefined) return undefined;
  let { to } = first;
  for (const next of sorted) if (next.from <= to) to = Math.max(to, next.to);
  return { from: first.from, to };
}
