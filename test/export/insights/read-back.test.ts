import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { ReportSection } from '../../../src/statistics/report-section.js';
import { apiTraffic, mixed } from '../../aws/seed/api-gateway.js';
import { LAMBDA_ID, PLACES, planted } from './exported-lines.js';
import { API_GROUP, Archive, FROM, type Events } from '../tasks/archive.js';

let archive: Archive;
beforeEach(async () => {
  archive = await Archive.build();
});
afterEach(() => archive.close());

const titles = (sections: readonly ReportSection[]): string[] => sections.map(({ title }) => title);
const cells = (sections: readonly ReportSection[], title: string): readonly (readonly unknown[])[] =>
  sections.find((section) => section.title === title)?.table?.rows ?? [];

describe('reading back what was exported', () => {
  test('requests of an API, across streams and objects, and what was read', async () => {
    const entries = mixed(apiTraffic({ requests: 300, from: FROM, span: 60_000 }));
    const streams = [0, 1, 2].map((i) => entries.filter((_, at) => at % 3 === i));
    const sections = await archive.read([archive.put(API_GROUP, streams)]);
    expect(sections[0]).toMatchObject({ title: 'Exported log groups' });
    expect(sections[0]?.note).toBe(
      `Read back for this report: 3 of 3 objects, ${entries.length.toLocaleString('en-US')} entries.`,
    );
    expect(titles(sections)).toContain('API Gateway requests: Pages by requests');
    expect(sections.find(({ title }) => title === 'API Gateway requests over time')?.note).toBe(
      '300 requests.',
    );
    expect(archive.warned).toEqual([]);
    expect(archive.logged).toEqual(['Reading back 3 exported objects for the report, for 60 s at most.']);
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
    const sections = await archive.read([
      archive.put('/aws/lambda/basket', [event(report), event('printed'), event('REPORT RequestId: cut')]),
      archive.put('shop-access', [event(json), event(clf), event('nothing of ours')]),
      archive.put('shop-functions', [event(platform)]),
      archive.put('somewhere', [execution?.entries ?? []]),
    ]);
    expect(cells(sections, 'API Gateway access log: Pages by requests')).toEqual([
      ['GET shop-access/a', 2, 1, 0, 1, '200 × 1, 500 × 1', 0.012, 0.012, 0.012, null, null, 51],
    ]);
    expect(cells(sections, 'Lambda functions').map((row) => row.slice(0, 5))).toEqual([
      ['basket', 1, 0, 0, 0],
      ['shop-functions', 1, 1, 1, 0],
    ]);
    expect(cells(sections, 'API Gateway requests: Pages by requests').map((row) => row[1])).toEqual([1]);
    expect(cells(sections, 'Entries that were not read')).toEqual([
      ['/aws/lambda/basket', 1, 3, 1 / 3],
      ['shop-access', 1, 3, 1 / 3],
    ]);
    expect(cells(sections, 'Credentials in the logs')).toContainEqual([
      'token in a query string',
      'access log',
      1,
      0,
    ]);
  });

  test('without an exported window there is nothing to tell', async () => {
    expect(await archive.read([])).toEqual([]);
    expect(await archive.read([{ ...archive.put(API_GROUP, []), state: 'empty' }])).toEqual([]);
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
        const shown = JSON.stringify(await archive.read([archive.put(group, [events])]));
        expect(shown).toContain('Credentials in the logs');
        expect(shown).not.toContain(value);
      }),
      { numRuns: 25 },
    );
  });
});
