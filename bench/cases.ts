/** What is measured, beside the limit of the machine. */
export interface Case {
  readonly name: string;
  readonly label: string;
  /** `ferry`: the action's bundle; `baseline`: bench/programs/baseline.ts with so many objects in flight. */
  readonly program: { readonly ferry: Readonly<Record<string, string>> } | { readonly baseline: number };
  readonly corpus: 'day' | 'small';
  /** Whether every call takes as long as AWS takes. */
  readonly late: boolean;
}

/** Milliseconds before an answer, where answers come late. */
export const LATENCY = { put: 60, other: 25 } as const;

const raw = { 'log-format': 'raw', report: 'none' };
const prefixed = { 'log-format': 'prefixed', report: 'none' };
const json = { 'log-format': 'json', report: 'none' };
/** Nearly every record goes the whole way: what a filter or a sample drops is never encoded, which would flatter. */
const everything = {
  'log-format': 'json',
  filter: 'elb_status_code >= 200 && !request_url.contains("/healthz")',
  sample: '0.95',
  redact: 'query-values\nclient-ip',
  report: 'summary',
};

const prompt = { corpus: 'day', late: false } as const;
const late = { corpus: 'day', late: true } as const;

export const CASES: readonly Case[] = [
  { name: 'raw', label: '`raw`', program: { ferry: raw }, ...prompt },
  { name: 'prefixed', label: '`prefixed`', program: { ferry: prefixed }, ...prompt },
  { name: 'json', label: '`json`', program: { ferry: json }, ...prompt },
  {
    name: 'everything',
    label: '`json` with filter, sample, redact and report',
    program: { ferry: everything },
    ...prompt,
  },
  { name: 'sdk-careful', label: 'SDK, 8 objects in flight', program: { baseline: 8 }, ...prompt },
  { name: 'sdk-plain', label: 'SDK, one after the other', program: { baseline: 1 }, ...prompt },
  { name: 'raw-late', label: '`raw`, with latency', program: { ferry: raw }, ...late },
  { name: 'json-late', label: '`json`, with latency', program: { ferry: json }, ...late },
  {
    name: 'sdk-careful-late',
    label: 'SDK, 8 objects in flight, with latency',
    program: { baseline: 8 },
    ...late,
  },
  {
    name: 'small-late',
    label: '`json`, many small objects, with latency',
    program: { ferry: json },
    corpus: 'small',
    late: true,
  },
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
