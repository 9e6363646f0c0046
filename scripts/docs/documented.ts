import { defaultOf, descriptionOf, entriesOf, isRequired, noteOf } from '../../src/inputs/schema.js';
import type { Note } from '../../src/inputs/fields.js';
import { MODES } from '../../src/inputs/tables/common.js';
import type { ModeName } from '../../src/inputs/types.js';

/** What one input means in some of its modes. */
export interface Documented {
  readonly modes: readonly ModeName[];
  readonly description: string;
  readonly required: boolean;
  /** As a workflow would write it, or as its note shows it; one for each mode that has one. */
  readonly defaults: readonly (readonly [ModeName, string])[];
  readonly note: Partial<Note>;
}

export function documented(name: string, among: readonly ModeName[] = MODES): Documented {
  const entries = among.flatMap((mode) => {
    const entry = entriesOf(mode).get(name);
    return entry ? [{ mode, entry, value: defaultOf(entry) }] : [];
  });
  const notes = entries.map(({ entry }) => noteOf(entry));
  const agreed = notes.find(
    ({ shown }) => shown !== undefined && notes.every((note) => note.shown === shown),
  );
  return {
    modes: entries.map(({ mode }) => mode),
    description: byMode(entries.map(({ mode, entry }) => [mode, descriptionOf(entry)])),
    required: entries.every(({ entry }) => isRequired(entry)),
    defaults: entries.flatMap(
      ({ mode, entry, value = agreed === undefined ? noteOf(entry).shown : undefined }) =>
        value === undefined ? [] : [[mode, value] as const],
    ),
    note: agreed ?? {},
  };
}

/** The default as a table or action.yml shows it; empty where there is none. */
export function defaultText({ defaults, note }: Documented): string {
  if (note.shown !== undefined)
    return note.shown.includes('<') || note.shown.includes('$') ? code(note.shown) : note.shown;
  const marked = (text: string): string => (text.includes('`') ? text : code(text));
  const distinct = new Set(defaults.map(([, value]) => marked(value)));
  if (distinct.size <= 1) return [...distinct].join('');
  return defaults.map(([mode, value]) => `${mode} ${marked(value)}`).join(', ');
}

/** One text where all modes agree, else one for each mode. */
function byMode(texts: readonly (readonly [ModeName, string])[]): string {
  const distinct = new Set(texts.map(([, text]) => text));
  if (distinct.size <= 1) return [...distinct].join('');
  return texts.map(([mode, text]) => `With ${code(mode)}: ${text}`).join(' ');
}

export function code(text: string): string {
  return `\`${text}\``;
}
