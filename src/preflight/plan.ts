import type { Survey } from '../engine/survey.js';
import { formatInstant, type ChosenWindow } from '../engine/window.js';
import { ConfigError, messageOf, ServiceError } from '../errors.js';
import type { Unmatched } from '../setup.js';
import { failed, passed, unknown, type Check } from './check.js';

/** Checks of the plan: its window, what other runs hold, and what it cannot deliver. */
export function planChecks({ window, lost, unsettled }: ChosenWindow, survey: Survey): Check[] {
  const span = `${formatInstant(window.from)} to ${formatInstant(window.to)}`;
  const found = survey.segments === 0 ? 'nothing is left to do' : `segments: ${survey.segments}`;
  return [
    passed(`the plan for ${span}`, found),
    ...survey.failures.flatMap(({ label, error }) => errorChecks(label, error)),
    ...survey.refusals.slice(0, 1).flatMap((refusal) => errorChecks('the age of what is left', refusal)),
    ...(survey.objectsSkipped > 0
      ? [
          unknown(
            'the age of what is left',
            `objects that are too old and are skipped: ${survey.objectsSkipped}`,
          ),
        ]
      : []),
    ...(survey.held > 0
      ? [unknown('other runs', `segments that another run holds now: ${survey.held}`)]
      : []),
    ...(lost === undefined
      ? []
      : [unknown(`${formatInstant(lost.from)} to ${formatInstant(lost.to)}`, TOO_LATE)]),
    ...(unsettled === undefined
      ? []
      : [
          unknown(
            `from ${formatInstant(unsettled.from)} on`,
            'is younger than settle and is left for a later run',
          ),
        ]),
  ];
}

/** Checks for inputs that match nothing. */
export function unmatchedChecks({ problems, warnings }: Unmatched): Check[] {
  const wrong = problems.length === 0 ? [] : errorChecks('', new ConfigError(problems));
  return [...wrong, ...warnings.map((warning) => unknown('what the inputs select', warning))];
}

const TOO_LATE =
  'may contain logs that can no longer be delivered: CloudWatch Logs no longer accepts events of that age';

/** An error as it stands in the checklist: with the fix that it brings along. */
export function errorChecks(what: string, error: unknown): Check[] {
  if (error instanceof ConfigError) {
    return error.problems.map(({ subject, expected, found, fix }) =>
      failed(subject, `expected ${expected}, found ${found}`, { what: fix }),
    );
  }
  const permission = error instanceof ServiceError ? error.permission : undefined;
  const fix = permission === undefined ? 'See the message.' : `It needs ${permission}: see the other checks.`;
  return [failed(what, messageOf(error), { what: fix })];
}
