import * as v from 'valibot';
import { linesOf } from './fields.js';
import { defaultOf, entriesOf, modesByInput } from './schema.js';
import { MODES } from './tables/common.js';
import type { ModeName } from './types.js';
import type { Reading } from './refusal.js';
import { Refusal } from './refusal.js';

/** The inputs as texts, before they are checked: trimmed, and absent where they were empty. */
export class RawInputs {
  private readonly texts: ReadonlyMap<string, string>;

  constructor(read: (name: string) => string | undefined) {
    const texts = [...modesByInput().keys()].map((name) => [name, read(name)?.trim() ?? ''] as const);
    this.texts = new Map(texts.filter(([, text]) => text !== ''));
  }

  text(name: string): string | undefined {
    return this.texts.get(name);
  }

  /** The value of an input; undefined if it is absent or wrong (which the schema reports). */
  value<T>(name: string, reading: Reading<T>): T | undefined {
    const text = this.texts.get(name);
    const value = text === undefined ? undefined : reading(text);
    return value instanceof Refusal ? undefined : value;
  }

  /**
   * Whether the workflow asked for something other than the default. action.yml and reusable workflows hand on defaults
   * as if they had been written, so a default says nothing.
   */
  asks(name: string): boolean {
    const text = this.texts.get(name);
    return text !== undefined && !MODES.some((mode) => isDefault(mode, name, text));
  }

  /** Whether a switch is on, read as it was given: other inputs may be what is wrong. */
  isOn(name: string): boolean {
    return this.texts.get(name)?.toLowerCase() === 'true';
  }

  /** The entries of a list, as they were given. */
  entries(name: string): readonly string[] {
    return linesOf(this.texts.get(name) ?? '');
  }

  names(): readonly string[] {
    return [...this.texts.keys()];
  }

  all(): Readonly<Record<string, string>> {
    return Object.fromEntries(this.texts);
  }
}

function isDefault(mode: ModeName, name: string, text: string): boolean {
  const entry = entriesOf(mode).get(name);
  const standard = entry && defaultOf(entry);
  if (!entry || standard === undefined) return false;
  const [given, own] = [text, standard].map((each) => v.safeParse(entry, each));
  return given?.success === true && given.output === own?.output;
}
