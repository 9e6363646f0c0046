import { gzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { AlbObject } from '../aws/seed/alb.js';
import type { FaultHandle, FaultRule } from '../aws/faults.js';
import { BUCKET, Fixture, GROUP, type Outcome } from './fixture.js';

let fixture: Fixture;

beforeEach(async () => {
  fixture = await Fixture.build();
});
afterEach(async () => {
  await fixture.close();
});

const BLOG = 'blog.1234567890abcdef';
const RAW = { 'log-format': 'raw' };

/** Two load balancers with an hour of objects each; of the first, one object goes bad. */
function seeded(): { objects: AlbObject[]; bad: AlbObject; others: string[] } {
  const objects = [...fixture.seed(1, [0, 12]), ...fixture.seed(1, [0, 12], { loadBalancer: BLOG })];
  const [, , bad] = objects;
  if (bad === undefined) throw new Error('There are no objects.');
  return { objects, bad, others: linesOf(objects.filter((object) => object !== bad)) };
}

function linesOf(objects: readonly AlbObject[]): string[] {
  return objects.flatMap(({ text }) => text.split('\n').filter((line) => line !== '')).sort();
}

const delivered = (): string[] => [...fixture.aws.logs.messages(GROUP)].sort();

/** Compares without showing hundreds of lines where they differ. */
function expectDelivered(expected: readonly string[]): void {
  const found = delivered();
  expect(found).toHaveLength(expected.length);
  expect(found.join() === expected.join()).toBe(true);
}

function refuse(key: string, refusal: { code: string; status: number; message?: string }): FaultHandle {
  const resource = new RegExp(key.replaceAll('.', '\\.'));
  const rule: FaultRule = { service: 's3', operation: 'GetObject', resource, kind: 'error', ...refusal };
  return fixture.aws.faults.add(rule);
}

const REFUSALS: readonly (readonly [string, { code: string; status: number; message?: string }])[] = [
  ['archived', { code: 'InvalidObjectState', status: 403 }],
  ['owned by others', { code: 'AccessDenied', status: 403 }],
  ['with a key that is about to be deleted', { code: 'KMS.KMSInvalidStateException', status: 400 }],
  ['with a key that is disabled', { code: 'KMS.DisabledException', status: 400 }],
  ['refused for a reason that nobody foresaw', { code: 'SomethingNew', status: 409 }],
];

test('an object that is mended when no schedule looks that far back any more is carried all the same', async () => {
  const [cut] = fixture.seed(1, [0, 1], { linesPerObject: 10 });
  const [key, body] = [cut?.key ?? '', cut?.body ?? Buffer.alloc(0)];
  fixture.aws.s3.putObject(BUCKET, key, body.subarray(0, 100));
  expect((await fixture.execute(RAW)).code).toBe(1);
  fixture.aws.s3.putObject(BUCKET, key, body);
  const young = { ...RAW, lookback: '1h' };
  const once = await fixture.execute(young);
  expect(once).toMatchObject({ code: 1, outputs: { complete: 'false' } });
  expect(once.log).toContain(`s3://${BUCKET}/${key} was replaced after it was claimed`);
  expect(await fixture.execute(young)).toMatchObject({ code: 0, outputs: { complete: 'true' } });
  expectDelivered(linesOf(cut === undefined ? [] : [cut]));
});

describe('one object that S3 will not give up', () => {
  test.each(REFUSALS)('%s, fails alone, and is tried again', async (_name, refusal) => {
    const { objects, bad, others } = seeded();
    const fault = refuse(bad.key, refusal);
    const first = await fixture.execute(RAW);
    expectDelivered(others);
    expect(first).toMatchObject({ code: 1, outputs: { complete: 'false', 'objects-read': '23' } });
    expect(first.log).toContain(bad.key);
    const second = await fixture.execute(RAW);
    expect(second).toMatchObject({ code: 1, outputs: { complete: 'false', 'segments-planned': '1' } });
    expect(second.log).toContain(bad.key);
    fault.remove();
    expect(await fixture.execute(RAW)).toMatchObject({ code: 0, outputs: { complete: 'true' } });
    expectDelivered(linesOf(objects));
  });

  test.each(REFUSALS)('%s, is skipped by name on wish; redo takes it', async (_name, refusal) => {
    const { objects, bad, others } = seeded();
    const fault = refuse(bad.key, refusal);
    const skip = { ...RAW, 'on-bad-object': 'skip' };
    const first = await fixture.execute(skip);
    expect(first).toMatchObject({ code: 0, outputs: { complete: 'true', 'objects-skipped': '1' } });
    expect(first.log).toContain(`${bad.key} cannot be read and is skipped`);
    expect(first.summary.replaceAll(/&#\d+;/g, '')).toContain('A run with redo true tries it again');
    expectDelivered(others);
    expect(await fixture.execute(skip)).toMatchObject({ code: 0, outputs: { 'segments-planned': '0' } });
    fault.remove();
    const from = new Date(Date.now() - 3 * 86_400_000).toISOString();
    expect((await fixture.execute({ ...RAW, from, redo: 'true' })).outputs['records-written']).toBe(
      String(linesOf(objects).length),
    );
  });

  test('is taken by its own next time, also where the run that met it was killed', async () => {
    const { objects, bad } = seeded();
    refuse(bad.key, { code: 'AccessDenied', status: 403 });
    await fixture.execute({ ...RAW, 'time-budget': '1s' });
    fixture.aws.faults.clear();
    await fixture.execute({ ...RAW, 'on-bad-object': 'skip' });
    expectDelivered(linesOf(objects));
  });

  test('of a whole load balancer, the others get everything', async () => {
    const { objects } = seeded();
    refuse('app.shop', { code: 'AccessDenied', status: 403 });
    expect(await fixture.execute(RAW)).toMatchObject({ code: 1, outputs: { complete: 'false' } });
    expectDelivered(linesOf(objects.filter(({ key }) => key.includes('blog'))));
  });
});

describe('what meets all', () => {
  const asked = (): number =>
    fixture.aws.calls.count({ service: 's3', operation: 'GetObject', resource: /AWSLogs/ });

  test('ends the run at once: no object of the bucket may be read', async () => {
    seeded();
    fixture.aws.faults.deny('s3:GetObject', /AWSLogs/);
    const outcome = await fixture.execute({ ...RAW, concurrency: '1' });
    expect(outcome).toMatchObject({ code: 1, outputs: { complete: 'false' } });
    expect(outcome.log).toContain('s3:GetObject');
    // The objects that were read ahead, and those that were asked for to know that it concerns all.
    expect(asked()).toBeLessThan(24);
    expect(delivered()).toEqual([]);
  });

  test('ends the run at once: the credentials, and the destination', async () => {
    seeded();
    refuse('AWSLogs', { code: 'InvalidAccessKeyId', status: 403 });
    expect((await fixture.execute({ ...RAW, concurrency: '1' })).code).toBe(1);
    fixture.aws.faults.clear();
    const denial = fixture.aws.faults.deny('logs:PutLogEvents');
    expect(await fixture.execute({ ...RAW, concurrency: '1' })).toMatchObject({ code: 1 });
    expect(fixture.aws.calls.count({ service: 'logs', operation: 'PutLogEvents' })).toBeLessThan(3);
    denial.remove();
  });
});

describe('objects of odd content', () => {
  const line = (i: number): string =>
    `https 2026-11-20T08:15:0${String(i)}.123456Z app/shop/50dc6c495c0c9188 192.0.2.9:5 198.51.100.1:80 0.0 0.1 0.0 200 200 3 4 "GET https://www.example.com:443/${String(i)} HTTP/1.1" "curl" - - - "Root=1-655b1f06-00000000000000000000000${String(i)}"\n`;
  const cut = (): Buffer => gzipSync(line(9).repeat(50)).subarray(0, 60);

  /** Puts contents in place of a load balancer's objects. */
  function put(...contents: (Buffer | string)[]): string[] {
    const objects = fixture.seed(1, [0, contents.length]);
    objects.forEach(({ key }, i) => fixture.aws.s3.putObject(BUCKET, key, contents[i] ?? ''));
    return objects.map(({ key }) => key);
  }

  test('are read: nothing, plain text, several members, and what follows a gzip is told', async () => {
    const [a, b, c, d] = [line(1), line(2), line(3), line(4)];
    const followed = Buffer.concat([gzipSync(c), Buffer.from('%%%')]);
    const [, , , key = ''] = put('', a, gzipSync(b), followed, Buffer.concat([gzipSync(d), gzipSync(a)]));
    const { code, log, outputs } = await fixture.execute(RAW);
    expect({ code, complete: outputs['complete'] }).toEqual({ code: 0, complete: 'true' });
    expect(delivered()).toEqual([a, a, b, c, d].map((text) => text.trim()).sort());
    expect(log).toMatch(new RegExp(`::notice::.*${key}.* has 3 bytes after the end of its gzip`));
  });

  test('a cut one delivers nothing of itself and fails alone; so does one that is neither gzip nor text', async () => {
    const keys = put(gzipSync(line(1)), cut(), gzipSync(line(2)), Buffer.from([1, 0, 2]), gzipSync(line(3)));
    const outcome = await fixture.execute(RAW);
    expect(delivered()).toEqual([1, 2, 3].map((i) => line(i).trim()));
    expect(outcome).toMatchObject({ code: 1, outputs: { complete: 'false', 'records-written': '3' } });
    for (const key of [keys[1], keys[3]])
      expect(outcome.log).toContain(`${key ?? ''} cannot be decompressed`);
    const skip: Outcome = await fixture.execute({ ...RAW, 'on-bad-object': 'skip' });
    expect(skip).toMatchObject({ code: 0, outputs: { complete: 'true', 'objects-skipped': '2' } });
    expect(delivered()).toHaveLength(3);
  });

  test('a large one that is cut late delivers nothing of itself, nor does a long text in a small one', async () => {
    const long = Array.from({ length: 150_000 }, (_, i) => line(i % 10)).join('');
    const members = Buffer.concat([gzipSync(long), gzipSync(long)]);
    put(gzipSync(line(1)), members.subarray(0, members.length - 40), gzipSync(line(2)));
    const outcome = await fixture.execute(RAW);
    expect(outcome.code).toBe(1);
    expect(delivered()).toEqual([1, 2].map((i) => line(i).trim()));
  });

  test('a key that was deleted between the list and the read leaves the others alone', async () => {
    const { bad, others } = seeded();
    const fault = refuse(bad.key, { code: 'NoSuchKey', status: 404 });
    expect((await fixture.execute(RAW)).code).toBe(1);
    expectDelivered(others);
    fault.remove();
    expect(await fixture.execute(RAW)).toMatchObject({ code: 0, outputs: { 'records-written': '20' } });
  });
});
