import { createHash } from 'node:crypto';
import * as v from 'valibot';
import { compileFieldFilter, type FieldValue } from '../encode/filter.js';
import type { Destination } from '../engine/tally.js';
import { networkOf, REDACTED_TEXT } from '../encode/redact.js';
import { shareOf } from '../encode/sample.js';
import {
  columnName,
  DECIMAL_COLUMNS,
  NO_VALUE,
  NUMBER_COLUMNS,
  plainValue,
  REQUEST_ID,
  type AmplifyHeader,
} from './csv.js';
import type { AmplifyRecord } from './records.js';

/**
 * Which records a destination gets, and what of them does not show; fixed by the first claim. `filter` is a CEL expression,
 * `sample` the share that is kept (0 to 1), `redact` field names, `query-values`, `client-ip` and `user-agent`.
 */
export const selectionSchema = v.object({
  filter: v.exactOptional(v.string()),
  sample: v.exactOptional(v.number()),
  redact: v.exactOptional(v.array(v.string())),
});
export type SelectionTerms = Readonly<v.InferOutput<typeof selectionSchema>>;

/** Counts of excluded records, by bucket of the tally. */
export interface ExclusionCounts {
  filtered: number;
  'sampled-out': number;
}

type Replace = (value: string) => string;

/** Applies filter, sample and redact to records below one header, in this order. */
class RecordSelection {
  readonly #header: AmplifyHeader;
  readonly #filter: ReturnType<typeof compileFieldFilter> | undefined;
  readonly #share: number | undefined;
  readonly #replace: readonly (Replace | undefined)[] | undefined;
  readonly #status: number;
  readonly leftOut: ExclusionCounts = { filtered: 0, 'sampled-out': 0 };

  constructor({ filter, sample, redact = [] }: SelectionTerms, header: AmplifyHeader) {
    this.#header = header;
    this.#filter =
      filter === undefined ? undefined : compileFieldFilter(filter, header.columns.map(columnName));
    this.#share = sample;
    this.#replace = redact.length === 0 ? undefined : replacementsOf(redact, header);
    this.#status = header.columns.indexOf('sc-status');
  }

  /** The records that are carried, as they may be shown; the others are counted. */
  take(records: readonly AmplifyRecord[]): AmplifyRecord[] {
    return records.flatMap((record) => {
      const bucket = this.#leavesOut(record);
      if (bucket === undefined) return [this.shown(record)];
      this.leftOut[bucket] += 1;
      return [];
    });
  }

  /** The bucket of an excluded record. Rows that cannot be parsed are always kept. */
  #leavesOut(record: AmplifyRecord): keyof ExclusionCounts | undefined {
    if (record.fault !== undefined) return undefined;
    if (this.#filter?.((name) => this.#valueOf(record, name)) === false) return 'filtered';
    return this.#rateOf(record) === 0 ? 'sampled-out' : undefined;
  }

  /** All records as they may be shown, those that are left out too. */
  shownAll(records: readonly AmplifyRecord[]): readonly AmplifyRecord[] {
    return this.#replace === undefined ? records : records.map((record) => this.shown(record));
  }

  /** The record as it may be shown, with the share of requests that it stands for where a sample is taken. */
  shown(record: AmplifyRecord): AmplifyRecord {
    const redacted = this.#replace === undefined ? record : this.#redacted(record, this.#replace);
    return this.#share === undefined ? redacted : { ...redacted, sampleRate: this.#rateOf(record) };
  }

  /** Requests that failed are always kept; of the others those whose id falls into the share, each time the same. */
  #rateOf({ row, line, fault }: AmplifyRecord): number {
    if (this.#share === undefined || fault !== undefined) return 1;
    if (/^5\d\d$/.test(row.values[this.#status] ?? '')) return 1;
    return shareOf(row.id === NO_VALUE ? line : row.id) < this.#share ? this.#share : 0;
  }

  #valueOf({ row }: AmplifyRecord, name: string): FieldValue {
    const index = this.#header.columns.findIndex((column) => columnName(column) === name);
    const column = this.#header.columns[index];
    const value = plainValue(row.values[index] ?? NO_VALUE);
    if (column === undefined || value === NO_VALUE || value === '') return null;
    if (name === 'time') return new Date(row.time).toISOString().replace('.000Z', 'Z');
    if (!NUMBER_COLUMNS.has(column)) return value;
    return DECIMAL_COLUMNS.has(column) ? Number(value) : BigInt(Math.trunc(Number(value)));
  }

  #redacted(record: AmplifyRecord, replace: readonly (Replace | undefined)[]): AmplifyRecord {
    const { row, line, fault } = record;
    if (fault !== undefined) {
      const hidden = fingerprint(line, fault);
      return { ...record, line: hidden, hidden };
    }
    const values = row.values.map((value, i) =>
      value === NO_VALUE ? value : (replace[i]?.(value) ?? value),
    );
    return { ...record, line: values.join(','), row: { ...row, values } };
  }
}

/** The selections of an hour, one for each destination: they may have been claimed with different terms. */
export class Selections {
  readonly #at: Readonly<Partial<Record<Destination, RecordSelection>>>;

