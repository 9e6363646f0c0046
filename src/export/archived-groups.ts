import { showInstant, type Window } from '../engine/window.js';
import { messageOf } from '../errors.js';
import type { LogGroup, LogGroups } from './log-groups.js';

/** What is exported, and of which streams. */
export interface SelectedGroups {
  readonly events: Pick<LogGroups, 'isAllOf'>;
  readonly groups: readonly LogGroup[];
  readonly streamPrefix: string | undefined;
}

/** Which windows of log groups are archived and were verified. */
export class ArchivedGroups {
  readonly #windows = new Map<string, Window[]>();

  add(logGroup: string, windows: readonly Window[]): void {
    this.#windows.set(logGroup, [...(this.#windows.get(logGroup) ?? []), ...windows]);
  }

  /** One sentence a group. */
  notes(selected: SelectedGroups, signal: AbortSignal): Promise<string[]> {
    return Promise.all(
      selected.groups.map((group) =>
        noteOn(selected, { group, windows: this.#windows.get(group.name) ?? [], signal }),
      ),
    );
  }
}

interface GroupNote {
  readonly group: LogGroup;
  readonly windows: readonly Window[];
  readonly signal: AbortSignal;
}

/** From and up to where a group is archived and verified without a gap, and what that leaves open. */
async function noteOn(
  { events, streamPrefix }: SelectedGroups,
  { group, windows, signal }: GroupNote,
): Promise<string> {
  const { name, createdAt } = group;
  const stretch = firstStretch(windows);
  if (stretch === undefined) return `${name}: nothing of the window is archived and verified.`;
  const { from, to } = stretch;
  const reaches =
    from <= createdAt
      ? `That reaches back to its creation (${showInstant(createdAt)}).`
      : `It was created at ${showInstant(createdAt)}, and what is older than ${showInstant(from)} was not verified.`;
  const range = `${name}: all is archived and verified from ${showInstant(from)} up to ${showInstant(to)}.`;
  if (streamPrefix === undefined) return `${range} ${reaches}`;
  return `${range} ${reaches} ${await prefixNote(events, { name, streamPrefix, signal })}`;
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

/** The first stretch without a gap; what follows a gap says nothing of what lies before it. */
function firstStretch(windows: readonly Window[]): Window | undefined {
  const sorted = windows.toSorted((a, b) => a.from - b.from);
  const [first] = sorted;
  if (first === undefined) return undefined;
  let { to } = first;
  for (const next of sorted) if (next.from <= to) to = Math.max(to, next.to);
  return { from: first.from, to };
}
