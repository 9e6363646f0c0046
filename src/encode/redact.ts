import { isIPv6 } from 'node:net';
import type { Problem } from '../errors.js';
import { didYouMean } from '../errors/suggestion.js';
import type { Column, LineFormat, Redaction, Replace } from './types.js';

/** What a redacted value reads. */
export const REDACTED_TEXT = 'REDACTED';
const REDACTED = Buffer.from(REDACTED_TEXT);
const EXTRA = 'extra';
const QUESTION_MARK = 0x3f;
const HASH_SIGN = 0x23;
const AMPERSAND = 0x26;
const EQUALS_SIGN = 0x3d;
const DOT = 0x2e;
const ZERO = 0x30;
const MAX_BYTE = 255;
const IPV4_GROUPS = 4;
/** Redacted addresses that are cached, at most, because clients usually come again. */
const MAX_ADDRESSES = 4096;
/** An IPv6 address keeps 48 of its 128 bits, an IPv4 address 24 of 32. */
const KEPT_GROUPS = 3;

const replaceAll: Replace = () => REDACTED;

/** Buffer for the replacement text, valid until the next replacement. */
let scratch = Buffer.alloc(1024);

function scratchBuffer(length: number): Buffer {
  if (scratch.length < length) scratch = Buffer.alloc(2 * length);
  return scratch;
}

/** Where one of two bytes is next; `to` when neither is. */
function indexOfEither(bytes: Buffer, { from, to }: Span, [one, other]: readonly [number, number]): number {
  let at = from;
  while (at < to && bytes[at] !== one && bytes[at] !== other) at++;
  return at;
}

interface Span {
  readonly from: number;
  readonly to: number;
}

const QUERY_STARTS = [QUESTION_MARK, HASH_SIGN] as const;
const VALUE_ENDS = [AMPERSAND, HASH_SIGN] as const;

/** What stands after each `=` of the query (and of a fragment), up to the next `&`. */
const queryValues: Replace = (bytes, from, to) => {
  let at = indexOfEither(bytes, { from, to }, QUERY_STARTS);
  if (at === to) return undefined;
  const written = scratchBuffer((to - from) * (1 + REDACTED.length));
  let length = bytes.copy(written, 0, from, at);
  while (at < to) {
    const byte = bytes[at++] ?? 0;
    written[length++] = byte;
    if (byte !== EQUALS_SIGN) continue;
    length += REDACTED.copy(written, length);
    at = indexOfEither(bytes, { from: at, to }, VALUE_ENDS);
  }
  return written.subarray(0, length);
};

/** A malformed request may end in a piece of its URL where the protocol belongs. */
const onlyProtocol: Replace = (bytes, from, to) =>
  to - from <= 8 && /^HTTP\/[0-9.]{1,3}$/.test(bytes.toString('latin1', from, to)) ? undefined : REDACTED;

const networks = new Map<string, Buffer>();

const network: Replace = (bytes, from, to) => {
  const last = lastGroupOf(bytes, from, to);
  if (last > 0) {
    const written = scratchBuffer(to - from);
    const length = bytes.copy(written, 0, from, last);
    written[length] = ZERO;
    return written.subarray(0, length + 1);
  }
  const address = bytes.toString('utf8', from, to);
  const known = networks.get(address);
  if (known !== undefined) return known;
  const found = isIPv6(address) ? Buffer.from(ipv6Network(address)) : REDACTED;
  if (networks.size === MAX_ADDRESSES) networks.clear();
  networks.set(address, found);
  return found;
};

/** An address cut to its network (/24 or /48); what is none reads `REDACTED`. */
export function networkOf(address: string): string {
  const bytes = Buffer.from(address);
  return network(bytes, 0, bytes.length)?.toString() ?? address;
}

