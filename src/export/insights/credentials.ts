import type { CredentialSighting } from './entries.js';

/** Which credential a name stands for. The order does not matter: no name is in two of them. */
const NAMES: readonly (readonly [kind: string, names: string])[] = [
  ['Authorization header', '(?:proxy-)?authorization(?:token)?'],
  ['cookie', '(?:set-)?cookies?'],
  ['API key', '(?:x-)?api[-_]?key'],
  ['AWS session token', 'x-amz-security-token|aws_?session_?token|sessiontoken'],
  [
    'token',
    '(?:x-)?(?:auth|access|id|refresh|bearer|csrf|xsrf|session|security|api)[-_]?token|x-csrf|token|jwt|session_?id',
  ],
  [
    'password or secret',
    'password|passwd|pwd|passphrase|(?:client[-_]?)?secret|secretaccesskey|private_?key',
  ],
  ['signature of a signed URL', 'x-amz-signature|signature|sig'],
];
/** The names above, a group for each kind. */
export const SENSITIVE_NAMES = NAMES.map(([, names]) => `(${names})`).join('|');
/**
 * A name and the start of its value as they are written in header maps (`{Name=value}`), JSON (also escaped in JSON),
 * query strings and texts. Every repetition is bounded, or followed by what it cannot match: linear time.
 */
const NAMED_VALUE = new RegExp(
  `(^|[^A-Za-z0-9])(?:${SENSITIVE_NAMES})["'\\\\]{0,4}\\s{0,2}[=:]\\s{0,2}[["'\\\\]{0,8}([^\\s,;&"'\\\\{}\\]]+)`,
  'gi',
);
/** The entry that names the key of a usage plan; API Gateway writes asterisks for all but its end. */
const USAGE_PLAN_KEY = /API Key: (?!API Stage:)(\S+)/;
const PATTERNS: readonly (readonly [kind: string, pattern: RegExp])[] = [
  ['JSON Web Token', /\beyJ[\w-]{8,500}\.[\w-]{4}/],
  ['AWS access key id', /\b(?:AKIA|ASIA)[A-Z0-9]{16}\b/],
  ['Authorization header', /\b(?:Bearer|Basic) [\w+/=.~-]{8,}/],
  ['private key', /-----BEGIN [A-Z ]{0,20}PRIVATE KEY/],
];
/** TopK entries hold none of these, in lower case, and so nothing of all that: searching is faster than matching. */
const HINTS = [
  ...[
    'auth',
    'cookie',
    'api',
    'token',
    'csrf',
    'jwt',
    'session',
    'secret',
    'passw',
    'pwd',
    'passphrase',
    'sig',
  ],
  ...['akia', 'asia', 'eyj', 'bearer', 'basic', 'private'],
];
const NO_VALUE = /^(?:null|undefined|none|true|false|-|\*{3}|\[TRUNCATED)$/i;
const MASKED = /^\*{4,}/;
const IN_QUERY = /[?&]/;
/** The event that a Lambda proxy integration sends on holds the query string as an object. */
const IN_QUERY_OBJECT = /QueryStringParameters["\\]{0,4}:\{[^}]*$/i;
/** How far before a name that object is looked for. */
const LOOK_BACK = 300;

/** Which credentials a text holds, by kind: each kind once in clear and once masked at most. Never their values. */
export function credentialsIn(text: string, isQuery = false): readonly CredentialSighting[] {
  const lower = text.toLowerCase();
  if (!HINTS.some((hint) => lower.includes(hint))) return [];
  const found = new Map<string, CredentialSighting>();
  for (const [kind, value] of [...named(text, isQuery), ...shaped(text)]) {
    if (NO_VALUE.test(value)) continue;
    const isMasked = MASKED.test(value);
    found.set(`${kind} ${String(isMasked)}`, { kind, isMasked });
  }
  return [...found.values()];
}

/** The kind and the value of what has a telling name. */
function* named(text: string, isQuery: boolean): Generator<[kind: string, value: string]> {
  for (const match of text.matchAll(NAMED_VALUE)) {
    const kind = NAMES.find((_, i) => match[i + 2] !== undefined)?.[0] ?? '';
    const inQuery = isQuery || isInQuery(text, match);
    yield [inQuery && kind === 'token' ? 'token in a query string' : kind, match.at(-1) ?? ''];
  }
  const planKey = USAGE_PLAN_KEY.exec(text)?.[1];
  if (planKey !== undefined) yield ['API key', planKey];
}

function isInQuery(text: string, { 1: before = '', index }: RegExpExecArray): boolean {
  return IN_QUERY.test(before) || IN_QUERY_OBJECT.test(text.slice(Math.max(0, index - LOOK_BACK), index + 1));
}

function* shaped(text: string): Generator<[kind: string, value: string]> {
  for (const [kind, pattern] of PATTERNS) {
    const value = pattern.exec(text)?.[0];
    if (value !== undefined) yield [kind, value];
  }
}
