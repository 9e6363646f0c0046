import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { Fixture } from './fixture.js';

const INPUTS = {
  ...{ mode: 'amplify', 'source-bucket': '', 'destination-log-group': '' },
  ...{ 'destination-bucket': 'dest', 'dry-run': 'true' },
};
let fixture: Fixture;

beforeEach(async () => {
  fixture = await Fixture.build();
  fixture.aws.s3.createBucket('dest');
});
afterEach(() => fixture.close());

function lines(log: string, mark: string): string[] {
  return log.split('\n').filter((line) => line.startsWith(mark));
}

test('a dry run checks each of several apps, and fetches an hour of each', async () => {
  for (const app of ['d2', 'd3', 'd4', 'd5', 'd6']) fixture.aws.amplify.createApp(app);
  fixture.aws.faults.deny('amplify:GenerateAccessLogs', /d5/);
  const outcome = await fixture.execute({ ...INPUTS, 'app-id': 'd2\nd3\nd4\nd5\nd6\nd7' });
  expect(outcome.code).toBe(1);
  const passed = lines(outcome.log, '✓').join('\n');
  for (const app of ['d2', 'd3', 'd4', 'd5', 'd6'])
    expect(passed).toContain(`app-id: ${app} and its domains`);
  for (const app of ['d3', 'd4', 'd6']) expect(passed).toContain(`GenerateAccessLogs for ${app}.amplifyapp`);
  const failed = lines(outcome.log, '✗');
  expect(failed).toEqual([
    expect.stringMatching(/app-id: d7 and its domains.*App d7 not found/),
    expect.stringMatching(/amplify:GenerateAccessLogs for d5\.amplifyapp\.com/),
  ]);
});
