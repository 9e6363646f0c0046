/** Compressed requests, as the runner sends them. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { rawEvents } from './expected.js';
import { FixtureFactory } from './fixture.js';

let fixtures: FixtureFactory;
beforeAll(async () => {
  fixtures = await FixtureFactory.open();
});
afterAll(() => fixtures.close());
beforeEach(() => {
  fixtures.aws.logs.takesGzip = true;
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
    const fixture = fixtures.fixture();
    const objects = fixture.seedBusy();
    fixtures.aws.logs.takesGzip = takesGzip;
    const puts = { service: 'logs', operation: 'PutLogEvents' };
    const before = fixtures.aws.calls.find().length;
    // One after the other, or the first bodies would all be under way when the first is refused.
    const inputs = { 'log-format': 'raw', concurrency: '1' };
    const { code, outputs, log } = await fixture.run(inputs, { env });
    expect({ code, complete: outputs['complete'] }).toEqual({ code: 0, complete: 'true' });

    expect(fixture.stored()).toEqual(rawEvents(objects));
    const calls = fixtures.aws.calls.find().slice(before);
    const sent = calls.filter(
      ({ operation, encoding }) => operation === puts.operation || encoding === 'gzip',
    );
    expect(sent.map(({ encoding = 'plain' }) => encoding).join(' ')).toMatch(encodings);
    expect(log.split(SAID)).toHaveLength(takesGzip ? 1 : 2);
  });

  test('a setting that is none is refused before any call', async () => {
    const fixture = fixtures.fixture();
    const before = fixtures.aws.calls.count();
    const { code, log } = await fixture.run({}, { env: { AWS_DISABLE_REQUEST_COMPRESSION: 'sometimes' } });
    expect(code).toBe(1);
    expect(log).toContain('AWS_DISABLE_REQUEST_COMPRESSION: expected true or false');
    expect(fixtures.aws.calls.count()).toBe(before);
  });
});
