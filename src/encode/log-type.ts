import type { LogFormat } from './message.js';

/**
 * What one token of a line holds: one column, an address with its port, or a request line. The quotes of a `quoted` text
 * belong to it. An `unquoted` text is never quoted by the service and comes after what clients choose: a quote there means
 * that one of theirs held a quote and a space.
 */
export type TokenKind = 'string' | 'time' | 'int' | 'double' | 'quoted' | 'unquoted' | 'endpoint' | 'request';

/** One token and the names of its columns: two for an endpoint, three for a request line, one for all others. */
export type Token = readonly [kind: TokenKind, ...names: readonly string[]];

/** Which columns play a part that `redact` or `sample` asks for; a part that no column plays is absent. */
export interface ColumnRoles {
  /** Addresses of clients. */
  readonly client?: readonly string[];
  readonly url?: readonly string[];
  readonly userAgent?: readonly string[];
  /** HTTP status codes: a record with a 5xx is always sampled. */
  readonly status?: readonly string[];
  /** A record with a negative one is always sampled: the request did not get that far. */
  readonly duration?: readonly string[];
  /** The id whose hash `sample` chooses by; absent: the whole line is hashed. */
  readonly trace?: string;
}

/** The kind of statistics, with the columns that it needs if they have no fixed names. */
export type StatisticsKind =
  | { readonly kind: 'requests' | 'health-checks' }
  | {
      readonly kind: 'connections';
      readonly protocol: string;
      readonly cipher: string;
      readonly keyExchange: string;
      /** The handshake failed where this column begins so; `title` heads the table of what it says then. */
      readonly failure: { readonly column: string; readonly begins: string; readonly title: string };
      /** How long the handshake took, in units of which a second has so many. */
      readonly handshake: { readonly column: string; readonly unitsInSecond: number };
    };

/** A typical line, for estimates: measured over the lines that this project tests with. */
export interface TypicalLine {
  /** Bytes. */
  readonly bytes: number;
  /** Compression ratio of its objects; 1 if they are not compressed. */
  readonly compression: number;
  /** Length of a message divided by the length of its line, by log format. */
  readonly growth: Readonly<Record<LogFormat, number>>;
}

/** One kind of load balancer log, as plain data: everything that the rest of the program knows of it. */
export interface LogType {
  /** Its name in inputs, log streams and the ledger. */
  readonly name: string;
  /** What writes it, for the documents. */
  readonly source: string;
  /**
   * The name of its objects: `{account}`, `{region}`, `{name}` and `{id}` of the load balancer, the interval's `{end}`, the
   * `{ip}` of the node, a `{random}` string, and what is the same in all of them. What stands not in it, the type lacks.
   */
  readonly file: string;
  /** Minutes within which a node writes an object, when it writes at all. */
  readonly interval: number;
  /** The tokens of a line in their order, as many as are known today. The first time is the record's own. */
  readonly tokens: readonly Token[];
  /** How many tokens the oldest generation of lines has: a line with fewer is cut. */
  readonly minTokens: number;
  /** Whether times may lack the `Z`; they are UTC either way. */
  readonly zoneless: boolean;
  readonly roles: ColumnRoles;
  /** Absent: no figures are collected. */
  readonly statistics?: StatisticsKind;
  readonly typical: TypicalLine;
}
