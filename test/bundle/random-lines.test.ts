import { gzipSync } from 'node:zlib';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { Draw } from '../aws/seed/random.js';
import { FixtureFactory } from './fixture.js';

const HOSTILE = [
  '::error::owned',
  '##[command]owned',
  '"',
  '\\',
  '\u0000\u0001\u001b[2J',
  '</script><script>alert(1)</script>',
  '{"timestamp":1,"message":"forged"},',
  '- - - - - - - - - - - - - - - - - - - - - - - - - - - - - -',
  ' '.repeat(300),
  '"'.repeat(99),
  'h2 2026-99-99T99:99:99.999999Z app/x/y z',
  '😀😀😀',
];

let fixtures: FixtureFactory;
beforeAll(async () => {
  fixtures = await FixtureFactory.open();
});
afterAll(async () => {
  await fixtures.close();
});

/** A line that is valid, bent in some place, or made to harm; never with a line feed in it. */
function bent(draw: Draw, valid: Buffer): Buffer {
  const kind = draw.whole(0, 8);
  const at = draw.whole(0, valid.length);
  if (kind < 3) return valid;
  if (kind === 3) return valid.subarray(0, at);
  if (kind === 4)
    return Buffer.concat([valid.subarray(0, at), Buffer.from([draw.whole(11, 256)]), valid.subarray(at)]);
  if (kind === 5) return Buffer.concat([valid.subarray(0, at), valid.subarray(at + draw.whole(1, 40))]);
  if (kind === 6) return Buffer.from(draw.one(['', ...HOSTILE]));
  return Buffer.concat([valid.subarray(0, at), Buffer.from(draw.one(['x', ...HOSTILE])), valid.subarray(at)]);
}

test.each<[number, string]>([
  [100_000, 'json'],
  [20_000, 'raw'],
  [20_000, 'prefixed'],
])('%i lines of all sorts as %s: each is accounted for', async (count, format) => {
  const fixture = fixtures.fixture();
  const objects = fixture.seed({ intervals: [0, 10], linesPerObject: count / 10 });
  const draw = new Draw(11);
  let records = 0;
  for (const { bucket, key, text } of objects) {
    const lines = text
      .trimEnd()
      .split('\n')
      .map((line) => bent(draw, Buffer.from(line)));
    // What ends with CR at a line's end is not counted as empty only if something stands before it.
    records += lines.filter((line) => line.length > 0 && !(line.length === 1 && line[0] === 0x0d)).length;
    fixture.aws.s3.putObject(
      bucket,
      key,
      gzipSync(Buffer.concat(lines.flatMap((line) => [line, Buffer.from('\n')])), { level: 1 }),
    );
  }
  const { code, log, outputs } = await fixture.run({ 'log-format': format, 'on-loss': 'warn' });

  expect(code).toBe(0);
  expect(log).not.toContain('owned');
  const tally = JSON.parse(outputs['tally'] ?? '') as {
    read: number;
    unparsed: number;
    logs: Record<string, number>;
  };
  expect(tally.read).toBe(records);
  const { read, ...buckets } = tally.logs;
  expect(read).toBe(records);
  expect(Object.values(buckets).reduce((sum, count) => sum + count, 0)).toBe(records);
  expect(tally.unparsed).toBeGreaterThan(format === 'json' ? records / 20 : 100);
  const messages = fixture.aws.logs.messages(fixture.group);
  expect(messages).toHaveLength(tally.logs['written'] ?? NaN);
  if (format === 'json') for (const message of messages) JSON.parse(message);
});
