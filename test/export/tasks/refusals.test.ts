import { beforeEach, describe, expect, test } from '@jest/globals';
import { ServiceError } from '../../../src/errors.js';
import { group, refused, Harness, type RunOptions, type FinishedRun } from './harness.js';

let harness: Harness;
beforeEach(() => {
  harness = new Harness();
});

const day: RunOptions = { inputs: { from: '2026-11-19', to: '2026-11-20', lookback: '' } };

function errorsOf({ result }: FinishedRun): string[] {
  return result.failures.map(({ error }) => String(error));
}

describe('a refusal', () => {
  test('of the bucket ends the run, with the policy that is needed', async () => {
    const text =
      'GetBucketAcl call on the given bucket failed. Please check if CloudWatch Logs has been granted permission';
    const on = {
      call: 'logs:CreateExportTask',
      resource: 'log group x',
      permission: 'logs:CreateExportTask',
    };
    const error = new ServiceError(text, {
      ...on,
      code: 'InvalidParameterException',
      retryable: false,
      status: 400,
    });
    harness.exports.createFaults.push({ error });
    const finished = await harness.execute();
    expect(finished.result).toMatchObject({ committed: 0, stop: { reason: 'failed' } });
    expect(errorsOf(finished)[0]).toContain('"aws:SourceAccount":"123456789012"');
  });

  test('of one group leaves the others alone', async () => {
    harness.exports.createFaults.push({ error: refused('ResourceNotFoundException') });
    const finished = await harness.execute({ ...day, groups: [group('gone'), group('there')] });
    expect(finished.result).toMatchObject({ committed: 1, tally: { windows: 2, failed: 1, exported: 1 } });
    expect(errorsOf(finished)[0]).toContain('was deleted after the run had listed it');
  });

  test('that names no cause is told as it is', async () => {
    harness.exports.createFaults.push({ error: refused('AccessDeniedException') });
    expect(errorsOf(await harness.execute(day))).toEqual([
      'ServiceError: CreateExportTask failed (AccessDeniedException)',
    ]);
  });

  test('that may pass is borne ten times', async () => {
    const error = refused('ThrottlingException', { retryable: true });
    harness.exports.createFaults.push(...Array.from({ length: 12 }, () => ({ error })));
    expect(errorsOf(await harness.execute(day))).toHaveLength(1);
    expect(harness.exports.createFaults).toHaveLength(2);
  });
});
