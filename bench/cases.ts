/** What is measured, beside the limit of the machine. */

/** What lies between a program and the stand-in. */
export interface Network {
  /** Milliseconds before a PutLogEvents and any other call are answered. */
  readonly putMs: number;
  readonly otherMs: number;
  /** Megabits a second that request bodies share; absent: as fast as the loopback is. */
  readonly uplinkMegabits?: number;
  readonly tls?: boolean;
}

const AS_AWS = { putMs: 60, otherMs: 25 } as const;
/** In the order of the table. */
export const NETWORKS = {
  loopback: { putMs: 0, otherMs: 0 },
  late: AS_AWS,
  'late-tls': { ...AS_AWS, tls: true },
  'late-500': { ...AS_AWS, uplinkMegabits: 500 },
  'late-100': { ...AS_AWS, uplinkMegabits: 100 },
} as const satisfies Record<string, Network>;
export type NetworkName = keyof typeof NETWORKS;

export interface Case {
  readonly name: string;
  readonly label: string;
  /**
   * `ferry`: the action's bundle with these inputs; `takeOver`: the same, after a run that was killed half-way;
   * `baseline`: bench/programs/baseline.ts with so many objects in flight; `duckdb`: DuckDB, converting files to that format.
   */
  readonly program:
    | { readonly ferry: Inputs }
    | { readonly takeOver: Inputs }
    | { readonly baseline: number }
    | { readonly duckdb: 'jsonl' | 'parquet' };
  readonly corpus: 'day' | 'small';
  readonly network: NetworkName;
  /** Measured in the first round alone: it takes long, and the best of several would say no more. */
  readonly once?: boolean;
}

export type Inputs = Readonly<Record<string, string>>;

const FORMATS = {
  raw: { 'log-format': 'raw', report: 'none' },
  prefixed: { 'log-format': 'prefixed', report: 'none' },
  json: { 'log-format': 'json', report: 'none' },
  jsonl: { 'object-format': 'jsonl', report: 'none' },
  parquet: { 'object-format': 'parquet', report: 'none' },
} as const;
/** Nearly every record goes the whole way: what a filter or a sample drops is never encoded, which would flatter. */
const everything = {
  'log-format': 'json',
  filter: 'elb_status_code >= 200 && !request_url.contains("/healthz")',
  sample: '0.95',
  redact: 'query-values\nclient-ip',
  report: 'summary',
};

const WORDS: Readonly<Record<NetworkName, string>> = {
  loopback: '',
  late: ', 25/60 ms',
  'late-tls': ', 25/60 ms, TLS',
  'late-500': ', 25/60 ms, 500 Mbit/s',
  'late-100': ', 25/60 ms, 100 Mbit/s',
};

function ferry(name: keyof typeof FORMATS, network: NetworkName = 'loopback'): Case {
  const label = `\`${name}\`${WORDS[network]}`;
  const once = network === 'late-100' ? { once: true } : {};
  const suffix = network === 'loopback' ? '' : `-${network}`;
  return {
    name: `${name}${suffix}`,
    label,
    program: { ferry: FORMATS[name] },
    corpus: 'day',
    network,
    ...once,
  };
}

function sdk(name: string, inFlight: number, network: NetworkName = 'loopback'): Case {
  const how = inFlight === 1 ? 'one after the other' : `${inFlight} objects in flight`;
  const label = `SDK, ${how}${WORDS[network]}`;
  return { name, label, program: { baseline: inFlight }, corpus: 'day', network, once: true };
}

function duckdb(name: 'jsonl' | 'parquet'): Case {
  const label = `DuckDB, from files to one of ${name}`;
  return {
    name: `duckdb-${name}`,
    label,
    program: { duckdb: name },
    corpus: 'day',
    network: 'loopback',
    once: true,
  };
}

export const CASES: readonly Case[] = [
  ferry('raw'),
  ferry('prefixed'),
  ferry('json'),
  {
    name: 'everything',
    label: '`json` with filter, sample, redact and report',
    program: { ferry: everything },
    corpus: 'day',
    network: 'loopback',
  },
  { ...ferry('jsonl'), label: '`jsonl` objects in S3', once: true },
  duckdb('jsonl'),
  { ...ferry('parquet'), label: '`parquet` objects in S3', once: true },
  duckdb('parquet'),
  sdk('sdk-careful', 8),
  sdk('sdk-plain', 1),
  {
    name: 'take-over',
    label: '`raw`, taking over from a run that was killed',
    program: { takeOver: FORMATS.raw },
    corpus: 'day',
    network: 'loopback',
    once: true,
  },
  ferry('raw', 'late'),
  ferry('json', 'late'),
  sdk('sdk-careful-late', 8, 'late'),
  {
    name: 'small-late',
    label: '`json`, many small objects, 25/60 ms',
    program: { ferry: FORMATS.json },
    corpus: 'small',
    network: 'late',
    once: true,
  },
  ferry('raw', 'late-tls'),
  ferry('json', 'late-tls'),
  ferry('raw', 'late-500'),
  ferry('json', 'late-500'),
  ferry('raw', 'late-100'),
  ferry('json', 'late-100'),
];

/** The cases of these names, comma-separated; all when none is given. Throws for a name that is none. */
export function casesOf(only: string | undefined): readonly Case[] {
  if (only === undefined) return CASES;
  const names = only.split(',').map((name) => name.trim());
  const known = CASES.map(({ name }) => name);
  const unknown = names.filter((name) => !known.includes(name));
  if (unknown.length > 0) {
    throw new RangeError(
      `--only: expected names of cases (${known.join(', ')}), found ${unknown.join(', ')}. Name those, or leave it out.`,
    );
  }
  return CASES.filter(({ name }) => names.includes(name));
}
