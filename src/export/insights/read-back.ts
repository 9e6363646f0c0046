import { failureScopeOf, messageOf } from '../../errors.js';
import { isWriteTest } from '../tasks/exported-objects.js';
import { ExportedEvents } from './exported-events.js';
import { LineSplitter } from '../../encode/lines.js';
import type { ReportSection } from '../../statistics/report-section.js';
import type { LogObject } from '../../objects/object-downloads.js';
import type { S3LogObjects } from '../../objects/s3-objects.js';
import { MAX_MESSAGE_BYTES } from '../../encode/types.js';
import { ExportedLogs } from './exported-logs.js';
import { readBackSections, type GroupRow } from './read-back-section.js';
import type { WindowReport } from '../../setup.js';

/** A report is no archive: what a busy account exports in a day is terabytes, and reading them costs as much as they do. */
const MAX_BYTES = 256 * 1024 * 1024;
/** A report is waited for. Some 15 to 40 MB of lines a second are read (measured on one of two shared cores). */
const MAX_DURATION_MS = 60_000;
/** Exported streams are many small objects, of which each waits for S3 some 30 ms. */
const IN_FLIGHT = 8;
/** A line is a timestamp, a space and a message. */
const MAX_LINE_LENGTH = MAX_MESSAGE_BYTES + 25;
/** So many objects that cannot be read are named. */
const MAX_NAMED = 3;

export interface ReadBackPorts {
  /** What the run exported. */
  readonly windows: readonly WindowReport[];
  readonly objects: Pick<S3LogObjects, 'list' | 'read'>;
  /** What is left of the time budget, ms; `Infinity` without one. */
  readonly msLeft: number;
  readonly cancelled: AbortSignal;
  readonly warn: (text: string) => void;
  readonly log: (text: string) => void;
  /** Compressed bytes; MAX_BYTES where absent. */
  readonly mostBytes?: number;
}

/**
 * Reads back what the run has exported, within bounds, and tells what it says. What was not read is told in figures;
 * what cannot be read is a warning and a note, and never fails the run.
 */
export async function readBack(ports: ReadBackPorts): Promise<readonly ReportSection[]> {
  const windows = ports.windows.filter(({ state, objects }) => state === 'exported' && objects > 0);
  if (windows.length === 0) return [];
  return new ReadBack(ports, windows).all();
}

interface GroupObject {
  readonly row: GroupRow;
  readonly object: LogObject;
}

class ReadBack {
  readonly #ports: ReadBackPorts;
  readonly #rows: GroupRow[];
  readonly #windows: readonly WindowReport[];
  readonly #logs = new ExportedLogs();
  /** Sentences of ours. */
  readonly #notes = new Set<string>();
  /** What AWS, or a name in its bucket, has a part in. */
  readonly #troubles: string[] = [];
  readonly #failed = new AbortController();
  #bytesLeft: number;
  #unread = 0;

  constructor(ports: ReadBackPorts, windows: readonly WindowReport[]) {
    this.#ports = ports;
    this.#windows = windows;
    this.#rows = rowsOf(windows);
    this.#bytesLeft = ports.mostBytes ?? MAX_BYTES;
  }

