import type { Allocate } from '../encode/event-block.js';
import type {
  OpenRecords,
  RecordPiece,
  RecordSink,
  RecordSinkOptions,
  RecordsOrder,
} from '../workers/protocol.js';
import { copyBytes } from '../encode/shared-memory.js';
import type { Column, EventBlock } from '../encode/types.js';
import { HOUR_MS, TimeZone } from '../time-zone.js';
import type { RecordColumn } from './columns.js';
import { GzipFile } from './gzip-file.js';
import { ParquetFile } from './parquet.js';

/** Records further than this from their object's interval end, ms, are filed under the day of that end: days stay few. */
export const MAX_INTERVAL_DISTANCE_MS = 36 * HOUR_MS;
const LINE_END_BYTES = 1;

/** Makes objects of the records of load balancers, one a day of the records' own time. */
export const openRecords: OpenRecords = (order, options) => new DaySink(order, options);

/** The columns of Parquet objects: those of the log type, and what the JSON has beside them, `source` flattened. */
export function logColumns(columns: readonly Column[]): RecordColumn[] {
  return [
    ...columns.map(({ name, kind }): RecordColumn => ({ name, kind: kind === 'time' ? 'micros' : kind })),
    { name: 'extra', kind: 'strings' },
    { name: 'sample_rate', kind: 'double' },
    { name: 'message', kind: 'string' },
    { name: 'length', kind: 'int' },
    { name: 'sha256', kind: 'string' },
    { name: 'parse_error', kind: 'string' },
    ...(['bucket', 'key', 'account', 'region', 'load_balancer', 'interval_end', 'node_ip'] as const).map(
      (member): RecordColumn => ({
        name: `source_${member}`,
        kind: member === 'interval_end' ? 'micros' : 'string',
        inside: { object: 'source', member },
      }),
    ),
  ];
}

interface Day {
  /** `YYYY-MM-DD`. */
  readonly name: string;
  /** What its records go into, by the form of its object; neither where lines are wanted as they are. */
  readonly parquet: ParquetFile | undefined;
  readonly gzip: GzipFile | undefined;
  /** Records since its last piece. */
  records: number;
  filedByInterval: number;
}

/** Lines that follow each other in a block: where the first begins, and where the last ends, with its line end. */
interface Span {
  readonly start: number;
  end: number;
}

class DaySink implements RecordSink {
  readonly #order: RecordsOrder;
  readonly #zone: TimeZone;
  readonly #columns: readonly RecordColumn[];
  readonly #allocate: Allocate;
  readonly #days = new Map<number, Day>();

  constructor(order: RecordsOrder, { columns, allocate }: RecordSinkOptions) {
    this.#order = order;
    this.#zone = TimeZone.of(order.timeZone);
    this.#columns = logColumns(columns);
    this.#allocate = allocate;
  }

  push(events: EventBlock, intervalEnd: number): RecordPiece[] {
    if (this.#order.objectFormat === 'parquet') return this.#addRows(events, intervalEnd);
    const spans = this.#spansOf(events, intervalEnd);
    return this.#order.compression === 'gzip'
      ? compressed(copied(events.bytes), spans)
      : [...spans].map(([day, ofDay]) => pieceOf(day, this.#joined(events.bytes, ofDay)));
  }

  flush(): RecordPiece[] {
    return [...this.#days.values()].flatMap((day) => {
      const rest = (day.parquet ?? day.gzip)?.finish();
      return rest === undefined ? [] : [pieceOf(day, rest)];
    });
  }

  /** Hands back the row groups that are full. */
  #addRows(events: EventBlock, intervalEnd: number): RecordPiece[] {
    const pieces: RecordPiece[] = [];
    // The kernel compresses where the block lies.
    const { count } = events;
    const [timestamps, ends, rows] = [events.timestamps.slice(), events.ends.slice(), copied(events.bytes)];
    for (let i = 0, start = 0; i < count; i++) {
      const end = ends[i] ?? 0;
      const day = this.#dayOf(timestamps[i] ?? 0, intervalEnd);
      const row = rows.subarray(start, end - LINE_END_BYTES);
      const group = day.parquet?.add(row);
      if (group !== undefined) pieces.push(pieceOf(day, group));
      start = end;
    }
    return pieces;
  }

  /** The lines of each day; mostly they are all of one. */
  #spansOf({ count, timestamps, ends }: EventBlock, intervalEnd: number): Map<Day, Span[]> {
    const spans = new Map<Day, Span[]>();
    let last: { readonly day: Day; readonly span: Span } | undefined;
    for (let i = 0, start = 0; i < count; i++) {
      const end = ends[i] ?? 0;
      const day = this.#dayOf(timestamps[i] ?? 0, intervalEnd);
      if (day === last?.day) last.span.end = end;
      else {
        last = { day, span: { start, end } };
        const known = spans.get(day);
        if (known === undefined) spans.set(day, [last.span]);
        else known.push(last.span);
      }
      start = end;
    }
    return spans;
  }

  /** Parts of a block as one piece. */
  #joined(bytes: Uint8Array, spans: readonly Span[]): Uint8Array {
    const whole = this.#allocate(spans.reduce((sum, { start, end }) => sum + end - start, 0));
    let at = 0;
    for (const { start, end } of spans) at += copyBytes(bytes.subarray(start, end), whole, at);
    return whole;
  }

  /** The day of one more record. */
  #dayOf(time: number, intervalEnd: number): Day {
    const isFar = Math.abs(time - intervalEnd) > MAX_INTERVAL_DISTANCE_MS;
    const instant = isFar ? intervalEnd : time;
    const number = this.#zone.dayOf(instant);
    const day = this.#days.get(number) ?? this.#newDay(number, instant);
    day.records += 1;
    if (isFar) day.filedByInterval += 1;
    return day;
  }

  #newDay(number: number, instant: number): Day {
    const { objectFormat, compression } = this.#order;
    const isParquet = objectFormat === 'parquet';
    const day = {
      name: this.#zone.dateOf(instant),
      parquet: isParquet
        ? new ParquetFile(this.#columns, compression === 'none' ? 'none' : 'snappy')
        : undefined,
      gzip: !isParquet && compression === 'gzip' ? new GzipFile() : undefined,
      records: 0,
      filedByInterval: 0,
    };
    this.#days.set(number, day);
    return day;
  }
}

function compressed(lines: Buffer, spans: ReadonlyMap<Day, readonly Span[]>): RecordPiece[] {
  return [...spans].flatMap(([day, ofDay]) =>
    ofDay.flatMap(({ start, end }) => {
      const piece = day.gzip?.add(lines.subarray(start, end));
      return piece === undefined ? [] : [pieceOf(day, piece)];
    }),
  );
}

let copy: Buffer = Buffer.alloc(0);

/**
 * The bytes of a block in memory of this thread alone, until the next block: that is read faster, and the kernel's own is
 * free to compress in.
 */
function copied(bytes: Uint8Array): Buffer {
  if (copy.length < bytes.length) copy = Buffer.allocUnsafeSlow(2 * bytes.length);
  copyBytes(bytes, copy, 0);
  return copy;
}

function pieceOf(day: Day, bytes: Uint8Array): RecordPiece {
  const { name, records, filedByInterval } = day;
  day.records = 0;
  day.filedByInterval = 0;
  return { day: name, bytes, records, filedByInterval };
}
