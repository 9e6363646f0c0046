import * as v from 'valibot';
import { didYouMean } from '../errors/suggestion.js';
import { readDuration, type DurationLimits } from './duration.js';
import { readMoment, type Moment } from './instant.js';
import { quoted, Refusal, type Reading } from './refusal.js';

/** One input: how its text is read, and what the documentation says of it. */
export type Field<T> = v.GenericSchema<string, T>;

/** What the documentation says where the default is no fixed text. */
export interface Note {
  readonly shown: string;
  /** A default that only the runner can fill in, for action.yml. */
  readonly runner?: string;
}

/** An input with its reading; a refusal becomes an issue whose message says how to fix it. */
export function field<T>(description: string, read: Reading<T>): Field<T> {
  return v.pipe(
    v.string(),
    v.rawTransform<string, T>(({ dataset, addIssue, NEVER }) => {
      const value = read(dataset.value);
      if (!(value instanceof Refusal)) return value;
      addIssue({
        expected: value.expected,
        received: value.found ?? quoted(dataset.value),
        message: value.fix,
      });
      return NEVER;
    }),
    v.description(description),
  );
}

export function text(description: string): Field<string> {
  return field(description, (given) => given);
}

/** YAML 1.2 core, as `core.getBooleanInput` reads it. */
export function flag(description: string): Field<boolean> {
  return field(description, (given) => {
    if (['true', 'True', 'TRUE'].includes(given)) return true;
    if (['false', 'False', 'FALSE'].includes(given)) return false;
    return new Refusal('true or false', 'Write true or false.');
  });
}

export function duration(description: string, limits?: DurationLimits): Field<number> {
  return field(description, (given) => readDuration(given, limits));
}

export function moment(description: string): Field<Moment> {
  return field(description, readMoment);
}

interface NumberLimits {
  readonly least: number;
  readonly most?: number;
  readonly whole?: boolean;
}

export function number(description: string, limits: NumberLimits): Field<number> {
  const { least, most = Number.MAX_SAFE_INTEGER, whole = false } = limits;
  const shape = whole ? /^\d+$/ : /^(\d+(\.\d*)?|\.\d+)$/;
  const kind = whole ? 'a whole number' : 'a number';
  const range = limits.most === undefined ? `of at least ${least}` : `from ${least} to ${most}`;
  return field(description, (given) => {
    const value = shape.test(given) ? Number(given) : Number.NaN;
    if (value >= least && value <= most) return value;
    return new Refusal(`${kind} ${range}`, 'Write digits, with a dot before decimals, and no unit or sign.');
  });
}

/** One of the words; a refusal suggests a similar one. */
export function choice<const Word extends string>(
  description: string,
  words: readonly Word[],
  mistaken: Readonly<Record<string, Word>> = {},
): Field<Word> {
  return field(description, readWord(words, mistaken));
}

export function readWord<const Word extends string>(
  words: readonly Word[],
  mistaken: Readonly<Record<string, Word>> = {},
): Reading<Word> {
  const expected = words.length > 1 ? `one of ${words.join(', ')}` : words.join();
  return (given) => {
    const word = words.find((each) => each === given);
    if (word !== undefined) return word;
    const meant = mistaken[plain(given)] ?? words.find((each) => plain(each) === plain(given));
    const question = meant === undefined ? didYouMean(given, words) : `Did you mean ${meant}?`;
    return new Refusal(expected, question || 'Write one of these words.');
  };
}

function plain(word: string): string {
  return word.toLowerCase().replace(/[^a-z0-9]/g, '');
}

/** One entry a line; blank lines and lines that start with `#` are skipped. */
export function linesOf(given: string): string[] {
  return given
    .split(/\r\n|\r|\n/)
    .map((line) => line.trim())
    .filter((line) => line !== '' && !line.startsWith('#'));
}

/** A list whose every entry is read alike; all entries that cannot be are named at once. */
export function list<T>(description: string, readEntry: Reading<T>): Field<readonly T[]> {
  return field(description, (given) => {
    const entries = linesOf(given).map((entry) => ({ entry, value: readEntry(entry) }));
    const wrong = entries.filter(({ value }) => value instanceof Refusal).map(({ entry }) => entry);
    const refusal = entries.map(({ value }) => value).find((value) => value instanceof Refusal);
    if (refusal) return refusedEntries(refusal, wrong);
    if (entries.length === 0)
      return new Refusal('at least one entry', 'Write one entry per line, or leave the input out.');
    return entries.flatMap(({ value }) => (value instanceof Refusal ? [] : [value]));
  });
}

function refusedEntries(refusal: Refusal, wrong: readonly string[]): Refusal {
  const comma = wrong.some((entry) => entry.includes(','));
  const fix = comma ? `${refusal.fix} A list has one entry per line, without commas.` : refusal.fix;
  return new Refusal(`one entry per line, each ${refusal.expected}`, fix, wrong.map(quoted).join(', '));
}

/** A field whose default is no fixed text of ours. */
export function noted<T>(noteless: Field<T>, note: Note): Field<T> {
  return v.pipe(noteless, v.metadata({ ...note }));
}
