import { expect, test } from '@jest/globals';
import { errorChecks, planChecks } from '../../src/preflight/plan.js';
import type { Survey } from '../../src/engine/survey.js';
import { ServiceError } from '../../src/errors.js';

const WINDOW = { from: 0, to: 86_400_000 };
const SURVEY: Survey = {
  ...{ window: WINDOW, segments: 3, held: 2, objects: 3, bytes: 9, objectsSkipped: 5, refusals: [] },
  failures: [],
  ...{ open: WINDOW, parts: [], samples: [] },
};

test('what is not done, and why, stands in the list', () => {
  const chosen = { window: WINDOW, explicit: true, lost: { from: 1, to: 2 }, unsettled: { from: 5, to: 9 } };
  const told = planChecks(chosen, SURVEY).map(({ state, what, found }) => `${state} ${what}: ${found ?? ''}`);
  expect(told).toEqual([
    'passed the plan for 1970-01-01T00:00:00Z to 1970-01-02T00:00:00Z: segments: 3',
    'unknown the age of what is left: objects that are too old and are skipped: 5',
    'unknown other runs: segments that another run holds now: 2',
    expect.stringContaining('can no longer be delivered'),
    expect.stringContaining('is younger than settle'),
  ]);
});

test('a plan with nothing in its way is one line', () => {
  const clean = { ...SURVEY, segments: 0, held: 0, objectsSkipped: 0 };
  expect(planChecks({ window: WINDOW, explicit: false }, clean)).toEqual([
    expect.objectContaining({ state: 'passed', found: 'nothing is left to do' }),
  ]);
  const refused = planChecks({ window: WINDOW, explicit: false }, { ...clean, refusals: [new Error('old')] });
  expect(refused[1]).toMatchObject({ state: 'failed', what: 'the age of what is left', found: 'old' });
});

test('an error tells what it needs, when it knows', () => {
  const failure = { call: 's3:ListObjectsV2', resource: 'b', permission: 's3:ListBucket', retryable: false };
  expect(errorChecks('the plan', new ServiceError('no', failure))[0]?.cure?.what).toContain('s3:ListBucket');
  expect(errorChecks('the plan', new Error('no'))[0]?.cure?.what).toBe('See the message.');
});
