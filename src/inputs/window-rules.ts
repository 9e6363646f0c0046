import * as v from 'valibot';
import type { Problem } from '../errors.js';
import { HOUR, readDuration, formatDuration } from './duration.js';
import type { RawInputs } from './raw-inputs.js';
import { EXPORT_SETTLES, MODE_FACTS } from './modes.js';
import { readMoment, formatInstant } from './instant.js';
import { entriesOf } from './schema.js';
import type { ModeName } from './types.js';
import { readTimeZone } from './time-zone.js';
import { TimeZone } from '../time-zone.js';

/** Problems with the window that the inputs describe together. */
export function windowProblems(given: RawInputs, mode: ModeName | undefined, now: number): Problem[] {
  const zone = given.value('time-zone', readTimeZone) ?? TimeZone.of('UTC');
  const from = given.value('from', readMoment)?.(zone);
  const to = given.value('to', readMoment)?.(zone);
  const split = given.value('split', readDuration);
  const hasOrder = from !== undefined && from >= (to ?? now);
  return [
    ...unevenProblems(mode, [
      { name: 'from', value: from, show: formatInstant },
      { name: 'to', value: to, show: formatInstant },
      { name: 'split', value: split, show: formatDuration },
    ]),
    ...(hasOrder ? [orderProblem(from, to, now)] : []),
    ...(mode !== undefined && from === undefined ? scheduleProblems(given, mode) : []),
  ];
}

interface Placed {
  readonly name: string;
  readonly value: number | undefined;
  readonly show: (value: number) => string;
}

function unevenProblems(mode: ModeName | undefined, places: readonly Placed[]): Problem[] {
  const step = mode === undefined ? 1 : MODE_FACTS[mode].step;
  // An export cuts its window to seconds by itself.
  const isCut = (name: string): boolean => mode === 'export' && (name === 'from' || name === 'to');
  return places.flatMap(({ name, value = 0, show }) => {
    if (isCut(name)) return [];
    const below = value - (value % step);
    if (below === value) return [];
    const expected = step === HOUR ? 'full hours with mode amplify' : 'full seconds with mode export';
    const choices = [below, below + step].filter((each) => each > 0).map(show);
    return [{ subject: name, expected, found: show(value), fix: `Write ${choices.join(' or ')}.` }];
  });
}

function orderProblem(from: number, to: number | undefined, now: number): Problem {
  return {
    subject: 'from',
    expected: `an instant before ${to === undefined ? 'now' : 'to'} (${formatInstant(to ?? now)})`,
    found: formatInstant(from),
    fix: 'The window runs from `from` up to, and not including, `to`: move one of them.',
  };
}

/** Refuses a schedule whose lookback is not longer than `settle`: it would succeed forever and do nothing. */
function scheduleProblems(given: RawInputs, mode: ModeName): Problem[] {
  const lookback = durationOf(given, mode, 'lookback');
  const settle = durationOf(given, mode, 'settle') ?? usualSettle(given, mode);
  if (lookback === undefined || settle === undefined || lookback > settle) return [];
  return [
    {
      subject: 'lookback',
      expected: `more than \`settle\` (${formatDuration(settle)})`,
      found: formatDuration(lookback),
      fix: 'Set a longer lookback: a run takes no window younger than `settle`.',
    },
  ];
}

function usualSettle(given: RawInputs, mode: ModeName): number | undefined {
  if (mode !== 'export' || given.text('settle') !== undefined) return undefined;
  return EXPORT_SETTLES[given.text('engine') === 'read' ? 'read' : 'task'];
}

/** Nothing where it is wrong by itself, which the schema reports. */
function durationOf(given: RawInputs, mode: ModeName, name: 'lookback' | 'settle'): number | undefined {
  const entry = entriesOf(mode).get(name);
  const value = entry && v.safeParse(entry, given.text(name));
  return value?.success && typeof value.output === 'number' ? value.output : undefined;
}
