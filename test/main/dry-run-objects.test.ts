/** A dry run reads some of what a run would read: a ✓ is not told of what cannot be carried. */
import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { BUCKET, Fixture } from './fixture.js';

let fixture: Fixture;

beforeEach(async () => {
  fixture = await Fixture.build();
});
afterEach(() => fixture.close());

const DRY = { 'dry-run': 'true' };

/** Five load balancers; of one of them, an object has other content. */
function seeded(content: (body: Buffer, text: string) => Buffer | string): string {
  let key = '';
  for (let i = 0; i < 5; i += 1) {
    const objects = fixture.seed(1, [0, 6], {
      loadBalancer: `lb${i}.50dc6c495c0c91${String(i).padStart(2, '0')}`,
    });
    const [, , , odd] = objects;
    if (i !== 3 || odd === undefined) continue;
    fixture.aws.s3.putObject(BUCKET, odd.key, content(odd.body, odd.text));
    key = odd.key;
  }
  return key;
}

test.each<[string, (body: Buffer) => Buffer]>([
  ['a cut object', (body) => body.subarray(0, body.length - 30)],
  ['one cut within its trailer', (body) => body.subarray(0, body.length - 2)],
  ['one that is neither gzip nor text', () => Buffer.from([7, 0, 7])],
])('%s is named, and fails the dry run as it would the run', async (_, content) => {
  const key = seeded(content);
  const { code, log } = await fixture.execute(DRY);
  expect(log).toMatch(
    new RegExp(`^✗ reading s3://${BUCKET}/${key.replaceAll('.', '\\.')}: .* cannot be decompressed`, 'm'),
  );
  expect(log).toMatch(/objects checked: 30 of 30/);
  expect(log).toMatch(/on-bad-object: skip/);
  expect(code).toBe(1);
  const skipping = await fixture.execute({ ...DRY, 'on-bad-object': 'skip' });
  expect(skipping.log).toMatch(/^– reading .* It is skipped \(on-bad-object: skip\)/m);
  expect(skipping.code).toBe(0);
});

test.each<[string, (body: Buffer, text: string) => Buffer | string]>([
  ['an object without a byte', () => ''],
  ['plain text', (_, text) => text],
  ['garbage after the trailer', (body) => Buffer.concat([body, Buffer.from('%%%')])],
])('%s stands in nobody’s way, and tells nothing wrong of the size', async (_, content) => {
  seeded(content);
  const { code, log, outputs } = await fixture.execute(DRY);
  expect(log).toMatch(/^✓ reading what a run would read: objects checked: 30 of 30/m);
  expect(code).toBe(0);
  const estimate = JSON.parse(outputs['estimate'] ?? '') as Record<string, number>;
  expect(estimate['uncompressedBytes']).toBeLessThan(30 * 20 * 2000);
});

test('of more than it may read it reads the smallest, and says how many', async () => {
  const objects = fixture.seed(1, [0, 288]);
  const last = objects.at(-1);
  fixture.aws.s3.putObject(BUCKET, last?.key ?? '', gzipSync(last?.text ?? '').subarray(0, 100));
  const { log } = await fixture.execute(DRY);
  expect(log).toMatch(/objects checked: 2\d\d of 288; read to the end \(the smallest of each sample\): 256/);
  expect(log).toMatch(/^✗ reading /m);
});

test('one object that is refused is told alone; all of them, once', async () => {
  const key = seeded((body) => body);
  fixture.aws.faults.deny('s3:GetObject', new RegExp(key.replaceAll('.', '\\.')));
  const one = await fixture.execute(DRY);
  expect(one.log.match(/^✗ reading /gm)).toHaveLength(1);
  fixture.aws.faults.deny('s3:GetObject', /AWSLogs\/.*gz/);
  const all = await fixture.execute(DRY);
  expect(all.log).toMatch(/^✗ reading .*AWS refuses it/m);
  expect(all.log.match(/^✗ reading /gm)).toHaveLength(1);
});
