/** What AWS throws back is waited out by the program as it is shipped, not given up after some attempts. */
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { rawEvents } from './expected.js';
import { StageFactory } from './stage.js';

let theatre: StageFactory;
beforeAll(async () => {
  theatre = await StageFactory.open();
});
afterAll(() => theatre.close());

test('eighty segments with five CreateLogStream calls a second left are all delivered by one run', async () => {
  const stage = theatre.stage();
  const objects = Array.from({ length: 80 }, (_, i) =>
    stage.seed({
      loadBalancer: `lb${i}.${String(i).padStart(16, '0')}`,
      ...{ nodes: 1, intervals: [0, 1], linesPerObject: 3 },
    }),
  ).flat();
  theatre.aws.logs.limits.set('CreateLogStream', 5);
  const result = await stage.run({ 'log-format': 'raw' });
  theatre.aws.logs.limits.on();
  expect(result).toMatchObject({ code: 0, outputs: { complete: 'true', 'segments-committed': '80' } });
  expect(stage.stored()).toEqual(rawEvents(objects));
  expect(theatre.aws.calls.find({ operation: 'CreateLogStream' }).some(({ status }) => status === 400)).toBe(
    true,
  );
}, 120_000);
