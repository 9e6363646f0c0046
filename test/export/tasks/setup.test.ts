import { LOG_TYPES } from '../../../src/log-types/index.js';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { ServerClock } from '../../../src/engine/clock.js';
import { MemoryDocumentStore } from '../../../src/engine/memory-store.js';
import { RunFigures, type RunResult } from '../../../src/engine/run-figures.js';
import { run } from '../../../src/engine/run.js';
import { ConfigError } from '../../../src/errors.js';
import { parseInputs } from '../../../src/inputs/inputs.js';
import {
  cancelLeftTask,
  parsePostStepTask,
  serializePostStepTask,
} from '../../../src/export/tasks/post-step-task.js';
import { modeFor, type ReadyMode, type RunServices } from '../../../src/main/modes.js';
import { systemClock } from '../../../src/platform/clock.js';
import { encodersOf } from '../../../src/platform/encoder-threads.js';
import { DAY, local, NOW, type Local } from './local.js';

let here: Local;
let told: string[];
beforeEach(async () => {
  here = await local();
  told = [];
  here.aws.clock.thaw();
  here.aws.exports.usual = { ...here.aws.exports.usual, pendingMs: 0, runningMs: 100 };
  Object.assign(here.aws.logs.createGroup('worker'), { creationTime: NOW - 30 * DAY });
  here.aws.logs.seed('worker', 'one', [{ timestamp: NOW - DAY, message: 'hello' }]);
});
afterEach(() => here.close());

async function services(): Promise<RunServices> {
  const tell = (text: string): void => void told.push(text);
  return {
    ...{ s3: here.s3, logs: here.logs, clock: systemClock, account: here.aws.account, putTimeout: 1000 },
    ...{ notice: tell, warn: tell, log: tell, remember: tell, mask: tell, scratch: '', provenance: {} },
    encoders: await encodersOf({ entry: undefined }, LOG_TYPES),
    cancelled: () => new AbortController().signal,
    amplify: () => Promise.reject(new Error('no part of an export')),
    download: () => Promise.reject(new Error('no part of an export')),
  };
}

async function ready(more: Record<string, string> = {}): Promise<ReadyMode> {
  const texts: Record<string, string> = {
    ...{ mode: 'export', 'aws-region': 'us-east-1', 'log-groups': 'worker', 'destination-bucket': 'archive' },
    ...{ from: '2026-11-19', to: '2026-11-20', 'poll-interval': 'PT0.05S', ...more },
  };
  const environment = { repository: undefined, runId: undefined, now: NOW };
  const inputs = parseInputs((name) => texts[name], environment);
  return (await modeFor(inputs).setUp())(await services());
}

function carry(mode: ReadyMode['mode']): Promise<RunResult> {
  return run({
    ...{ mode, window: { from: NOW - 1.5 * DAY, to: NOW - DAY / 2 }, store: new MemoryDocumentStore() },
    ...{ serverClock: new ServerClock(systemClock), clock: systemClock, run: 'this', lease: 60_000 },
    ...{ concurrency: 1, timeBudget: 0, maxIngest: 0, settleUnanswered: 10 },
    cancelled: new AbortController().signal,
    figures: new RunFigures('windows'),
  });
}

describe('mode export, set up', () => {
  test('carries its windows, and has the task and the notes for outputs and summary', async () => {
    here.aws.s3.createBucket('archive');
    here.aws.faults.deny('s3:GetEncryptionConfiguration');
    const { mode, destinations, items, whole, exports } = await ready();
    expect([destinations, whole?.(NOW)]).toEqual(['windows', Math.floor(NOW / DAY) * DAY]);
    expect(items).toMatchObject({ selection: '["worker"]', known: ['worker'] });
    const result = await carry(mode);
    expect(result).toMatchObject({ complete: true, tally: { windows: 1, exported: 1, objects: 1 } });
    const [task] = here.aws.exports.all();
    expect(exports?.taskIds).toEqual([task?.taskId]);
    expect(exports?.windows).toMatchObject([{ logGroup: 'worker', taskId: task?.taskId, state: 'exported' }]);
    expect(told.join('\n')).toMatch(/lacks a policy at all[\s\S]*encryption of the bucket could not be read/);
  });

  test('refuses a bucket that cannot be exported to', async () => {
    here.aws.s3.createBucket('archive', { encryption: { algorithm: 'aws:kms:dsse' } });
    await expect(ready()).rejects.toThrow(ConfigError);
    expect(here.aws.exports.all()).toEqual([]);
  });

  test('keeps groups of retention and prefixes of streams in mind', async () => {
    here.aws.s3.createBucket('archive');
    Object.assign(here.aws.logs.group('worker') ?? {}, { retentionDays: 7 });
    const { mode } = await ready({ 'log-stream-prefix': 'one', 'destination-prefix': '/', ledger: 'none' });
    expect((await carry(mode)).complete).toBe(true);
    expect(here.aws.exports.all()[0]).toMatchObject({ streamPrefix: 'one' });
    expect(here.aws.exports.all()[0]?.givenPrefix).toMatch(/^worker\//);
  });
});

describe('the task that a killed run left', () => {
  test('is cancelled, unless it has ended', async () => {
    here.aws.s3.createBucket('archive');
    here.aws.exports.plan({ runningMs: DAY });
    const { mode } = await ready({ wait: 'false' });
    await carry(mode);
    const left = parsePostStepTask(told.find((text) => text.startsWith('{')) ?? '');
    expect(left).toEqual({ region: 'us-east-1', taskId: here.aws.exports.all()[0]?.taskId });
    const cancel = async (): Promise<string> =>
      cancelLeftTask(await services(), left ?? { region: '', taskId: '' });
    expect(await cancel()).toMatch(/^Cancelled export task .* of worker\.$/);
    expect(await cancel()).toMatch(/has already ended/);
    const unknown = { region: 'us-east-1', taskId: 'unknown' };
    expect(await cancelLeftTask(await services(), unknown)).toBe('Export task unknown has already ended.');
  });

  test('that ends in between is told', async () => {
    here.aws.s3.createBucket('archive');
    here.aws.exports.plan({ runningMs: DAY });
    await carry((await ready({ wait: 'false' })).mode);
    const code = 'InvalidOperationException';
    here.aws.faults.add({ operation: 'CancelExportTask', kind: 'error', status: 400, code });
    const taskId = here.aws.exports.all()[0]?.taskId ?? '';
    expect(await cancelLeftTask(await services(), { region: '', taskId })).toMatch(/has already ended/);
  });

  test('is kept as a text', () => {
    const task = { region: 'us-east-1', taskId: 'x' };
    expect(parsePostStepTask(serializePostStepTask(task))).toEqual(task);
    expect(parsePostStepTask('')).toBeUndefined();
    expect(() => parsePostStepTask('{}')).toThrow();
  });
});
