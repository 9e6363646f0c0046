import { expect, test } from '@jest/globals';
import { inZone } from '../../src/report/in-zone.js';
import { TimeZone } from '../../src/time-zone.js';
import fc from 'fast-check';
import { AmplifyRows, parseAmplifyHeader, plainValue, splitRow } from '../../src/amplify/csv.js';
import { AmplifyFigures, AmplifyStatistics, type AmplifySnapshot } from '../../src/statistics/amplify.js';
import { pagePath } from '../../src/statistics/page-path.js';
import { userAgentFamily } from '../../src/statistics/user-agents.js';
import { amplifyHeader, amplifyRows } from '../aws/seed/amplify.js';
import { rowsOf, sectionOf } from './lines.js';
import { percentile, sum, tally } from './naive.js';

const HOUR = 3_600_000;
const FROM = Date.parse('2026-11-01T00:00:00Z');
const traffic = { domain: 'example.com', from: FROM, to: FROM + 3 * HOUR, rowsPerHour: 300 };
const lines = [...amplifyRows(traffic)].map(({ line }) => line);

function observed(texts: readonly string[], header = amplifyHeader): AmplifySnapshot {
  const parsed = parseAmplifyHeader(header);
  if (parsed === undefined) throw new Error('no header');
  const rows = new AmplifyRows(parsed);
  const statistics = new AmplifyStatistics(parsed.columns, plainValue);
  for (const text of texts) {
    const row = rows.read(text);
    if (rows.faultOf(row) === undefined) statistics.parsed(row);
    else statistics.unparsed();
  }
  return statistics.snapshot();
}

function reportOf(...parts: AmplifySnapshot[]): ReturnType<AmplifyFigures['sections']> {
  const figures = new AmplifyFigures();
  for (const part of parts) figures.merge(structuredClone(part));
  return figures.sections();
}

const names = splitRow(amplifyHeader).map(plainValue);
const rows = lines.map((line) => {
  const values = splitRow(line).map(plainValue);
  return Object.fromEntries(names.map((name, i) => [name, values[i] ?? '-']));
});

test('every figure is what a slow look at the same rows finds', () => {
  const sections = reportOf(observed(lines));
  const of = (name: string): string[] => rows.map((row) => row[name] ?? '-');
  const counts = (title: string, key: string, value = 'Count'): unknown =>
    Object.fromEntries(rowsOf(sections, title).map((row) => [row[key], row[value]]));
  const pages = rows.map((row) => `${row['x-host-header'] ?? ''}${pagePath(row['cs-uri-stem'] ?? '')}`);
  expect(counts('Pages by requests', 'Page', 'Requests')).toEqual(tally(pages));
  expect(sum(rowsOf(sections, 'Pages by requests').map((row) => Number(row['Bytes sent'])))).toBe(
    sum(of('sc-bytes').map(Number)),
  );
  expect(counts('Status codes', 'Status', 'Requests')).toEqual(tally(of('sc-status')));
  expect(counts('Cache results', 'Result')).toEqual(tally(of('x-edge-result-type')));
  expect(counts('Edge locations', 'Location')).toEqual(tally(of('x-edge-location')));
  const agents = of('cs(User-Agent)').map((agent) => userAgentFamily(agent.replaceAll('%20', ' ')));
  expect(counts('Browsers and crawlers', 'Family')).toEqual(tally(agents));
  const taken = of('time-taken').map(Number);
  const slow = rowsOf(sections, 'Slowest pages');
  expect(sum(slow.map((row) => Number(row['Timed'])))).toBe(taken.length);
  for (const row of slow) {
    const its = taken.filter((_, i) => pages[i] === row['Page']);
    expect(row['Time taken longest']).toBe(Math.max(...its));
    for (const [title, quantile] of Object.entries({ p50: 0.5, p95: 0.95 })) {
      const truth = percentile(its, quantile);
      expect(Math.abs(Number(row[`Time taken ${title}`]) - truth)).toBeLessThanOrEqual(truth * 0.01);
    }
  }
  const clients = rowsOf(sections, 'Clients');
  expect(clients.length).toBeGreaterThan(10);
  for (const { Address, Count } of clients) expect(Count).toBe(tally(of('c-ip'))[String(Address)]);
  expect(counts('Methods', 'Method')).toEqual(tally(of('cs-method')));
  const { chart } = sectionOf(inZone(sections, TimeZone.of('UTC')), 'Requests over time');
  expect(sum(chart?.series[0]?.values.map((value) => value ?? 0) ?? [])).toBe(rows.length);
  const failed = of('sc-status').filter((status) => status.startsWith('5')).length;
  expect(sum(chart?.series[1]?.values.map((value) => value ?? 0) ?? [])).toBe(failed);
});

test('hours are merged to what one collector of all holds', () => {
  const round = (_: string, value: unknown): unknown =>
    typeof value === 'number' ? Number(value.toPrecision(9)) : value;
  const one = JSON.stringify(reportOf(observed(lines)), round);
  fc.assert(
    fc.property(fc.nat(lines.length), (cut) => {
      const parts = [observed(lines.slice(0, cut)), observed(lines.slice(cut))];
      expect(JSON.stringify(reportOf(...parts), round)).toBe(one);
    }),
    { numRuns: 10 },
  );
});

test('rows without a value, under fewer columns, or without a shape', () => {
  const header = 'date,time,sc-status';
  const sections = reportOf(observed(['2026-11-01,00:00:01,-', '2026-11-01,00:00:02,200', 'x'], header));
  expect(rowsOf(sections, 'Pages by requests')).toMatchObject([{ Page: '-', Requests: 2, 'Bytes sent': 0 }]);
  expect(rowsOf(sections, 'Status codes').map(({ Status }) => Status)).toEqual(['–', '200']);
  expect(sections.map(({ title }) => title)).not.toContain('Slowest pages');
  expect(sectionOf(sections, 'Requests over time').note).toMatch(/could not be parsed.*: 1\./);
  expect(reportOf()).toEqual([]);
});

test('however many agents and pages there are, the figures stay small', () => {
  const [first = ''] = lines;
  const values = splitRow(first);
  const many = Array.from({ length: 20_000 }, (_, i) => {
    const word = i.toString(26).replace(/\d/g, (digit) => String.fromCharCode(113 + Number(digit)));
    return values.with(7, `/page-${word}`).with(10, `agent-${word}/1`).join(',');
  });
  const snapshot = observed(many);
  expect(JSON.stringify(snapshot).length).toBeLessThan(500_000);
  expect(rowsOf(reportOf(snapshot), 'Status codes')[0]?.['Requests']).toBe(20_000);
});
