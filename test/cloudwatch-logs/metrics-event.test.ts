import { expect, test } from '@jest/globals';
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

test('a stream has a name that CloudWatch Logs takes', () => {
  expect(metricsStream('example/logs', 'Nightly: all *')).toBe('log-ferry/example/logs/Nightly- all -');
  expect(metricsStream('example/logs', 'x'.repeat(600))).toHaveLength(512);
});
