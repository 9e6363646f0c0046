import { LineSplitter, textsOf } from '../../encode/lines.js';
import { Spool, type SpoolSpace } from '../../objects/spool.js';
import { distinct, merged, type SortedLines } from './merge.js';
import { keyOf, type EventLine } from './record.js';

/** Memory and disk for the events of a window until they are sorted. */
export interface SortSpace {
  /** Where sorted runs lie; they are held on disk. */
  readonly runs: SpoolSpace;
  /** Lines of about so many bytes are held in memory until they are sorted. */
  readonly heldBytes: number;
  /** Throws when the disk has no room for so many bytes more. */
  readonly room: (bytes: number) => Promise<void>;
}

/** What a line takes in memory beside its characters, about. */
const LINE_OVERHEAD_BYTES = 200;
/** So many runs are merged into one: as many are read at a time. */
const MAX_RUNS = 16;
const WRITE_CHARACTERS = 256 * 1024;
/** A message has 1 MB at most (CloudWatch Logs quotas), which JSON may write as `\u0000` six times as long. */
const MAX_LINE_BYTES = 8 * 1024 * 1024;

/** Sorted lines on disk. */
interface Run {
  readonly spool: Spool;
  /** The key of its last line. */
  last: string;
}

/**
 * Puts any number of event lines in order within bounded memory: what is too much is sorted and written to disk, and merged
 * when it is read. CloudWatch Logs mostly shows events in the order of their time, so a run mostly goes on where the one
 * before ended, and there is only one.
 */
export class SortedEvents {
  readonly #space: SortSpace;
  #held: EventLine[] = [];
  #heldBytes = 0;
  /** Runs of about one length each, of a longer one with every level. */
  readonly #levels: Run[][] = [];
  /** Lines that were added. */
  count = 0;

  constructor(space: SortSpace) {
    this.#space = space;
  }

  /** Whether some of it lies on disk. */
  get isSpooled(): boolean {
    return this.#levels.some((runs) => runs.length > 0);
  }

  async add(lines: readonly EventLine[]): Promise<void> {
    for (const each of lines) {
      this.#held.push(each);
      this.#heldBytes += each.key.length + each.line.length + LINE_OVERHEAD_BYTES;
    }
    this.count += lines.length;
    if (this.#heldBytes >= this.#space.heldBytes) await this.#writeHeld();
  }

  /** All lines in order, each key once; may be read again. Nothing may be added after it. */
  async *read(): AsyncGenerator<readonly EventLine[]> {
    this.#held.sort(byKey);
    yield* distinct(merged([...this.#levels.flat().map(linesOf), inMemory(this.#held)]));
  }

  async dispose(): Promise<void> {
    this.#held = [];
    for (const { spool } of this.#levels.flat()) await spool.dispose();
    this.#levels.length = 0;
  }

  async #writeHeld(): Promise<void> {
    const lines = this.#held.sort(byKey);
    const bytes = this.#heldBytes;
    this.#held = [];
    this.#heldBytes = 0;
    await this.#space.room(bytes);
    const [first, last] = [lines[0], lines.at(-1)];
    if (first === undefined || last === undefined) return;
    const runs = this.#runsAt(0);
    const newest = runs.at(-1);
    if (newest !== undefined && newest.last <= first.key) {
      await write(newest.spool, lines);
      newest.last = last.key;
      return;
    }
    const run = this.#newRun(last.key);
    runs.push(run);
    await write(run.spool, lines);
    await this.#mergeFull();
  }

  /** So that however much there is, few runs are read at a time. */
  async #mergeFull(): Promise<void> {
    for (let level = 0; this.#runsAt(level).length >= MAX_RUNS; level += 1) {
      const runs = this.#runsAt(level);
      await this.#space.room(runs.reduce((sum, { spool }) => sum + spool.size, 0));
      const whole = this.#newRun('');
      this.#runsAt(level + 1).push(whole);
      for await (const lines of distinct(merged(runs.map(linesOf)))) {
        await write(whole.spool, lines);
        whole.last = lines.at(-1)?.key ?? whole.last;
      }
      this.#levels[level] = [];
      for (const { spool } of runs) await spool.dispose();
    }
  }

  #runsAt(level: number): Run[] {
    const known = this.#levels[level];
    if (known !== undefined) return known;
    const runs: Run[] = [];
    this.#levels[level] = runs;
    return runs;
  }

  #newRun(last: string): Run {
    return { spool: new Spool(this.#space.runs), last };
  }
}

function byKey(a: EventLine, b: EventLine): number {
  if (a.key === b.key) return 0;
  return a.key < b.key ? -1 : 1;
}

// eslint-disable-next-line @typescript-eslint/require-await -- beside sources that are read from disk
async function* inMemory(lines: readonly EventLine[]): SortedLinesGenerator {
  if (lines.length > 0) yield lines;
}

type SortedLinesGenerator = AsyncGenerator<readonly EventLine[]>;

async function write(spool: Spool, lines: readonly EventLine[]): Promise<void> {
  let texts: string[] = [];
  let characters = 0;
  for (const { line } of lines) {
    texts.push(line, '\n');
    characters += line.length;
    if (characters < WRITE_CHARACTERS) continue;
    await spool.append(Buffer.from(texts.join('')));
    [texts, characters] = [[], 0];
  }
  if (texts.length > 0) await spool.append(Buffer.from(texts.join('')));
}

async function* readRun({ spool }: Run): SortedLinesGenerator {
  const splitter = new LineSplitter(MAX_LINE_BYTES);
  for await (const piece of spool.read()) yield textsOf(splitter.push(piece)).map(keyed);
}

function linesOf(run: Run): SortedLines {
  return readRun(run);
}

function keyed(line: string): EventLine {
  return { key: keyOf(line) ?? '', line };
}
