import { cutText } from '../escape.js';

/** What takes the place of whatever names one thing among many. */
const ID = ':id';

/** A path has at most so many characters; what follows is cut, and the cut is shown. */
export const MAX_PATH_LENGTH = 200;

const UUID = /^\{?[0-9a-f]{8}-(?:[0-9a-f]{4}-){3}[0-9a-f]{12}\}?$/i;
/** `4711`, `2026-11-01`, `10,20`. */
const NUMBERS = /^\d+(?:[-,:]\d+)*$/;
/** Mail addresses name people. */
const MAIL = /@|%40/i;
/** A number before the ending of a file. */
const NUMBERED_FILE = /^\d+(?=\.\w{1,5}$)/;
const SEPARATOR = /([._~-])/;
/** From so many characters on, random text of each kind is taken for what it is. */
const LONG_NUMBER = /^\d{5,}$/;
const HEX = /^(?=.*\d)(?=.*[a-f])[0-9a-f]{8,}$/i;
const MIXED = /^(?=.*\d)(?=.*[a-z])[0-9a-z]{16,}$/i;
const MIXED_CASES = /^(?=.*\d)(?=.*[a-z])(?=.*[A-Z])[0-9A-Za-z]{10,}$/;
/** Base64 for URLs, JSON web tokens: letters of both cases and digits, whatever stands between them. */
const TOKEN = /^(?=.*\d)(?=.*[a-z])(?=.*[A-Z])[\w~=.%+-]{24,}$/;

/**
 * The path of a page without what differs from request to request: numbers, UUIDs, hashes, long tokens and mail addresses
 * read `:id`, parameters after a semicolon are dropped. The query must be gone already.
 */
export function pagePath(path: string): string {
  const shown = cutText(path, MAX_PATH_LENGTH);
  return shown.split('/').map(pageSegment).join('/');
}

function pageSegment(segment: string): string {
  const text = segment.split(';', 1)[0] ?? '';
  if (NUMBERS.test(text) || UUID.test(text) || TOKEN.test(text) || MAIL.test(text)) return ID;
  if (NUMBERED_FILE.test(text)) return text.replace(NUMBERED_FILE, ID);
  if (text.length < 6) return text;
  return text.split(SEPARATOR).map(pagePart).join('');
}

/** A part of a segment: the hash in `main.5f2c9a1b.css`, the number in `order-12345`. */
function pagePart(text: string): string {
  return LONG_NUMBER.test(text) || HEX.test(text) || MIXED.test(text) || MIXED_CASES.test(text) ? ID : text;
}
