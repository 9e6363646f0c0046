import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseInvocationEntry } from '../../../src/export/insights/lambda-report.js';
import { LAMBDA_ID as ID, TRACE } from './exported-lines.js';
import { anyCharacter } from '../../any-character.js';

const figures = { durationMs: 1776.81, billedMs: 1777, memoryMb: 256, maxMemoryMb: 131 };
const report = `REPORT RequestId: ${ID}\tDuration: 1776.81 ms\tBilled Duration: 1777 ms\tMemory Size: 256 MB\tMax Memory Used: 131 MB`;

function platform(more: object = {}, metrics: object = {}): string {
  const durations = { durationMs: 1776.81, billedDurationMs: 1777, memorySizeMB: 256, maxMemoryUsedMB: 131 };
  const record = { requestId: ID, metrics: { ...durations, ...metrics }, ...more };
  return JSON.stringify({ time: '2026-11-01T00:00:00.000Z', type: 'platform.report', record });
}

describe('an entry of the log of a function', () => {
  test.each([
    ['a start', `START RequestId: ${ID} Version: $LATEST`, { requestId: ID, isStart: true }],
    [
      'a report',
      `${report}\t`,
      { requestId: ID, report: { ...figures, initMs: undefined, traceId: undefined } },
    ],
    [
      'a report of a cold start, with X-Ray on a second line',
      `${report}\tInit Duration: 1987.45 ms\t\nXRAY TraceId: ${TRACE}\tSegmentId: 7e44b09386b9ab35\tSampled: true\t`,
      { requestId: ID, report: { ...figures, initMs: 1987.45, traceId: TRACE } },
    ],
    [
      'a report of a restored snapshot',
      `${report}\tRestore Duration: 395.10 ms\tBilled Restore Duration: 2 ms`,
      { requestId: ID, report: { ...figures, initMs: 395.1, traceId: undefined } },
    ],
    [
      'a report of a time-out',
      `${report}\tStatus: timeout`,
      { requestId: ID, failure: 'timeout', report: { ...figures, initMs: undefined, traceId: undefined } },
    ],
    [
      'a report of an error',
      `${report}\tStatus: error\tError Type: Runtime.ExitError`,
      {
        requestId: ID,
        failure: 'Runtime.ExitError',
        report: { ...figures, initMs: undefined, traceId: undefined },
      },
    ],
    [
      'a report in JSON',
      platform({ status: 'success' }, { initDurationMs: 463.5 }),
      { requestId: ID, report: { ...figures, initMs: 463.5, traceId: undefined } },
    ],
    [
      'a failed report in JSON',
      platform({
        status: 'error',
        errorType: 'Runtime.Unknown',
        tracing: { value: `Root=${TRACE};Sampled=1` },
      }),
      {
        requestId: ID,
        failure: 'Runtime.Unknown',
        report: { ...figures, initMs: undefined, traceId: TRACE },
      },
    ],
    [
      'a start in JSON',
      JSON.stringify({ type: 'platform.start', record: { requestId: ID, version: '1' } }),
      { requestId: ID, isStart: true },
    ],
    [
      'a time-out',
      `2026-11-01T00:00:03.000Z ${ID} Task timed out after 3.00 seconds`,
      { requestId: ID, failure: 'timeout' },
    ],
    [
      'an error of Node.js',
      `2026-11-01T00:00:03.000Z\t${ID}\tERROR\tInvoke Error \t{"errorType":"TypeError","errorMessage":"x"}`,
      { requestId: ID, failure: 'TypeError' },
    ],
    [
      'an error of Python',
      '[ERROR] ValueError: nothing\nTraceback (most recent call last):',
      { failure: 'ValueError' },
    ],
    [
      'a runtime that ended',
      `RequestId: ${ID} Error: Runtime exited with error: exit status 1`,
      { requestId: ID, failure: 'runtime ended' },
    ],
  ])('%s', (_, message, expected) => {
    expect(parseInvocationEntry(message)).toEqual(expected);
  });

  test.each([
    '',
    'hello',
    `END RequestId: ${ID}`,
    '{"level":"ERROR"}',
    '{"type":"platform.report"',
    platform({}, { durationMs: -1 }),
    platform({}, { durationMs: 'x' }),
    '[ERROR]\t2026-11-01T00:00:00Z\tlogged and gone on',
  ])('%j tells nothing', (message) => {
    expect(parseInvocationEntry(message)).toBeUndefined();
  });

  test('any text is read without a throw', () => {
    const starts = [
      '',
      'REPORT RequestId: ',
      `REPORT RequestId: ${ID}\t`,
      '{"type":"platform.report",',
      '[ERROR] ',
    ];
    fc.assert(
      fc.property(fc.constantFrom(...starts), fc.string({ unit: anyCharacter }), (start, text) => {
        expect(parseInvocationEntry(start + text)?.report?.durationMs ?? 0).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
