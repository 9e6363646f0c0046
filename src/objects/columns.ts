/**
 * What one column of a Parquet object holds. `micros` and `millis` are instants, from texts of RFC 3339 in UTC; `strings` is
 * a list of texts.
 */
export type ColumnKind = 'string' | 'int' | 'double' | 'micros' | 'millis' | 'strings';

/** One column of a Parquet object, and where the JSON record has its value. */
export interface RecordColumn {
  readonly name: string;
  readonly kind: ColumnKind;
  /** The member of the record that holds it as a member of its own, such as `source`; absent: the record itself. */
  readonly inside?: { readonly object: string; readonly member: string };
}

/** A value as Parquet takes it: INT64 and instants are bigints, texts may be UTF-8. */
export type ColumnValue = string | Uint8Array | number | bigint | readonly string[] | null;
