import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { EVENT_OVERHEAD_BYTES } from '../../src/preflight/prices.js';
import { Fixture, GROUP } from './fixture.js';

let fixture: Fixture;

beforeEach(async () => {
  fixture = await Fixture.build();
});
afterEach(async () => {
  await fixture.close();
});

test('tells what was done, what it costs, what comes next, and what the logs say', async () => {
  const objects = fixture.seed(1, [0, 12], { linesPerObject: 50 });
  const { summary } = await fixture.execute();
  const sent = fixture.aws.logs
    .messages(GROUP)
    .reduce((sum, message) => sum + Buffer.byteLength(message) + EVENT_OVERHEAD_BYTES, 0);
  expect(summary).toContain(
    `26 bytes for each event | ${new Intl.NumberFormat('en-US', { maximumFractionDigits: 1, minimumFractionDigits: 1 }).format(sent / 1024)} KiB |`,
  );
  expect(summary).toMatch(/estimated at 0\.50 USD a GB \(us-east-1, 2026-08-09, [^|]*\) \| \$0\.000\d \|/);
  expect(summary).toMatch(
    /#### What comes next\n\nEverything that the inputs select from \S+Z to \S+Z is done\./,
  );
  const lines = objects.flatMap(({ text }) => text.trimEnd().split('\n'));
  const failed = lines.filter((line) => / 5\d\d (?:5\d\d|-) \d/.test(line)).length;
  expect(summary).toContain(`#### Requests over time\n\n600 in all; ${failed} of them 5xx. Each point is `);
  const searches = lines.filter((line) => line.includes('https://shop.example.com:443/search')).length;
  expect(summary).toContain(
    `<code>shop&#46;example&#46;com&#58;443&#47;search</code> | ${searches} | ${((searches / 600) * 100).toFixed(1)}% |`,
  );
});

test('what was sent in an earlier run is not told again, and report: none tells nothing', async () => {
  fixture.seed(1, [0, 2]);
  expect((await fixture.execute({ report: 'none' })).summary).toBe('');
  expect((await fixture.execute()).summary).not.toContain('What the logs say');
});

test('a segment that was carried twice, after a put without an answer, is told once', async () => {
  fixture.seed(1, [0, 2]);
  fixture.aws.faults.add({ service: 'logs', operation: 'PutLogEvents', on: 1, kind: 'reset', when: 'after' });
  const { summary, outputs } = await fixture.execute();
  expect(outputs).toMatchObject({ complete: 'true', 'records-written': '40' });
  expect(summary).toContain('#### Requests over time\n\n40 in all; ');
});

test('days and hours are those of the time zone', async () => {
  fixture.seed(1, [0, 24], { linesPerObject: 20 });
  const { summary } = await fixture.execute({ 'time-zone': 'Asia/Tokyo' });
  expect(summary).toContain('own time in Asia/Tokyo');
  expect(summary).toMatch(/x-axis "[A-Z][a-z]+ since \d{4}-\d\d-\d\d (08:\d\d|09:00) Asia\/Tokyo"/);
});
