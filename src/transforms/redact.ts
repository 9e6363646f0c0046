import { isIPv4, isIPv6 } from 'node:net';
import type { Problem } from '../errors.js';
import type { Column, Redaction, Replace } from '../events.js';

const REDACTED = 'REDACTED';
const EXTRA = 'extra';
/** An IPv6 address keeps 48 of its 128 bits, an IPv4 address 24 of 32. */
const KEPT_GROUPS = 3;

const all = Buffer.from(REDACTED);
const replaceAll: Replace = () => all;

function replaceText(change: (text: string) => string): Replace {
  return (bytes, from, to) => Buffer.from(change(bytes.toString('utf8', from, to)));
}

/** What stands after each `=` of the query (and of a fragment), up to the next `&`. */
const queryValues = replaceText((url) =>
  url.replace(/[?#][^]*$/, (query) => query.replace(/=[^&#]*/g, `=${REDACTED}`)),
);

/** A malformed request may end in a piece of its URL where the protocol belongs. */
const onlyProtocol = replaceText((proto) => (/^HTTP\/[0-9.]{1,3}$/.test(proto) ? proto : REDACTED));

const network = replaceText((address) => {
  if (isIPv4(address)) return address.replace(/\d+$/, '0');
  return isIPv6(address) ? ipv6Network(address) : REDACTED;
});

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

/** The entries of `redact` that are no field's name, and what they replace. */
const RULES: ReadonlyMap<string, ReadonlyMap<string, Replace>> = new Map([
  [
    'query-values',
    new Map([
      ['request_verb', queryValues],
      ['request_url', queryValues],
      ['request_proto', onlyProtocol],
      ['redirect_url', queryValues],
      ['transformed_uri', queryValues],
    ]),
  ],
  ['client-ip', new Map([['client_ip', network]])],
  ['user-agent', new Map([['user_agent', replaceAll]])],
]);

/** The entries that stand for nothing, among the fields of all wanted log types. */
export function redactProblems(redact: readonly string[], columns: readonly Column[]): Problem[] {
  const known = new Set([...RULES.keys(), ...columns.map(({ name }) => name), EXTRA]);
  const unknown = redact.filter((entry) => !known.has(entry));
  if (unknown.length === 0) return [];
  return [
    {
      subject: 'redact',
      expected: `one entry a line, each of them one of ${[...known].join(', ')}`,
      found: unknown.join(', '),
      fix: 'Correct or remove these entries.',
    },
  ];
}

/** What is replaced in the lines of one log type; a field that is named itself is replaced as a whole. */
export function redaction(redact: readonly string[], columns: readonly Column[]): Redaction {
  const named = new Set(redact);
  const rules = redact.flatMap((entry) => [...(RULES.get(entry) ?? [])]);
  const byColumn = new Map(rules);
  const replace = ({ name }: Column): Replace | undefined =>
    named.has(name) ? replaceAll : byColumn.get(name);
  return { columns: columns.map(replace), extra: named.has(EXTRA) ? replaceAll : undefined };
}
