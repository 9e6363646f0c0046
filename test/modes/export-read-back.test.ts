import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { gzipSync } from 'node:zlib';
import { ServiceError } from '../../src/errors.js';
import { readBack, type ReadBackPorts } from '../../src/modes/export-read-back.js';
import type { WindowReport } from '../../src/modes/setup.js';
import type { ReportSection } from '../../src/sections.js';
import { S3LogObjects } from '../../src/sources/s3-log-objects.js';
import { apiTraffic, mixed } from '../aws/seed/api-gateway.js';
import { exported, LAMBDA_ID, PLACES, planted } from '../formats/exported-lines.js';
import { local } from '../export/local.js';

const FROM = Date.parse('2026-11-01T00:00:00Z');
const API_GROUP = 'API-Gateway-Execution-Logs_a1b2c3d4e5/prod';

type Here = Awaited<ReturnType<typeof local>>;
let here: Here;
let warned: string[];
beforeEach(async () => {
  here = await local();
  warned = [];
});
afterEach(() => here.close());

type Events = Parameters<typeof exported>[0];

/** A window that a task exported: an object for each stream. */
function put(logGroup: string, streams: readonly Events[], day = 0): WindowReport {
  const folder = `exportedlogs/${logGroup}/day-${String(day)}/task`;
  here.aws.s3.putObject(
    'archive',
    `exportedlogs/${logGroup}/day-${String(day)}/aws-logs-write-test`,
    'Permission Check Successful',
  );
  here.aws.s3.putObject('archive', `${folder}/aws-logs-write-test`, 'Permission Check Successful');
  let bytes = 0;
  for (const [i, events] of streams.entries()) {
    const body = gzipSync(exported(events));
    bytes += body.length;
    here.aws.s3.putObject('archive', `${folder}/stream-${String(i)}/000000.gz`, body);
  }
  const window = { from: FROM, to: FROM + 86_400_000, taskId: 'task', folder };
  return { logGroup, ...window, state: 'exported', objects: streams.length, bytes };
}

function read(
  windows: readonly WindowReport[],
  more: Partial<ReadBackPorts> = {},
): Promise<readonly ReportSection[]> {
  return readBack({
    windows,
    objects: new S3LogObjects(here.s3, 'archive'),
    msLeft: Infinity,
    cancelled: new AbortController().signal,
    warn: (text) => void warned.push(text),
    ...more,
  });
}

const titles = (sections: readonly ReportSection[]): string[] => sections.map(({ title }) => title);
const cells = (sections: readonly ReportSection[], title: string): readonly (readonly unknown[])[] =>
  sections.find((section) => section.title === title)?.table?.rows ?? [];