  async all(): Promise<ReportSection[]> {
    const ms = Math.max(0, Math.min(MAX_DURATION_MS, this.#ports.msLeft));
    const objects = this.#rows.reduce((sum, row) => sum + row.objects, 0);
    this.#ports.log(
      `Reading back ${objects} exported objects for the report, for ${Math.ceil(ms / 1000)} s at most.`,
    );
    const over = AbortSignal.timeout(ms);
    const end = AbortSignal.any([over, this.#ports.cancelled, this.#failed.signal]);
    const source = this.#objects();
    await Promise.all(Array.from({ length: IN_FLIGHT }, () => this.#readAll(source, end)));
    if (over.aborted)
      this.#notes.add(`The time limit (${Math.ceil(ms / 1000)} s) was reached before everything was read.`);
    this.#warnIfNoneWasRead();
    const results = { events: this.#logs.events, notes: [...this.#notes], troubles: this.#troubles };
    return [...readBackSections(this.#rows, results), ...this.#logs.sections()];
  }

  async #readAll(objects: AsyncGenerator<GroupObject>, end: AbortSignal): Promise<void> {
    try {
      while (!end.aborted) {
        const next = await objects.next();
        if (next.done === true) return;
        await this.#readOne(next.value, end);
      }
    } catch (error) {
      if (!end.aborted) this.#fail(error);
    }
  }

  async #readOne({ row, object }: GroupObject, end: AbortSignal): Promise<void> {
    if (object.size > this.#bytesLeft) {
      this.#notes.add('The rest exceeds the number of bytes that a report reads.');
      return;
    }
    this.#bytesLeft -= object.size;
    const splitter = new LineSplitter(MAX_LINE_LENGTH);
    const events = new ExportedEvents(this.#logs.takerFor(row.logGroup));
    try {
      for await (const piece of this.#ports.objects.read(object, end)) {
        end.throwIfAborted();
        events.push(splitter.push(piece));
      }
      events.push(splitter.end());
      row.objectsRead += 1;
      row.bytesRead += object.size;
    } catch (error) {
      // What is wrong with one object, or passes, concerns no other.
      if (end.aborted || failureScopeOf(error) === 'run') throw error;
      this.#damaged(error);
    } finally {
      events.end();
      this.#logs.countLinesWithoutEvent(row.logGroup, events.linesWithoutEvent);
    }
  }

  /** The objects of every group in turn, so that a large group leaves room for the others. */
  async *#objects(): AsyncGenerator<GroupObject> {
    let lists = this.#rows.map((row) => ({ row, objects: this.#objectsOf(row) }));
    while (lists.length > 0) {
      const more: typeof lists = [];
      for (const list of lists) {
        const next = await list.objects.next();
        if (next.done === true) continue;
        more.push(list);
        yield { row: list.row, object: next.value };
      }
      lists = more;
    }
  }

  /** The latest windows first. */
  async *#objectsOf(row: GroupRow): AsyncGenerator<LogObject> {
    const own = this.#windows.filter(({ logGroup }) => logGroup === row.logGroup);
    for (const { folder } of own.sort((a, b) => b.from - a.from)) {
      for await (const page of this.#ports.objects.list(`${folder}/`)) {
        yield* page.filter(({ key }) => !isWriteTest(key));
      }
    }
  }

  /** What is wrong with every object is hardly wrong with each of them alone. */
  #warnIfNoneWasRead(): void {
    const [first] = this.#troubles;
    if (first === undefined || this.#failed.signal.aborted) return;
    if (this.#rows.some(({ objectsRead }) => objectsRead > 0)) return;
    this.#ports.warn(`The exported objects could not be read back for the report: ${first}`);
  }

  #damaged(error: unknown): void {
    this.#unread += 1;
    if (this.#unread <= MAX_NAMED) this.#troubles.push(messageOf(error));
    else if (this.#unread === MAX_NAMED + 1) this.#troubles.push('More objects could not be read.');
  }

  /** Noted once, since all other reads fail for the same reason. */
  #fail(error: unknown): void {
    if (this.#failed.signal.aborted) return;
    const text = `The exported objects could not be read back for the report: ${messageOf(error)}`;
    this.#troubles.push(text);
    this.#ports.warn(text);
    this.#failed.abort();
  }
}

function rowsOf(windows: readonly WindowReport[]): GroupRow[] {
  const rows = new Map<string, GroupRow>();
  for (const { logGroup, from, to, objects, bytes } of windows) {
    const known = rows.get(logGroup) ?? { logGroup, ...NOTHING_YET };
    rows.set(logGroup, {
      ...known,
      windows: known.windows + 1,
      from: Math.min(known.from, from),
      to: Math.max(known.to, to),
      objects: known.objects + objects,
      bytes: known.bytes + bytes,
    });
  }
  return [...rows.values()];
}

const NOTHING_YET = {
  windows: 0,
  from: Infinity,
  to: -Infinity,
  objects: 0,
  bytes: 0,
  objectsRead: 0,
  bytesRead: 0,
};
