import type { OpenRecords, RecordPiece, RecordSink, RecordsOrder } from '../workers/protocol.js';
import { copyRecord } from '../encode/record-text.js';
import type { Column, EventBlock } from '../encode/types.js';
import { TimeZone } from '../time-zone.js';
import type { RecordColumn } from './columns.js';
import { ParquetFile } from './parquet.js';

const HOUR_MS = 60 * 60 * 1000;
/** Records further than this from their object's interval end, ms, are filed under the day of that end: days stay few. */
export const MAX_INTERVAL_DISTANCE_MS = 36 * HOUR_MS;
const NEWLINE = 0x0a;

/** Makes objects of the records of load balancers, one a day of the records' own time. */
export const openRecords: OpenRecords = (order, columns) => new DaySink(order, logColumns(columns));

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
  /** Of Parquet. */
  readonly file: ParquetFile | undefined;
  /** Records since its last piece. */
  records: number;
  filedByInterval: number;
  /** Lines of the block at hand, of JSON lines. */
  lines: { bytes: Uint8Array<ArrayBuffer>; at: number } | undefined;
}

interface PlacedEvent {
  readonly events: EventBlock;
  readonly index: number;
}

class DaySink implements RecordSink {
  readonly #order: RecordsOrder;
  readonly #zone: TimeZone;
  readonly #columns: readonly RecordColumn[];
  readonly #days = new Map<number, Day>();
  readonly #row = { bytes: Buffer.alloc(0), at: 0 };

  constructor(order: RecordsOrder, columns: readonly RecordColumn[]) {
    this.#order = order;
    this.#zone = TimeZone.of(order.timeZone);
    this.#columns = columns;
  }

  push(events: EventBlock, intervalEnd: number): RecordPiece[] {
    const pieces: RecordPiece[] = [];
    for (let i = 0; i < events.count; i++) {
      const day = this.#dayOf(events.timestamps[i] ?? 0, intervalEnd);
      day.records += 1;
      if (day.file === undefined) addLine(day, events, i);
      else pieces.push(...this.#addRow(day, day.file, { events, index: i }));
    }
    for (const day of this.#days.values()) {
      if (day.lines === undefined) continue;
      pieces.push(pieceOf(day, day.lines.bytes.subarray(0, day.lines.at)));
      day.lines = undefined;
    }
    return pieces;
  }

  flush(): RecordPiece[] {
    return [...this.#days.values()].flatMap((day) =>
      day.file === undefined ? [] : [pieceOf(day, day.file.finish())],
    );
  }

  #dayOf(time: number, intervalEnd: number): Day {
    const isFar = Math.abs(time - intervalEnd) > MAX_INTERVAL_DISTANCE_MS;
    const instant = isFar ? intervalEnd : time;
    const number = this.#zone.dayOf(instant);
    const day = this.#days.get(number) ?? this.#newDay(number, instant);
    if (isFar) day.filedByInterval += 1;
    return day;
  }

  #newDay(number: number, instant: number): Day {
    const { objectFormat, compression } = this.#order;
    const file =
      objectFormat === 'parquet'
        ? new ParquetFile(this.#columns, compression === 'none' ? 'none' : 'snappy')
        : undefined;
    const day = { name: this.#zone.dateOf(instant), file, records: 0, filedByInterval: 0, lines: undefined };
    this.#days.set(number, day);
    return day;
  }

  #addRow(day: Day, file: ParquetFile, { events, index }: PlacedEvent): RecordPiece[] {
    const size = (events.ends[index] ?? 0) - (index === 0 ? 0 : (events.ends[index - 1] ?? 0));
    const row = this.#row;
    if (row.bytes.length < size) row.bytes = Buffer.allocUnsafeSlow(2 * size);
    row.at = 0;
    copyRecord(events, index, row);
    const bytes = file.add(row.bytes, row.at);
    return bytes === undefined ? [] : [pieceOf(day, bytes)];
  }
}

function addLine(day: Day, events: EventBlock, index: number): void {
  // Without its escapes and what stands around it a record is shorter than its event.
  day.lines ??= { bytes: new Uint8Array(events.bytes.length), at: 0 };
  copyRecord(events, index, day.lines);
  day.lines.bytes[day.lines.at++] = NEWLINE;
}

function pieceOf(day: Day, bytes: Uint8Array<ArrayBuffer>): RecordPiece {
  const { name, records, filedByInterval } = day;
  day.records = 0;
  day.filedByInterval = 0;
  return { day: name, bytes, records, filedByInterval };
}
