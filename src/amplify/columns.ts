import type { Column } from '../encode/types.js';
import type { RecordColumn } from '../objects/columns.js';
import {
  columnName,
  DECIMAL_COLUMNS,
  NO_VALUE,
  NUMBER_COLUMNS,
  plainValue,
  type AmplifyHeader,
} from './csv.js';
import type { AmplifyRecord } from './records.js';

/** The columns that the service writes today, in its order. */
export const AMPLIFY_HEADER: readonly string[] = (
  'date,time,x-edge-location,sc-bytes,c-ip,cs-method,cs(Host),cs-uri-stem,sc-status,cs(Referer),cs(User-Agent),' +
  'cs-uri-query,cs(Cookie),x-edge-result-type,x-edge-request-id,x-host-header,cs-protocol,cs-bytes,time-taken,' +
  'x-forwarded-for,ssl-protocol,ssl-cipher,x-edge-response-result-type,cs-protocol-version,fle-status,' +
  'fle-encrypted-fields,c-port,time-to-first-byte,x-edge-detailed-result-type,sc-content-type,sc-content-len,' +
  'sc-range-start,sc-range-end'
).split(',');

/** How large a share of such requests a record stands for. */
export const SAMPLE_RATE = 'sample_rate';

/** Columns of a row that cannot be parsed. */
const UNPARSED: readonly RecordColumn[] = [
  { name: 'message', kind: 'string' },
  { name: 'parse_error', kind: 'string' },
];

/** The columns of Parquet objects: always those that are known, then what else the service has begun to write. */
export class AmplifyColumns {
  readonly columns: readonly RecordColumn[];

  /** `others`: names of columns that the header lacks, such as those of an object that is added to. */
  constructor({ columns }: Pick<AmplifyHeader, 'columns'>, others: readonly string[] = []) {
    const kinds = new Map([...AMPLIFY_HEADER, ...columns].map((name) => [columnName(name), kindOf(name)]));
    for (const name of others)
      if (!kinds.has(name)) kinds.set(name, name === SAMPLE_RATE ? 'double' : 'string');
    for (const { name } of UNPARSED) kinds.delete(name);
    this.columns = [...[...kinds].map(([name, kind]): RecordColumn => ({ name, kind })), ...UNPARSED];
  }

  /** The record as a JSON object of all columns, in their order; `time` is the instant. */
  json({ line, row, fault, sampleRate }: AmplifyRecord, { columns }: AmplifyHeader): string {
    if (fault !== undefined) return this.#all({ message: line, parse_error: fault });
    const values = columns.map((name, index): [string, unknown] => [
      columnName(name),
      valueOf(name, row.values[index] ?? NO_VALUE),
    ]);
    const rate = sampleRate === undefined ? {} : { [SAMPLE_RATE]: sampleRate };
    return this.#all({ ...Object.fromEntries(values), time: new Date(row.time).toISOString(), ...rate });
  }

  /** A record that an object holds, with the columns that it lacks. */
  completed(json: string): string {
    const record: unknown = JSON.parse(json);
    return this.#all(typeof record === 'object' && record !== null ? record : {});
  }

  #all(record: object): string {
    const values = this.columns.map(({ name }): [string, unknown] => [
      name,
      Reflect.get(record, name) ?? null,
    ]);
    return JSON.stringify(Object.fromEntries(values));
  }
}

/** The columns of Parquet objects below the header that the service writes today, a sample's rate among them. */
export function parquetColumnsOf(): readonly RecordColumn[] {
  return new AmplifyColumns({ columns: AMPLIFY_HEADER }, [SAMPLE_RATE]).columns;
}

function kindOf(name: string): RecordColumn['kind'] {
  if (name === 'time') return 'millis';
  if (!NUMBER_COLUMNS.has(name)) return 'string';
  return DECIMAL_COLUMNS.has(name) ? 'double' : 'int';
}

function valueOf(name: string, value: string): unknown {
  if (value === NO_VALUE) return null;
  const plain = plainValue(value);
  if (!NUMBER_COLUMNS.has(name)) return plain;
  return plain === '' ? null : Number(plain);
}

/** The fields that expressions may name, with their kinds; `time` is the instant, as text. */
export function amplifyFields(): Column[] {
  return AMPLIFY_HEADER.map((name): Column => {
    const kind = kindOf(name);
    return { name: columnName(name), kind: kind === 'int' || kind === 'double' ? kind : 'string' };
  });
}