describe('reading back what was exported', () => {
  test('requests of an API, across streams and objects, and what was read', async () => {
    const entries = mixed(apiTraffic({ requests: 300, from: FROM, span: 60_000 }));
    const streams = [0, 1, 2].map((i) => entries.filter((_, at) => at % 3 === i));
    const sections = await read([put(API_GROUP, streams)]);
    expect(sections[0]).toMatchObject({ title: 'Exported log groups' });
    expect(sections[0]?.note).toBe(
      `Read back for this report: 3 of 3 objects, ${entries.length.toLocaleString('en-US')} entries.`,
    );
    expect(titles(sections)).toContain('API Gateway requests by page');
    expect(sections.find(({ title }) => title === 'API Gateway requests over time')?.note).toBe(
      '300 requests.',
    );
    expect(warned).toEqual([]);
  });

  test('functions, and access logs by what they hold', async () => {
    const report = `REPORT RequestId: ${LAMBDA_ID}\tDuration: 5.00 ms\tBilled Duration: 5 ms\tMemory Size: 128 MB\tMax Memory Used: 60 MB\t\n`;
    const json = JSON.stringify({
      requestId: LAMBDA_ID,
      httpMethod: 'GET',
      path: '/a?token=x',
      status: '500',
      responseLatency: 12,
    });
    const clf = `192.0.2.1 - - [01/Nov/2026:00:00:00 +0000]"GET /a HTTP/1.1" 200 51 ${LAMBDA_ID}`;
    const platform = JSON.stringify({
      type: 'platform.report',
      record: { requestId: LAMBDA_ID, status: 'timeout', metrics: { durationMs: 3000 } },
    });
    const event = (message: string): Events => [{ timestamp: FROM, message }];
    const [execution] = apiTraffic({ requests: 1, from: FROM, span: 1 });
    const sections = await read([
      put('/aws/lambda/basket', [event(report)]),
      put('shop-access', [event(json), event(clf), event('nothing of ours')]),
      put('shop-functions', [event(platform)]),
      put('somewhere', [execution?.entries ?? []]),
    ]);
    expect(cells(sections, 'API Gateway access log by page')).toEqual([
      ['GET shop-access/a', 2, 0, 1, 1, 51, 0.012, 0.012, 0.012, 0.012, null, null],
    ]);
    expect(cells(sections, 'Lambda functions').map((row) => row.slice(0, 5))).toEqual([
      ['basket', 1, 0, 0, 0],
      ['shop-functions', 1, 1, 1, 0],
    ]);
    expect(cells(sections, 'API Gateway requests by page').map((row) => row[1])).toEqual([1]);
    expect(cells(sections, 'Credentials in the logs')).toContainEqual([
      'token in a query string',
      'access log',
      1,
      0,
    ]);
  });

  test('what lies beyond the bound on bytes is left, and told in figures', async () => {
    const streams = [...apiTraffic({ requests: 20, from: FROM, span: 60_000 })].map(({ entries }) => entries);
    const window = put(API_GROUP, streams);
    const sections = await read([window], { mostBytes: window.bytes / 2 });
    const row = sections[0]?.table?.rows[0] ?? [];
    expect(row[6]).toBeGreaterThan(5);
    expect(row[6]).toBeLessThan(15);
    expect(sections[0]?.note).toContain(`Not read: ${String(20 - Number(row[6]))} objects of `);
    expect(sections[0]?.note).toContain('the bound on the bytes');
  });

  test('every group has its turn under the bound', async () => {
    const event = (message: string): Events => [{ timestamp: FROM, message }];
    const noise = Array.from({ length: 40 }, (_, i) => event(`line ${String(i)}`));
    const windows = [put('/aws/lambda/loud', noise), put('/aws/lambda/quiet', noise.slice(0, 2))];
    const each = (windows[0]?.bytes ?? 0) / 40;
    const [first] = await read(windows, { mostBytes: each * 10 });
    expect(new Map(first?.table?.rows.map((row) => [row[0], row[6]])).get('/aws/lambda/quiet')).toBe(2);
  });

  test('no time is left: nothing is read, and that is told', async () => {
    const [first, ...more] = await read([put(API_GROUP, [[{ timestamp: FROM, message: 'x' }]])], {
      msLeft: -5,
    });
    expect(first?.note).toContain('0 of 1 objects');
    expect(first?.note).toContain('The time for it (0 s) was over');
    expect(more).toEqual([]);
    expect(warned).toEqual([]);
  });

  test('a run that was cancelled reads no more', async () => {
    const [first] = await read([put(API_GROUP, [[{ timestamp: FROM, message: 'x' }]])], {
      cancelled: AbortSignal.abort(),
    });
    expect(first?.note).toContain('0 of 1 objects');
  });

  test('a refusal is a note and one warning, which name the permission', async () => {
    here.aws.faults.deny('s3:GetObject', /^archive/);
    const streams = [...apiTraffic({ requests: 20, from: FROM, span: 60_000 })].map(({ entries }) => entries);
    const [first, trouble] = await read([put(API_GROUP, streams)]);
    expect(JSON.stringify(trouble)).toContain('needs s3:GetObject on it');
    expect(first?.note).toContain('0 of 20 objects');
    expect(warned).toEqual([
      expect.stringContaining('could not be read back for the report: s3:GetObject on s3://archive/'),
    ]);
  });

  test('a damaged object is named, and the others are read', async () => {
    const window = put(API_GROUP, [[{ timestamp: FROM, message: 'x' }], [{ timestamp: FROM, message: 'y' }]]);
    here.aws.s3.putObject(
      'archive',
      `${window.folder}/stream-0/000000.gz`,
      'not gzip, though long enough for one',
    );
    const [first, trouble] = await read([window]);
    expect(first?.note).toContain('1 of 2 objects, 1 entries');
    expect(JSON.stringify(trouble)).toContain('cannot be decompressed');
    expect(warned).toEqual([]);
  });

  test('an object that grows a thousandfold is read in pieces, and its endless line is dropped', async () => {
    const window = put(API_GROUP, [[{ timestamp: FROM, message: 'x' }]]);
    const member = gzipSync(Buffer.alloc(4 * 1024 * 1024, 'x'));
    const body = Buffer.concat(Array.from({ length: 100 }, () => member));
    here.aws.s3.putObject('archive', `${window.folder}/stream-0/000000.gz`, body);
    const before = process.memoryUsage().rss;
    const [first] = await read([window]);
    expect(first?.note).toBe('Read back for this report: 1 of 1 objects, 0 entries.');
    expect(process.memoryUsage().rss - before).toBeLessThan(150 * 1024 * 1024);
  });

  test('of many objects that cannot be read three are named', async () => {
    const window = put(
      API_GROUP,
      Array.from({ length: 9 }, () => [{ timestamp: FROM, message: 'x' }]),
    );
    const failure = { call: 's3:GetObject', resource: 'x', retryable: true };
    const objects = new S3LogObjects(here.s3, 'archive');
    let reads = 0;
    const [first, trouble] = await read([window], {
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

  test('without an exported window there is nothing to tell', async () => {
    expect(await read([])).toEqual([]);
    expect(await read([{ ...put(API_GROUP, []), state: 'empty' }])).toEqual([]);
  });

  test('a credential never stands in the sections, wherever it stood in the logs', async () => {
    const groups = [API_GROUP, '/aws/lambda/basket', 'shop-access'];
    const frames = [
      (text: string) => text,
      (text: string) => `(286364ab-3a83-11e9-8dc8-db3cf4c83204) ${text}`,
      (text: string) =>
        `(286364ab-3a83-11e9-8dc8-db3cf4c83204) HTTP Method: GET, Resource Path: /${text.replaceAll(' ', '')}`,
      (text: string) =>
        `(286364ab-3a83-11e9-8dc8-db3cf4c83204) Execution failed due to configuration error: ${text}`,
      (text: string) =>
        JSON.stringify({ path: text, status: 500, requestId: 'x', errorMessage: text, domainName: text }),
      (text: string) =>
        `192.0.2.1 - - [01/Nov/2026:00:00:00 +0000]"GET /${text.replaceAll(' ', '')} HTTP/1.1" 500 51 x`,
    ];
    const secret = fc.stringMatching(/^[A-Za-z0-9]{18,40}$/);
    await fc.assert(
      fc.asyncProperty(secret, fc.constantFrom(...groups), async (value, group) => {
        const events = PLACES.flatMap((place) =>
          frames.map((frame, i) => ({ timestamp: FROM + i, message: frame(planted(place, value)) })),
        );
        const shown = JSON.stringify(await read([put(group, [events])]));
        expect(shown).toContain('Credentials in the logs');
        expect(shown).not.toContain(value);
      }),
      { numRuns: 25 },
    );
  });
});
