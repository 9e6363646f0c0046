import * as v from 'valibot';
import type { Note } from './fields.js';
import { albTable } from './tables/alb.js';
import { amplifyTable } from './tables/amplify.js';
import { MODES } from './tables/common.js';
import { exportTable } from './tables/export.js';
import type { ModeName } from './types.js';

/** Every input of every mode: what parses them, documents them and generates action.yml. */
export const schemas = {
  amplify: v.object(amplifyTable),
  alb: v.object(albTable),
  export: v.object(exportTable),
} as const;

export type AmplifyTexts = v.InferOutput<typeof schemas.amplify>;
export type AlbTexts = v.InferOutput<typeof schemas.alb>;
export type ExportTexts = v.InferOutput<typeof schemas.export>;

type Wrapped = v.GenericSchema<string>;
export type Entry = Wrapped | v.OptionalSchema<Wrapped, string | undefined>;

/** The inputs of one mode by name, in the order of the documentation. */
export function entriesOf(mode: ModeName): ReadonlyMap<string, Entry> {
  return new Map<string, Entry>(Object.entries(schemas[mode].entries));
}

/** Every input by name, with the modes that have it. */
export function modesByInput(): ReadonlyMap<string, readonly ModeName[]> {
  const names = new Set(MODES.flatMap((mode) => [...entriesOf(mode).keys()]));
  return new Map([...names].map((name) => [name, MODES.filter((mode) => entriesOf(mode).has(name))]));
}

/** The default as it would be written, for an input that has a fixed one. */
export function defaultOf(entry: Entry): string | undefined {
  return 'wrapped' in entry ? entry.default : undefined;
}

export function isRequired(entry: Entry): boolean {
  return !('wrapped' in entry);
}

export function descriptionOf(entry: Entry): string {
  return v.getDescription('wrapped' in entry ? entry.wrapped : entry) ?? '';
}

export function noteOf(entry: Entry): Partial<Note> {
  return v.getMetadata('wrapped' in entry ? entry.wrapped : entry);
}
