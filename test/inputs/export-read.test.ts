import { describe, expect, test } from '@jest/globals';
import { DAY, exports, HOUR, parse } from './samples.js';

describe('the inputs of engine: read', () => {
  test('export by reading', () => {
    expect(parse({ ...exports, engine: 'read' })).toMatchObject({
      mode: 'export',
      engine: 'read',
      lookback: 7 * DAY,
      settle: HOUR,
      concurrency: 2,
      ledger: { kind: 's3', bucket: 'my-logs', prefix: 'log-ferry-ledger/' },
      logGroups: ['/aws/lambda/*'],
      logStreamPrefix: undefined,
      destination: {
        ...{ bucket: 'my-logs', prefix: 'log-group-events/', owner: undefined },
        ...{ objectFormat: 'jsonl', compression: 'gzip', kmsKeyId: undefined },
      },
      chunk: DAY,
      readRate: 2,
    });
  });

  test.each([
    [{ 'aws-region': 'us-east-1' }, { readRate: 5, concurrency: 5 }],
    [{ 'read-rate': '0.5' }, { readRate: 0.5, concurrency: 1 }],
    [
      { 'read-rate': '25', concurrency: '3' },
      { readRate: 25, concurrency: 3 },
    ],
    [
      { settle: '10m', 'destination-prefix': '/' },
      { settle: HOUR / 6, destination: { prefix: '' } },
    ],
    [
      { 'object-format': 'parquet' },
      { destination: { objectFormat: 'parquet', compression: 'snappy', prefix: 'log-group-events/' } },
    ],
  ])('export by reading, with %j', (texts, expected) => {
    expect(parse({ ...exports, engine: 'read', ...texts })).toMatchObject(expected);
  });
});
