import { expect, test } from '@jest/globals';
import * as v from 'valibot';
import { metricsEvent, metricsStream } from '../../src/cloudwatch-logs/metrics-event.js';

test('is what the specification of the embedded metric format asks for', () => {
  const figures = { LagSeconds: 3600.5, RecordsRead: 12, Complete: 1, Failed: 0 };
  const run = { at: 1_790_000_000_000, mode: 'alb', name: 'example/logs/Nightly/ferry', figures };
  const told = JSON.parse(metricsEvent(run)) as Record<string, unknown>;
  expect(told).toEqual({
    _aws: {
      Timestamp: 1_790_000_000_000,
      CloudWatchMetrics: [
        {
          Namespace: 'LogFerry',
          Dimensions: [['Mode', 'Name']],
          Metrics: [
            { Name: 'LagSeconds', Unit: 'Seconds' },
            { Name: 'RecordsRead', Unit: 'Count' },
            { Name: 'Complete', Unit: 'None' },
            { Name: 'Failed', Unit: 'None' },
          ],
        },
      ],
    },
    Mode: 'alb',
    Name: 'example/logs/Nightly/ferry',
    ...figures,
  });
  // Every metric and every dimension is a member of the root, as a number and as a text.
  expect(JSON.parse(metricsEvent({ ...run, kind: 'backfill' }))).toMatchObject({
    _aws: { CloudWatchMetrics: [{ Dimensions: [['Mode', 'Name', 'Kind']] }] },
    Kind: 'backfill',
  });
});

/** What the specification lays down (CloudWatch user guide, "Specification: Embedded metric format", its JSON schema). */
const EMF = v.looseObject({
  _aws: v.strictObject({
    Timestamp: v.pipe(v.number(), v.integer(), v.minValue(0)),
    CloudWatchMetrics: v.pipe(
      v.array(
        v.strictObject({
          Namespace: v.pipe(v.string(), v.minLength(1), v.maxLength(1024)),
          Dimensions: v.pipe(
            v.array(v.pipe(v.array(v.pipe(v.string(), v.minLength(1), v.maxLength(250))), v.maxLength(30))),
            v.minLength(1),
          ),
          Metrics: v.pipe(
            v.array(
              v.strictObject({
                Name: v.pipe(v.string(), v.minLength(1), v.maxLength(1024)),
                Unit: v.picklist(['Seconds', 'Count', 'Bytes', 'None']),
              }),
            ),
            v.maxLength(100),
          ),
        }),
      ),
      v.length(1),
    ),
  }),
});

test.each([
  ['of a schedule', {}],
  ['of a backfill', { kind: 'backfill' as const }],
])('fits the published schema, its targets are members of the root: %s', (_name, more) => {
  const figures = {
    ...{ LagSeconds: 1.5, RecordsRead: 1, RecordsWritten: 1, RecordsLost: 0 },
    ...{ BytesWritten: 2 ** 40, DurationSeconds: 0.25, Complete: 1, Failed: 0 },
  };
  const text = metricsEvent({ at: 1_790_000_000_123, mode: 'alb', name: 'a/b/c/d', figures, ...more });
  expect(text).not.toContain('\n');
  const told: unknown = JSON.parse(text);
  const { _aws, ...root } = v.parse(EMF, told);
  const [directive] = _aws.CloudWatchMetrics;
  expect(directive?.Metrics).toHaveLength(8);
  for (const { Name } of directive?.Metrics ?? []) expect(root[Name]).toEqual(expect.any(Number));
  for (const name of directive?.Dimensions.flat() ?? []) expect(root[name]).toEqual(expect.any(String));
});

test('a stream has a name that CloudWatch Logs takes', () => {
  expect(metricsStream('example/logs', 'Nightly: all *')).toBe('log-ferry/example/logs/Nightly- all -');
  expect(metricsStream('example/logs', 'x'.repeat(600))).toHaveLength(512);
});
