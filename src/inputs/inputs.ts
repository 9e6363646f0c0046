import * as v from 'valibot';
import { ConfigError, type Problem } from '../errors.js';
import { didYouMean } from '../errors/suggestion.js';
import { assembleAlb, assembleAmplify, assembleExport, type Environment } from './assemble.js';
import { readWord } from './fields.js';
import { RawInputs } from './raw-inputs.js';
import { contradictions } from './rules.js';
import { descriptionOf, entriesOf, isRequired, modesByInput, schemas, type Entry } from './schema.js';
import { MODES } from './tables/common.js';
import type { Inputs, ModeName } from './types.js';

export { RawInputs } from './raw-inputs.js';
export { LEDGER_PREFIX, MODE_FACTS } from './modes.js';
export type { Environment } from './assemble.js';
export type * from './types.js';

/**
 * Reads every input once. All that is wrong with them, alone or together, is thrown as one `ConfigError`.
 * @param read the text of an input by its name; empty or absent where it was not given
 */
export function parseInputs(read: (name: string) => string | undefined, environment: Environment): Inputs {
  const given = new RawInputs(read);
  const mode = modeOf(given);
  const { now, problems: foreign = [] } = environment;
  // What the modes say of an expression covers what the schema says of its form.
  const own = singleProblems(given, mode).filter((each) => foreign.every((f) => f.subject !== each.subject));
  const problems = [...own, ...contradictions(given, mode, now), ...foreign];
  if (mode === undefined || problems.length > 0) throw new ConfigError(problems);
  return assemble(mode, given.all(), environment);
}

/** The mode that was given, where there is one of that name. */
export function modeOf(given: RawInputs): ModeName | undefined {
  return given.value('mode', readWord(MODES));
}

/** Warnings about inputs that do not exist; GitHub ignores them and runs the action. */
export function unknownInputs(names: readonly string[]): string[] {
  const known = [...modesByInput().keys()];
  return names
    .filter((name) => !known.includes(name))
    .map((name) => `There is no input ${name}, and it does nothing. ${didYouMean(name, known)}`.trimEnd());
}

/** With no known mode, an input is wrong when every mode that has it finds it wrong. */
function singleProblems(given: RawInputs, mode: ModeName | undefined): Problem[] {
  if (mode) return [...entriesOf(mode)].flatMap(([name, entry]) => problemsOf(name, entry, given.text(name)));
  return [...modesByInput()].flatMap(([name, owners]) => {
    const isCommon = owners.length === MODES.length;
    if (!isCommon && given.text(name) === undefined) return [];
    const found = owners.flatMap((owner) => {
      const entry = entriesOf(owner).get(name);
      return entry ? [problemsOf(name, entry, given.text(name))] : [];
    });
    return found.some((each) => each.length === 0) ? [] : (found[0] ?? []);
  });
}

/** Problems with one input alone. */
function problemsOf(name: string, entry: Entry, text: string | undefined): Problem[] {
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

function assemble(mode: ModeName, texts: Readonly<Record<string, string>>, environment: Environment): Inputs {
  switch (mode) {
    case 'amplify':
      return assembleAmplify(v.parse(schemas.amplify, texts), environment);
    case 'alb':
      return assembleAlb(v.parse(schemas.alb, texts), environment);
    case 'export':
      return assembleExport(v.parse(schemas.export, texts), environment);
  }
}
