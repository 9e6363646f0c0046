/** What AWS throws back is waited out by the program as it is shipped, not given up after some attempts. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { rawEvents } from './expected.js';
import { FixtureFactory } from './fixture.js';

let fixtures: FixtureFactory;
beforeAll(async () => {
  fixtures = await FixtureFactory.open();
});
afterAll(() => fixtures.close());

test('eighty segments with five CreateLogStream calls a second left are all delivered by one run', async () => {
  const fixture = fixtures.fixture();
  const objects = Array.from({ length: 80 }, (_, i) =>
    fixture.seed({
      loadBalancer: `lb${i}.${String(i).padStart(16, '0')}`,
      ...{ nodes: 1, intervals: [0, 1], linesPerObject: 3 },
    }),
  ).flat();
  fixtures.aws.logs.limits.set('CreateLogStream', 5);
  const result = await fixture.run({ 'log-format': 'raw' });
  fixtures.aws.logs.limits.on();
  expect(result).toMatchObject({ code: 0, outputs: { complete: 'true', 'segments-committed': '80' } });
  expect(fixture.stored()).toEqual(rawEvents(objects));
  expect(fixtures.aws.calls.find({ operation: 'CreateLogStream' }).some(({ status }) => status === 400)).toBe(
    true,
  );
});
