import { expect, test } from '@jest/globals';
import { Theatre } from './stage.js';

/** From the start of the process to its first call to AWS. */
const BUDGET_MS = 250;
const STARTS = 8;

test(`a cold start reaches AWS within ${BUDGET_MS} ms`, async () => {
  const theatre = await Theatre.open();
  const stage = theatre.stage();
  const times: number[] = [];
  for (let i = 0; i < STARTS; i += 1) {
    theatre.aws.calls.clear();
    const startedAt = Date.now();
    await stage.run();
    const [first] = theatre.aws.calls.find();
    times.push((first?.time ?? Infinity) - startedAt);
  }
  await theatre.close();
  const best = Math.min(...times);
  process.stdout.write(
    `Start to the first call: ${best} ms (of ${times.join(', ')}), budget ${BUDGET_MS} ms\n`,
  );
  expect(best).toBeLessThan(BUDGET_MS);
});
