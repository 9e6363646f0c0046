import { didYouMean } from '../errors/suggestion.js';
import { SOURCE_FIELDS } from './log-object.js';
import type { Column } from './types.js';

/** What people write who know another language: what it looks like (texts in quotes left out), and what CEL wants. */
const OTHER_LANGUAGES: readonly (readonly [RegExp, string])[] = [
  [/[“”„‘’]/, 'Write straight quotes, " or \'.'],
  [/<>/, 'Write != for "is not".'],
  [/=>/, 'Write >= for "at least".'],
  [/=</, 'Write <= for "at most".'],
  [/=~|~/, 'Write field.matches("…") for a regular expression.'],
  [/(?<![=!<>])=(?!=)/, 'Write == to compare: a single = has no meaning.'],
  [/===|!==/, 'Write == or !=.'],
  [/(?<!&)&(?!&)|\band\b/i, 'Write && for "and".'],
  [/(?<!\|)\|(?!\|)|\bor\b/i, 'Write || for "or".'],
  [/\bnot\b/i, 'Write ! for "not", as in !(a == b).'],
  [/\bis\s+null\b/i, 'Write == null.'],
  [/\$/, 'Write the name of the field alone, without $.'],
  [/\d\s*[a-z]+\b/i, 'Write numbers without a unit.'],
  [
    /\b(contains|startsWith|endsWith|like)\b(?!\s*\()/i,
    'Write field.contains("…"), field.startsWith("…") or field.endsWith("…").',
  ],
];
/** A class of statuses, as dashboards write it. */
const STATUS_CLASS = /(\w+)\s*(?:==|!=|=)\s*([1-5])xx\b/i;
const COMPARED = '(?:==|!=|<=|>=|<|>)';
/** `field == "500"` and `field in ["500"]`; `"500" == field`. */
const WITH_TEXT = new RegExp(`(\\w+)\\s*(?:${COMPARED}\\s*|in\\s*\\[\\s*)(["'])([^"']*)\\2`, 'g');
const TEXT_FIRST = new RegExp(`(["'])([^"']*)\\1\\s*${COMPARED}\\s*(\\w+)`, 'g');
const WITH_NUMBER = new RegExp(`(\\w+)\\s*(?:${COMPARED}\\s*|in\\s*\\[\\s*)(-?\\d[\\d.]*)`, 'g');

/** The mistake for which an expression was refused. */
export interface Mistake {
  readonly expression: string;
  /** As the compiler says it. */
  readonly found: string;
  readonly columns: readonly Column[];
  /** Every name that the expression may use. */
  readonly names: readonly string[];
  readonly functions: readonly string[];
}

/** By what the compiler says; the word is the one that it names. */
const BY_MESSAGE: readonly (readonly [RegExp, (mistake: Mistake, word: string) => string])[] = [
  [/^Unknown variable: (\w+)/, unknownHint],
  [/^Unknown field: (\w+) in/, (_, field) => didYouMean(field, SOURCE_FIELDS)],
  [
    /^found no matching overload for '(?:[\w<>, ]+\.)?(\w+)\(/,
    (mistake, called) => functionHint(called, mistake.functions) || wordHint(mistake),
  ],
  [/^no such overload/, kindHint],
  [/^Unexpected/, wordHint],
  [/^has\(\)/, () => 'A field that is missing in a line is null: write field != null.'],
  [/^an expression of the type (?:int|double)/, () => 'Compare the field, as in field >= 500.'],
  [/^an expression of the type string/, () => 'Compare the field, as in field == "GET".'],
];

/** What was probably meant; empty if that is unclear. */
export function hintOn(mistake: Mistake): string {
  for (const [beginning, hint] of BY_MESSAGE) {
    const match = beginning.exec(mistake.found);
    if (match !== null) return hint(mistake, match[1] ?? '');
  }
  return '';
}

/** A plain word that a field is compared with is a text without its quotes; any other is a field by another name. */
function unknownHint(mistake: Mistake, name: string): string {
  const hyphen = hyphenHint(mistake, name);
  if (hyphen !== '') return hyphen;
  const compared = new RegExp(`${COMPARED}\\s*(${name}[\\w.-]*)`).exec(mistake.expression)?.[1];
  if (compared !== undefined && !name.includes('_'))
    return `If ${compared} is a text, write "${compared}" in quotes.`;
  const lastWord = name.split('_').at(-1) ?? '';
  return didYouMean(name, mistake.names) || wordHint(mistake) || didYouMean(lastWord, mistake.names);
}

/** `sc-status`, as the column is called in the log: CEL subtracts. */
function hyphenHint({ expression, names }: Mistake, name: string): string {
  const [word = ''] = new RegExp(`[\\w-]*\\b${name}\\b[\\w-]*`).exec(expression) ?? [];
  const field = word.replaceAll('-', '_');
  return word !== field && names.includes(field) ? `Write ${field}: a hyphen is a minus sign.` : '';
}

function wordHint({ expression }: Mistake): string {
  const [, status, digit] = STATUS_CLASS.exec(expression) ?? [];
  if (status !== undefined) return `Write ${status} >= ${digit ?? ''}00 && ${status} <= ${digit ?? ''}99.`;
  const bare = expression.replace(/"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g, '""');
  return OTHER_LANGUAGES.find(([pattern]) => pattern.test(bare))?.[1] ?? '';
}

function functionHint(called: string, functions: readonly string[]): string {
  return functions.includes(called)
    ? `${called}() is there for other values: check what is before it and in its brackets.`
    : didYouMean(called, functions);
}

/** A number beside a text, by the field that says which of both it must be. */
function kindHint({ expression, columns }: Mistake): string {
  const isText = new Map(columns.map(({ name, kind }) => [name, kind === 'string' || kind === 'time']));
  const number = [...expression.matchAll(WITH_TEXT)].find(([, name = '']) => isText.get(name) === false);
  const text = [...expression.matchAll(WITH_NUMBER)].find(([, name = '']) => isText.get(name) === true);
  if (number !== undefined) return numberHint(number[1] ?? '', number[3] ?? '');
  const first = [...expression.matchAll(TEXT_FIRST)].find(([, , , name = '']) => isText.get(name) === false);
  if (first !== undefined) return numberHint(first[3] ?? '', first[2] ?? '');
  return text === undefined ? '' : `${text[1] ?? ''} is a text: write "${text[2] ?? ''}" in quotes.`;
}

function numberHint(name: string, value: string): string {
  return value === '-'
    ? `A - in a log line is null: write ${name} == null.`
    : `${name} is a number: write ${value} without quotes.`;
}
