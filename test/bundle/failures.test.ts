import { afterAll, beforeAll, describe, expect, test } from '@jest/globals';
import { isDeepStrictEqual } from 'node:util';
import { rawEvents } from './expected.js';
import { FixtureFactory } from './fixture.js';

let fixtures: FixtureFactory;
beforeAll(async () => {
  fixtures = await FixtureFactory.open();
});
afterAll(() => fixtures.close());

const inputs = { 'log-format': 'raw' };

describe('a service that fails', () => {
  const failures = {
    'answers that are lost': { kind: 'reset', when: 'after' },
    'requests that are lost': { kind: 'reset', when: 'before' },
    'errors after the effect': { kind: 'error', status: 500, when: 'after' },
    'errors before it': { kind: 'error', status: 503, when: 'before' },
    throttles: { kind: 'throttle' },
  } as const;

  test('leaves each record once', async () => {
    fixtures.aws.faults.clear();
    const ends = Object.entries(failures).map(async ([name, fault]) => {
      const fixture = fixtures.anotherFixture();
      const objects = fixture.seedBusy();
      const resource = fixture.mine();
      const strikes = { CreateLogStream: [1], PutLogEvents: [1, 4], PutObject: [1, 3], GetObject: [2, 9] };
      for (const [operation, on] of Object.entries(strikes)) {
        fixtures.aws.faults.add({ ...fault, operation, resource, on });
      }
      const { code, outputs, log } = await fixture.run(inputs);
      const once = isDeepStrictEqual(fixture.stored(), rawEvents(objects));
      return { name, code, complete: outputs['complete'], once, log: code === 0 ? '' : log };
    });
    expect(await Promise.all(ends)).toEqual(
      Object.keys(failures).map((name) => ({ name, code: 0, complete: 'true', once: true, log: '' })),
    );
  });

  test('downloads that break off are taken up where they broke', async () => {
    const fixture = fixtures.fixture();
    const objects = fixture.seed({ linesPerObject: 400 });
    fixtures.aws.faults.add({ operation: 'GetObject', resource: /AWSLogs/, kind: 'cut-body', on: [1, 2, 5] });
    const { code } = await fixture.run(inputs);
    expect(code).toBe(0);
    expect(fixture.stored()).toEqual(rawEvents(objects));
  });

  test('an object that is damaged fails its segment, by name, and leaves the others', async () => {
    const fixture = fixtures.fixture();
    const good = fixture.seed({ intervals: [0, 2] });
    const [bad] = fixture.seed({ loadBalancer: 'admin.aaaaaaaaaaaaaaaa', intervals: [0, 1], nodes: 1 });
    fixtures.aws.s3.putObject(fixture.bucket, bad?.key ?? '', bad?.body.subarray(0, 500) ?? '');
    const { code, log, outputs } = await fixture.run(inputs);
    expect(code).toBe(1);
    expect(log).toContain(bad?.key);
    expect(outputs).toMatchObject({ complete: 'false', 'segments-committed': '1' });
    expect(fixture.stored()).toEqual(expect.arrayContaining(rawEvents(good)));
    fixtures.aws.s3.putObject(fixture.bucket, bad?.key ?? '', bad?.body ?? '');
  });
});
