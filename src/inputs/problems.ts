import * as v from 'valibot';
import type { Problem } from '../errors.js';
import { descriptionOf, isRequired, type Entry } from './schema.js';

/** Problems with one input alone. */
export function problemsOf(name: string, entry: Entry, text: string | undefined): Problem[] {
  if (text === undefined) return isRequired(entry) ? [missing(name, entry)] : [];
  const result = v.safeParse(entry, text);
  return (result.issues ?? []).map((issue) => ({
    subject: name,
    expected: issue.expected ?? 'another value',
    found: issue.received,
    fix: issue.message,
  }));
}

function missing(name: string, entry: Entry): Problem {
  const [first = ''] = descriptionOf(entry).split('. ');
  return {
    subject: name,
    expected: v.safeParse(entry, '').issues?.[0].expected ?? 'a value',
    found: 'nothing',
    fix: `Set \`${name}\`: ${first.replace(/\.$/, '')}.`,
  };
}