  constructor(
    { s3, logs }: Readonly<Partial<Record<Destination, SelectionTerms | undefined>>>,
    header: AmplifyHeader,
  ) {
    this.#at = {
      ...(s3 && { s3: new RecordSelection(s3, header) }),
      ...(logs && { logs: new RecordSelection(logs, header) }),
    };
  }

  /** What a destination gets of these records; nothing where it is not in use. */
  take(destination: Destination, records: readonly AmplifyRecord[]): AmplifyRecord[] {
    return this.#at[destination]?.take(records) ?? [];
  }

  /** All of them as they may be shown in a report: what is hidden at one destination is hidden there. */
  shown(records: readonly AmplifyRecord[]): readonly AmplifyRecord[] {
    const { s3, logs } = this.#at;
    const known = s3?.shownAll(records) ?? records;
    return logs?.shownAll(known) ?? known;
  }

  get leftOut(): Readonly<Partial<Record<Destination, ExclusionCounts>>> {
    const { s3, logs } = this.#at;
    return { ...(s3 && { s3: s3.leftOut }), ...(logs && { logs: logs.leftOut }) };
  }
}

/** Replaces a row that cannot be parsed if `redact` is set, because a value to be redacted may be anywhere in it. */
function fingerprint(line: string, why: string): string {
  const sha256 = createHash('sha256').update(line).digest('hex');
  return JSON.stringify({ length: Buffer.byteLength(line), sha256, parse_error: why });
}

/** By the name of a column as it stands in `redact`. */
const RULES: Readonly<Record<string, readonly (readonly [column: string, Replace])[]>> = {
  'query-values': [
    ['cs_uri_query', (value) => withinQuotes(value, queryValues)],
    ['cs_referer', (value) => withinQuotes(value, urlQueryValues)],
  ],
  'client-ip': [
    ['c_ip', (value) => withinQuotes(value, addresses)],
    ['x_forwarded_for', (value) => withinQuotes(value, addresses)],
  ],
  'user-agent': [['cs_user_agent', () => REDACTED_TEXT]],
};

/** Known again by it, and placed by them: what hides these would carry a request twice, or lose its hour. */
export const NEVER_REDACTED: readonly string[] = [columnName(REQUEST_ID), 'date', 'time'];
/** What `redact` takes beside names of fields. */
export const REDACT_RULES: readonly string[] = Object.keys(RULES);

function replacementsOf(redact: readonly string[], { columns }: AmplifyHeader): (Replace | undefined)[] {
  // Fields are named as in the header (`cs(Host)`) or as in filters (`cs_host`).
  const named = new Set(redact.map(columnName));
  const byColumn = new Map(redact.flatMap((entry) => RULES[entry] ?? []));
  return columns.map((column) => {
    const name = columnName(column);
    return named.has(name) ? (): string => REDACTED_TEXT : byColumn.get(name);
  });
}

/** A value in the quotes of CSV is changed within them. */
function withinQuotes(value: string, change: Replace): string {
  if (!value.startsWith('"')) return change(value);
  return `"${change(plainValue(value)).replaceAll('"', '""')}"`;
}

/** A query without its `?`: what stands after each `=`, up to the next `&`; a backslash before `=` is the service's. */
function queryValues(query: string): string {
  return query.replace(/=[^&#]*/g, `=${REDACTED_TEXT}`);
}

function urlQueryValues(url: string): string {
  const start = url.search(/[?#]/);
  return start < 0 ? url : url.slice(0, start) + queryValues(url.slice(start));
}

/** Addresses in a list, parted by commas and blanks as the service writes them, each cut to its network. */
function addresses(list: string): string {
  return list
    .split(/(\\?,|%20|\s)/)
    .map((part, i) => (i % 2 === 1 || part === '' ? part : networkOf(part)))
    .join('');
}
