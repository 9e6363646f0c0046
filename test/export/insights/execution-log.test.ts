import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { parseExecutionEntry } from '../../../src/export/insights/api-gateway-execution.js';
import type { ReportSection } from '../../../src/statistics/report-section.js';
import { ExecutionLog } from '../../../src/export/insights/execution-log.js';
import { executionSections } from '../../../src/export/insights/request-sections.js';
import { Draw } from '../../aws/seed/random.js';
import { apiTraffic, mixed, type SeededRequest } from '../../aws/seed/api-gateway.js';

const FROM = Date.parse('2026-11-01T00:00:00Z');
const API = 'a1b2c3d4e5/prod';

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

function heapUsed(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

type Entries = SeededRequest['entries'];

function read(entries: Iterable<Entries[number]>, log = new ExecutionLog()): ExecutionLog {
  for (const { timestamp, message } of entries) {
    const entry = parseExecutionEntry(message);
    if (entry !== undefined) log.add(API, timestamp, entry);
  }
  log.end();
  return log;
}

function section(sections: readonly ReportSection[], title: string): ReportSection {
  const found = sections.find((each) => each.title === title);
  if (found === undefined)
    throw new Error(`no section ${title} among ${sections.map((s) => s.title).join(', ')}`);
  return found;
}

/** By the definition: of the sorted values the one at rank `q × (n - 1)`, cut. */
function rank(values: readonly number[], quantile: number): number {
  return [...values].sort((a, b) => a - b)[Math.floor(quantile * (values.length - 1))] ?? NaN;
}

describe('requests of an execution log', () => {
  const requests = [...apiTraffic({ requests: 2000, from: FROM, span: 60_000 })];
  const log = read(mixed(requests));

  test('the figures are those that are counted from the requests themselves', () => {
    const { figures } = log;
    expect(figures).toMatchObject({ total: 2000, withoutStatus: 0 });
    for (const { key, count, value } of figures.pages.top()) {
      const own = requests.filter(
        (each) => key === `${each.method} ${API}${each.path.replace(/\/(4711|4712|2\S+)$/, '/:id')}`,
      );
      expect(count).toBe(own.length);
      const [latency, integration] = value.times;
      for (const quantile of [0.5, 0.95, 0.99]) {
        const [exact, other] = [
          rank(
            own.map((each) => each.latencyMs / 1000),
            quantile,
          ),
          rank(
            own.map((each) => each.integrationMs / 1000),
            quantile,
          ),
        ];
        expect(Math.abs((latency?.at(quantile) ?? NaN) - exact)).toBeLessThanOrEqual(0.011 * exact);
        expect(Math.abs((integration?.at(quantile) ?? NaN) - other)).toBeLessThanOrEqual(0.011 * other);
      }
      for (const status of [200, 404, 502, 504]) {
        expect(value.answers.between(status, status + 1)).toBe(
          own.filter((each) => each.status === status).length,
        );
      }
    }
    const failed = requests.filter(({ status }) => status >= 400);
    expect(figures.failed.offered).toBe(failed.length);
    expect(new Map(figures.problems.top().map(({ key, count }) => [key, count]))).toEqual(
      new Map([
        ['error of the function', requests.filter(({ status }) => status === 502).length] as const,
        ['integration timed out', requests.filter(({ status }) => status === 504).length] as const,
      ]),
    );
  });

  test('failed and slow requests are shown with all that is known of them', () => {
    const { table } = section(executionSections(log), 'API Gateway requests: failed');
    const titles = table?.columns.map(({ title }) => title);
    const slow = requests.filter(({ status }) => status >= 500);
    expect(table?.rows.length).toBe(Math.min(200, requests.filter(({ status }) => status >= 400).length));
    for (const [place, request] of slow.slice(0, 20).entries()) {
      const row = Object.fromEntries(titles?.map((title, i) => [title, table?.rows[place]?.[i]]) ?? []);
      expect(row).toMatchObject({
        ...{ Time: request.start, API, 'Request id': request.id, Method: request.method, Path: request.path },
        ...{ Status: String(request.status), Latency: request.latencyMs / 1000 },
        ...{ Integration: request.integrationMs / 1000, 'X-Ray trace id': request.traceId },
        ...{ 'Lambda request id': request.lambdaId, 'Cut entries': 'endpoint request body' },
        Error: request.status === 502 ? 'error of the function: boom' : 'integration timed out',
      });
    }
    const slowest = section(executionSections(log), 'API Gateway requests: slowest').table;
    const latency = slowest?.columns.findIndex(({ title }) => title === 'Latency') ?? -1;
    expect(slowest?.rows.map((row) => row[latency])).toEqual(
      requests
        .map((each) => each.latencyMs / 1000)
        .sort((a, b) => b - a)
        .slice(0, 50),
    );
  });

  test('which entries were cut', () => {
    const cut = section(executionSections(log), 'Entries that API Gateway cut');
    expect(cut.table?.rows).toEqual([['endpoint request body', 2000]]);
    expect(cut.note).toContain('2,000 requests');
  });

  test('entries may come in any order', () => {
    const few = [...apiTraffic({ requests: 12, from: FROM, span: 1000 })];
    const inOrder = executionSections(read(mixed(few)));
    fc.assert(
      fc.property(fc.integer(), (seed) => {
        const draw = new Draw(seed);
        const shuffled = mixed(few)
          .map((entry) => ({ entry, place: draw.share() }))
          .sort((a, b) => a.place - b.place);
        const sections = executionSections(read(shuffled.map(({ entry }) => entry)));
        expect(sections.map(sorted)).toEqual(inOrder.map(sorted));
      }),
      { numRuns: 30 },
    );
  });

  test('requests that are not told to the end are counted, without a latency', () => {
    const [request] = apiTraffic({ requests: 1, from: FROM, span: 1000 });
    const some = read(request?.entries.slice(0, 5) ?? []);
    expect(some.figures).toMatchObject({ total: 1, withoutStatus: 1 });
    expect(some.figures.slow.values()).toEqual([]);
    expect(section(executionSections(some), 'API Gateway requests over time').note).toContain(
      '1 request has no status',
    );
  });

  test('nothing read, nothing told', () => {
    expect(executionSections(read([]))).toEqual([]);
  });

  test('memory stays bounded for many requests', () => {
    const many = new ExecutionLog(100);
    const before = heapUsed();
    for (const { entries } of apiTraffic({ requests: 8000, from: FROM, span: 3_600_000 })) {
      for (const { timestamp, message } of entries) {
        const entry = parseExecutionEntry(message);
        if (entry !== undefined) many.add(API, timestamp, entry);
      }
    }
    many.end();
    expect(many.figures.total).toBe(8000);
    // 8,000 requests would hold some 8 MB; what is kept of them are a hundred, and 250 that are shown.
    expect(heapUsed() - before).toBeLessThan(3 * 1024 * 1024);
    expect(many.figures.failed.values().length).toBe(200);
  });
});

/** Rows in any order, and sums as exact as sums are. */
function sorted({ title, table }: ReportSection): unknown {
  const rows = table?.rows.map((row) =>
    row.map((cell) => (typeof cell === 'number' ? cell.toFixed(6) : cell)),
  );
  return [title, rows?.map((row) => JSON.stringify(row)).sort()];
}
