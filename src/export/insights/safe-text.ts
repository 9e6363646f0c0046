import { cutText } from '../../escape.js';
import { SENSITIVE_NAMES } from './credentials.js';

/** Stands for what is not shown. */
export const MASK = '***';
/** More of a text is not looked at: what is shown of it is far shorter. */
const LOOKED_AT = 4096;
const COOKIE = /((?:set-)?cookies?["'\\]{0,4}\s{0,2}[=:]).*/gis;
const SCHEME = /\b(Bearer|Basic|Digest|Negotiate|AWS4-HMAC-SHA256)\s+[^\s"'\\]+/gi;
const NAMED_VALUE = new RegExp(
  `(^|[^A-Za-z0-9])(?:${SENSITIVE_NAMES})(["'\\\\]{0,4}\\s{0,2}[=:]\\s{0,2}[["'\\\\]{0,8})[^\\s,;&"'\\\\{}\\]]+`,
  'gi',
);
const WEB_TOKEN = /eyJ[\w-]+(?:\.[\w-]*)*/g;
/** Prefixes by which services mark their keys, so that they are found when they leak. */
const MARKED_KEY = /\b(?:AKIA|ASIA|gh[a-z]_|github_pat_|xox[a-z]-|sk[-_]|pk[-_]|rk_|glpat-|AIza)[\w-]{8,}/g;
const QUERY = /\?[^\s"']*/g;
/** Long runs of letters and digits in one; `-`, `_` and `/` part words, so that names of pages stay. */
const RUN = /[A-Za-z0-9+=~%]{20,}/g;

/**
 * A text of a log that may be shown: cut to a length, without query strings, and with asterisks in place of all that is
 * named, marked or shaped like a credential. It rather hides too much.
 */
export function safeText(text: string, length: number): string {
  const safe = text
    .slice(0, LOOKED_AT)
    .replace(QUERY, `?${MASK}`)
    .replace(COOKIE, `$1${MASK}`)
    .replace(SCHEME, `$1 ${MASK}`)
    .replace(NAMED_VALUE, namedMask)
    .replace(WEB_TOKEN, MASK)
    .replace(MARKED_KEY, MASK)
    .replace(RUN, (run) => (/\d/.test(run) && /[A-Za-z]/.test(run) ? MASK : run));
  return own(safe.length > length ? cutText(safe, length - 1) : safe);
}

/** The name stays, its value goes. */
function namedMask(...[match]: readonly string[]): string {
  const found = match ?? '';
  const end = Math.max(found.search(/[=:]/), 0) + 1;
  return `${found.slice(0, end)}${MASK}`;
}

/** A copy: a slice keeps the text that it was cut from in memory, which may be a thousand times as long. */
export function own(text: string): string {
  return Buffer.from(text).toString();
}
