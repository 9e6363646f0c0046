import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { gzipSync } from 'node:zlib';
import { ServiceError } from '../../../src/errors.js';
import { apiTraffic } from '../../aws/seed/api-gateway.js';
import { API_GROUP, Archive, FROM, type Events } from '../tasks/archive.js';

let archive: Archive;
beforeEach(async () => {
  archive = await Archive.build();
});
afterEach(() => archive.close());

describe('the limits of reading back', () => {
  test('what lies beyond the bound on bytes is left, and told in figures', async () => {
    const streams = [...apiTraffic({ requests: 20, from: FROM, span: 60_000 })].map(({ entries }) => entries);
    const window = archive.put(API_GROUP, streams);
    const sections = await archive.read([window], { mostBytes: window.bytes / 2 });
    const row = sections[0]?.table?.rows[0] ?? [];
    expect(row[6]).toBeGreaterThan(5);
    expect(row[6]).toBeLessThan(15);
    expect(sections[0]?.note).toContain(`Not read: ${String(20 - Number(row[6]))} objects of `);
    expect(sections[0]?.note).toContain('exceeds the number of bytes');
  });

  test('every group has its turn under the bound', async () => {
    const event = (message: string): Events => [{ timestamp: FROM, message }];
    const noise = Array.from({ length: 40 }, (_, i) => event(`line ${String(i)}`));
    const windows = [
      archive.put('/aws/lambda/loud', noise),
      archive.put('/aws/lambda/quiet', noise.slice(0, 2)),
    ];
    const each = (windows[0]?.bytes ?? 0) / 40;
    const [first] = await archive.read(windows, { mostBytes: each * 10 });
    expect(new Map(first?.table?.rows.map((row) => [row[0], row[6]])).get('/aws/lambda/quiet')).toBe(2);
  });

  test('no time is left: nothing is read, and that is told', async () => {
    const [first, ...more] = await archive.read(
      [archive.put(API_GROUP, [[{ timestamp: FROM, message: 'x' }]])],
      {
        msLeft: -5,
      },
    );
    expect(first?.note).toContain('0 of 1 objects');
    expect(first?.note).toContain('The time limit (0 s) was reached');
    expect(more).toEqual([]);
    expect(archive.warned).toEqual([]);
  });

  test('what was read when the time is over counts; the rest is told', async () => {
    const requests = [...apiTraffic({ requests: 4, from: FROM, span: 60_000 })];
    const window = archive.put(
      API_GROUP,
      requests.map(({ entries }) => entries),
    );
    const { objects } = archive;
    const sections = await archive.read([window], {
      msLeft: 700,
      objects: {
        list: (prefix) => objects.list(prefix),
        read: async function* (object, signal) {
          yield* objects.read(object, signal);
          if (object.key.includes('stream-0')) return;
          await new Promise((_, reject) => {
            signal.addEventListener('abort', () => {
              reject(new Error('aborted'));
            });
          });
        },
      },
    });
    expect(sections[0]?.note).toContain('1 of 4 objects');
    expect(sections[0]?.note).toContain('The time limit (1 s) was reached before everything was read.');
    expect(sections.find(({ title }) => title === 'API Gateway requests over time')?.note).toContain(
      '4 requests.',
    );
    expect(archive.warned).toEqual([]);
  });

  test('a run that was cancelled reads no more', async () => {
    const [first] = await archive.read([archive.put(API_GROUP, [[{ timestamp: FROM, message: 'x' }]])], {
      cancelled: AbortSignal.abort(),
    });
    expect(first?.note).toContain('0 of 1 objects');
  });

  test('a refusal is a note and one warning, which name the permission', async () => {
    archive.here.aws.faults.deny('s3:GetObject', /^archive/);
    const streams = [...apiTraffic({ requests: 20, from: FROM, span: 60_000 })].map(({ entries }) => entries);
    const [first, trouble] = await archive.read([archive.put(API_GROUP, streams)]);
    expect(JSON.stringify(trouble)).toContain('needs s3:GetObject on arn:aws:s3:::archive/exportedlogs/');
    expect(first?.note).toContain('0 of 20 objects');
    expect(archive.warned).toEqual([
      expect.stringContaining('could not be read back for the report: s3:GetObject on s3://archive/'),
    ]);
  });

  test('a damaged object is named, and the others are read', async () => {
    const window = archive.put(API_GROUP, [
      [{ timestamp: FROM, message: 'x' }],
      [{ timestamp: FROM, message: 'y' }],
    ]);
    archive.here.aws.s3.putObject(
      'archive',
      `${window.folder}/stream-0/000000.gz`,
      gzipSync('2026-11-01T00:00:00.000Z cut before its end').subarray(0, -10),
    );
    const [first, trouble] = await archive.read([window]);
    expect(first?.note).toContain('1 of 2 objects, 1 entries');
    expect(JSON.stringify(trouble)).toContain('cannot be decompressed');
    expect(archive.warned).toEqual([]);
  });

  test('an object that grows a thousandfold is read in pieces, and its endless line is dropped', async () => {
    const window = archive.put(API_GROUP, [[{ timestamp: FROM, message: 'x' }]]);
    const member = gzipSync(Buffer.alloc(4 * 1024 * 1024, 'x'));
    const body = Buffer.concat(Array.from({ length: 100 }, () => member));
    archive.here.aws.s3.putObject('archive', `${window.folder}/stream-0/000000.gz`, body);
    const before = process.memoryUsage().rss;
    const [first] = await archive.read([window]);
    expect(first?.note).toBe('Read back for this report: 1 of 1 objects, 0 entries.');
    expect(process.memoryUsage().rss - before).toBeLessThan(150 * 1024 * 1024);
  });

  test('of many objects that cannot be read three are named', async () => {
    const window = archive.put(
      API_GROUP,
      Array.from({ length: 9 }, () => [{ timestamp: FROM, message: 'x' }]),
    );
    const failure = { call: 's3:GetObject', resource: 'x', retryable: true };
    const { objects } = archive;
    let reads = 0;
    const [first, trouble] = await archive.read([window], {
      objects: {
        list: (prefix) => objects.list(prefix),
        // eslint-disable-next-line require-yield, @typescript-eslint/require-await
        read: async function* () {
          reads += 1;
          throw new ServiceError(`S3 is busy ${String(reads)}`, failure);
        },
      },
    });
    expect(reads).toBe(9);
    expect(first?.note).toContain('0 of 9 objects');
    expect(trouble?.table?.rows).toEqual([
      ...[['S3 is busy 1'], ['S3 is busy 2'], ['S3 is busy 3'], ['More objects could not be read.']],
    ]);
  });
});
