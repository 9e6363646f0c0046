import type { EventLine } from './record.js';

/** Lines in the order of their keys, some hundred at a time. */
export type SortedLines = AsyncIterable<readonly EventLine[]>;

/** So many lines are handed on at once. */
const BATCH_LINES = 1024;

/** Where one source is being read. */
interface Cursor {
  readonly source: AsyncIterator<readonly EventLine[]>;
  lines: readonly EventLine[];
  at: number;
}

/** The lines of all sources in the order of their keys; of lines with one key, those of the earlier source come first. */
export async function* merged(sources: readonly SortedLines[]): AsyncGenerator<readonly EventLine[]> {
  const [only] = sources;
  if (sources.length === 1 && only !== undefined) {
    yield* only;
    return;
  }
  const cursors = sources.map((source): Cursor => ({
    source: source[Symbol.asyncIterator](),
    lines: [],
    at: 0,
  }));
  try {
    for (let open = await refilled(cursors); open.length > 0; open = await refilled(open))
      yield untilDry(open);
  } finally {
    for (const { source } of cursors) await source.return?.();
  }
}

/** Takes lines until one of the sources must be waited for, or there are enough. */
function untilDry(cursors: readonly Cursor[]): EventLine[] {
  const batch: EventLine[] = [];
  do batch.push(takeFirst(cursors));
  while (batch.length < BATCH_LINES && cursors.every(({ at, lines }) => at < lines.length));
  return batch;
}

/** Waits for the sources that have run dry; hands back those that have more. */
async function refilled(cursors: readonly Cursor[]): Promise<Cursor[]> {
  for (const cursor of cursors) if (cursor.at === cursor.lines.length) await refill(cursor);
  return cursors.filter(({ lines }) => lines.length > 0);
}

async function refill(cursor: Cursor): Promise<void> {
  cursor.at = 0;
  do {
    const next = await cursor.source.next();
    cursor.lines = next.done === true ? [] : next.value;
    if (next.done === true) return;
  } while (cursor.lines.length === 0);
}

/** The least line of those that come next; every cursor has one. */
function takeFirst(cursors: readonly Cursor[]): EventLine {
  let [first] = cursors;
  let least = first?.lines[first.at];
  for (const cursor of cursors) {
    const line = cursor.lines[cursor.at];
    if (line === undefined || least === undefined || line.key >= least.key) continue;
    [first, least] = [cursor, line];
  }
  if (first === undefined || least === undefined) throw new RangeError('no cursors');
  first.at += 1;
  return least;
}

/** Leaves out lines whose key was there already. */
export async function* distinct(lines: SortedLines): AsyncGenerator<readonly EventLine[]> {
  let before = '';
  for await (const batch of lines) {
    yield batch.filter(({ key }) => {
      const isNew = key !== before;
      before = key;
      return isNew;
    });
  }
}
