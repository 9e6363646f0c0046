/** Compressed requests, as the runner sends them. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { rawEvents } from './expected.js';
import { StageFactory } from './stage.js';

let theatre: StageFactory;
beforeAll(async () => {
  theatre = await StageFactory.open();
});
afterAll(() => theatre.close());
beforeEach(() => {
  theatre.aws.logs.takesGzip = true;
});

const SAID = 'does not take request bodies with Content-Encoding: gzip';

describe('request compression', () => {
  const cases: readonly (readonly [string, Readonly<Record<string, string>>, boolean, RegExp])[] = [
    ['bodies go as gzip', {}, true, /^gzip( gzip)*$/],
    [
      'AWS_DISABLE_REQUEST_COMPRESSION is obeyed',
      { AWS_DISABLE_REQUEST_COMPRESSION: 'true' },
      true,
      /^(plain ?)+$/,
    ],
    [
      'so is AWS_REQUEST_MIN_COMPRESSION_SIZE_BYTES',
      { AWS_REQUEST_MIN_COMPRESSION_SIZE_BYTES: '10485760' },
      true,
      /^(plain ?)+$/,
    ],
    ['an endpoint that refuses them gets plain ones', {}, false, /^gzip.* plain$/],
  ];

  test.each(cases)('%s, and every event is there once', async (_, env, takesGzip, encodings) => {
    const stage = theatre.stage();
    const objects = stage.seedBusy();
    theatre.aws.logs.takesGzip = takesGzip;
    const puts = { service: 'logs', operation: 'PutLogEvents' };
    const before = theatre.aws.calls.find().length;
    // One after the other, or the first bodies would all be under way when the first is refused.
    const inputs = { 'log-format': 'raw', concurrency: '1' };
    const { code, outputs, log } = await stage.run(inputs, { env });
    expect({ code, complete: outputs['complete'] }).toEqual({ code: 0, complete: 'true' });

    expect(stage.stored()).toEqual(rawEvents(objects));
    const calls = theatre.aws.calls.find().slice(before);
    const sent = calls.filter(
      ({ operation, encoding }) => operation === puts.operation || encoding === 'gzip',
    );
    expect(sent.map(({ encoding = 'plain' }) => encoding).join(' ')).toMatch(encodings);
    expect(log.split(SAID)).toHaveLength(takesGzip ? 1 : 2);
  });

  test('a setting that is none is refused before any call', async () => {
    const stage = theatre.stage();
    const before = theatre.aws.calls.count();
    const { code, log } = await stage.run({}, { env: { AWS_DISABLE_REQUEST_COMPRESSION: 'sometimes' } });
    expect(code).toBe(1);
    expect(log).toContain('AWS_DISABLE_REQUEST_COMPRESSION: expected true or false');
    expect(theatre.aws.calls.count()).toBe(before);
  });
});