/** Where the last number of an IPv4 address begins; 0 when it is none. */
function lastGroupOf(bytes: Buffer, from: number, to: number): number {
  let start = from;
  for (let group = 1; group < IPV4_GROUPS; group++) {
    const end = groupEnd(bytes, start, to);
    if (end < 0 || bytes[end] !== DOT || end === to) return 0;
    start = end + 1;
  }
  return groupEnd(bytes, start, to) === to ? start : 0;
}

/** Where a number that fits a byte, without a needless zero in front, ends; -1 when there is none. */
function groupEnd(bytes: Buffer, from: number, to: number): number {
  let value = 0;
  let at = from;
  for (; at < to; at++) {
    const digit = (bytes[at] ?? 0) - ZERO;
    if (digit < 0 || digit > 9) break;
    value = value * 10 + digit;
  }
  const isPlain = at === from + 1 || (at > from && bytes[from] !== ZERO);
  return isPlain && value <= MAX_BYTE ? at : -1;
}

function ipv6Network(address: string): string {
  const mapped = /^::ffff:(\d+\.\d+\.\d+)\.\d+$/i.exec(address)?.[1];
  if (mapped !== undefined) return `::ffff:${mapped}.0`;
  const [head = [], tail = []] = address
    .split('::')
    .map((half) => half.split(':').filter((group) => group !== ''));
  const missing = Array.from({ length: Math.max(0, 8 - head.length - tail.length) }, () => '0');
  const kept = [...head, ...missing, ...tail]
    .slice(0, KEPT_GROUPS)
    .map((group) => parseInt(group, 16).toString(16));
  while (kept.at(-1) === '0') kept.pop();
  return `${kept.join(':')}::`;
}

/** The entries of `redact` that are no field's name: which columns of a format each replaces, and by what. */
const RULES: Readonly<Record<string, (format: LineFormat) => (readonly [column: string, Replace])[]>> = {
  'query-values': ({ tokens, roles }) => [
    ...(roles.url ?? []).map((column) => [column, queryValues] as const),
    ...tokens.flatMap(([kind, verb = '', url = '', protocol = '']) =>
      kind === 'request'
        ? ([
            [verb, queryValues],
            [url, queryValues],
            [protocol, onlyProtocol],
          ] as const)
        : [],
    ),
  ],
  'client-ip': ({ roles }) => (roles.client ?? []).map((column) => [column, network]),
  'user-agent': ({ roles }) => (roles.userAgent ?? []).map((column) => [column, replaceAll]),
};

/** Entries of `redact` that are neither a rule nor a field of a wanted log type. */
export function redactProblems(redact: readonly string[], columns: readonly Column[]): Problem[] {
  return unknownEntries(redact, [
    ...new Set([...Object.keys(RULES), ...columns.map(({ name }) => name), EXTRA]),
  ]);
}

/** Entries of `redact` that are not known; `hintOn` says what else there is to know about them. */
export function unknownEntries(
  redact: readonly string[],
  known: readonly string[],
  hintOn: (unknown: readonly string[]) => string = () => '',
): Problem[] {
  const unknown = redact.filter((entry) => !known.includes(entry));
  if (unknown.length === 0) return [];
  const hints = [hintOn(unknown), ...unknown.map((entry) => didYouMean(entry, known))];
  return [
    {
      subject: 'redact',
      expected: `one entry per line, each of them one of ${known.join(', ')}`,
      found: unknown.join(', '),
      fix: [...hints, 'Correct or remove these entries.'].filter((text) => text !== '').join(' '),
    },
  ];
}

/** What is replaced in the lines of one log type; a field that is named itself is replaced as a whole. */
export function redaction(redact: readonly string[], format: LineFormat): Redaction {
  const named = new Set(redact);
  const byColumn = new Map(redact.flatMap((entry) => RULES[entry]?.(format) ?? []));
  const replace = ({ name }: Column): Replace | undefined =>
    named.has(name) ? replaceAll : byColumn.get(name);
  return { columns: format.columns.map(replace), extra: named.has(EXTRA) ? replaceAll : undefined };
}
