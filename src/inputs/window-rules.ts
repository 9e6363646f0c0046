import * as v from 'valibot';
import type { Problem } from '../errors.js';
import { HOUR, readDuration, showDuration } from './duration.js';
import type { Given } from './given.js';
import { EXPORT_SETTLES, MODE_FACTS } from './modes.js';
import { readMoment, showInstant } from './instant.js';
import { entriesOf } from './schema.js';
import type { Mode } from './types.js';
import { readTimeZone } from './zone.js';
import { TimeZone } from '../time-zone.js';

/** What is wrong with the window that the inputs describe together. */
export function windowProblems(given: Given, mode: Mode | undefined, now: number): Problem[] {
  const zone = given.value('time-zone', readTimeZone) ?? TimeZone.of('UTC');
  const from = given.value('from', readMoment)?.(zone);
  const to = given.value('to', readMoment)?.(zone);
  const split = given.value('split', readDuration);
  const hasOrder = from !== undefined && from >= (to ?? now);
  return [
    ...unevenProblems(mode, [
      { name: 'from', value: from, show: showInstant },
      { name: 'to', value: to, show: showInstant },
      { name: 'split', value: split, show: showDuration },
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

function unevenProblems(mode: Mode | undefined, places: readonly Placed[]): Problem[] {
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
    expected: `an instant before ${to === undefined ? 'now' : 'to'} (${showInstant(to ?? now)})`,
    found: showInstant(from),
    fix: 'The window runs from `from` up to, and not including, `to`: move one of them.',
  };
}

/** A scheduled run that never reaches a window old enough would end well for ever and do nothing. */
function scheduleProblems(given: Given, mode: Mode): Problem[] {
  const lookback = durationOf(given, mode, 'lookback');
  const settle = durationOf(given, mode, 'settle') ?? usualSettle(given, mode);
  if (lookback === undefined || settle === undefined || lookback > settle) return [];
  return [
    {
      subject: 'lookback',
      expected: `more than \`settle\` (${showDuration(settle)})`,
      found: showDuration(lookback),
      fix: 'Set a longer lookback: a run takes no window younger than `settle`.',
    },
  ];
}

function usualSettle(given: Given, mode: Mode): number | undefined {
  if (mode !== 'export' || given.text('settle') !== undefined) return undefined;
  return EXPORT_SETTLES[given.text('engine') === 'read' ? 'read' : 'task'];
}

/** Nothing where it is wrong by itself, which the schema reports. */
function durationOf(given: Given, mode: Mode, name: 'lookback' | 'settle'): number | undefined {
  const entry = entriesOf(mode).get(name);
  const value = entry && v.safeParse(entry, given.text(name));
  return value?.success && typeof value.output === 'number' ? value.output : undefined;
}
