import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { columnName } from '../../src/amplify/csv.js';
import { parseAmplifyHeader, plainValue } from '../../src/amplify/csv.js';
import { amplifyProblems } from '../../src/amplify/problems.js';
import { RecordFormat, type AmplifyRecord } from '../../src/amplify/records.js';
import { Selections, type SelectionTerms } from '../../src/amplify/selection.js';
import { amplifyHeader, amplifyRows } from '../aws/seed/amplify.js';
import { AmplifyHarness, BUCKET, GROUP } from './harness.js';

const header = parseAmplifyHeader(amplifyHeader);
if (header === undefined) throw new Error('no header');
const format = new RecordFormat(header);
const HOUR = 3_600_000;
const FROM = Date.parse('2026-11-01T00:00:00Z');
const lines = [...amplifyRows({ domain: 'example.com', from: FROM, to: FROM + HOUR, rowsPerHour: 200 })].map(
  ({ line }) => line,
);
const [first = ''] = lines;
const names = header.columns.map(columnName);

function row(values: Readonly<Record<string, string>>): string {
  const own = first.split(',');
  return names.map((name, i) => values[name] ?? own[i] ?? '-').join(',');
}

function selected(terms: SelectionTerms, rows: readonly string[]): AmplifyRecord[] {
  return select(terms, rows).kept;
}

function select(terms: SelectionTerms, rows: readonly string[]) {
  const selections = new Selections({ logs: terms }, header as NonNullable<typeof header>);
  const kept = selections.take(
    'logs',
    rows.map((line) => format.read(line)),
  );
  return { kept, leftOut: selections.leftOut.logs };
}

function shown(terms: SelectionTerms, line: string): Record<string, unknown> {
  const [record] = selected(terms, [line]);
  const json = JSON.parse(record === undefined ? '{}' : format.json(record)) as Record<string, unknown>;
  return Object.fromEntries(Object.entries(json).map(([name, value]) => [columnName(name), value]));
}

test('a report shows nothing that is hidden at one of the destinations', () => {
  const secret = row({ c_ip: '192.0.2.77', cs_uri_query: 'token=abc' });
  for (const terms of [
    { s3: {}, logs: { redact: ['client-ip', 'query-values'] } },
    { s3: { redact: ['client-ip'] }, logs: { redact: ['query-values'] } },
    { s3: { redact: ['client-ip', 'query-values'] } },
  ]) {
    const selections = new Selections(terms, header);
    const [record] = selections.shown([format.read(secret)]);
    expect(record?.row.values).toEqual(expect.arrayContaining(['192.0.2.0', 'token=REDACTED']));
  }
});

describe('filter', () => {
  test.each([
    ['sc_status >= 500', { sc_status: '502' }, true],
    ['sc_status >= 500', { sc_status: '200' }, false],
    ['sc_status >= 500', { sc_status: '-' }, true],
    ['time_taken > 1.5', { time_taken: '2' }, true],
    ['cs_uri_stem.startsWith("/api/")', { cs_uri_stem: '/about' }, false],
    ['cs_user_agent.contains("(X11)")', { cs_user_agent: 'Mozilla/5.0%20\\(X11)' }, true],
    ['time >= "2026-11-01T00:30:00Z"', { date: '2026-11-01', time: '00:29:59' }, false],
    ['time >= "2026-11-01T00:30:00Z"', { date: '2026-11-01', time: '00:30:00' }, true],
    ['x_edge_location == "FRA56-P1" || sc_bytes > 10', { x_edge_location: 'FRA56-P1', sc_bytes: '1' }, true],
  ])('%s of %j: %s', (filter, values, isKept) => {
    const { kept, leftOut } = select({ filter }, [row(values)]);
    expect(kept).toHaveLength(isKept ? 1 : 0);
    expect(leftOut).toEqual({ filtered: isKept ? 0 : 1, 'sampled-out': 0 });
  });

  test('keeps a row without a shape: nothing can be said of it', () => {
    expect(selected({ filter: 'sc_status == 1' }, ['1,2,3'])).toHaveLength(1);
  });

  test('wrong names are told, with the nearest', () => {
    expect(amplifyProblems({ filter: 'sc_stats >= 500', redact: [] })[0]?.subject).toBe('filter');
    expect(
      amplifyProblems({ filter: 'sc_status >= 500 && time_taken > 1', redact: ['c_ip', 'client-ip'] }),
    ).toEqual([]);
    expect(amplifyProblems({ filter: undefined, redact: ['x-host-header', 'cs(User-Agent)'] })).toEqual([]);
  });
});

describe('sample', () => {
  test('keeps the same requests each time, about the share of them, and all that failed', () => {
    const ok = lines.map((line, i) =>
      row({ x_edge_request_id: `id${String(i)}==`, sc_status: '200', time: line.split(',')[1] ?? '' }),
    );
    const kept = selected({ sample: 0.25 }, ok);
    expect(kept.length).toBeGreaterThan(25);
    expect(kept.length).toBeLessThan(85);
    expect(selected({ sample: 0.25 }, ok.toReversed()).map(({ key }) => key)).toEqual(
      kept.map(({ key }) => key).toReversed(),
    );
    expect(select({ sample: 0.25 }, ok).leftOut).toEqual({
      filtered: 0,
      'sampled-out': ok.length - kept.length,
    });
    const failed = ok.map((line) => line.replace(',200,', ',503,'));
    expect(selected({ sample: 0 }, failed)).toHaveLength(failed.length);
    expect(selected({ sample: 0 }, ['no shape'])).toHaveLength(1);
  });

  test('says how many requests one stands for', () => {
    expect(shown({ sample: 0.999999 }, row({ sc_status: '200' }))['sample_rate']).toBe(0.999999);
    expect(shown({ sample: 0.1 }, row({ sc_status: '500' }))['sample_rate']).toBe(1);
    expect(shown({}, first)).not.toHaveProperty('sample_rate');
  });
});

describe('redact', () => {
  test.each([
    [
      'query-values',
      { cs_uri_query: 'token\\=s3cret&q\\=a%20b' },
      { cs_uri_query: 'token=REDACTED&q=REDACTED' },
    ],
    [
      'query-values',
      { cs_referer: 'https://example.com/a?token\\=s3cret#x\\=y' },
      { cs_referer: 'https://example.com/a?token=REDACTED#x=REDACTED' },
    ],
    ['query-values', { cs_referer: 'https://example.com/a=b' }, { cs_referer: 'https://example.com/a=b' }],
    ['client-ip', { c_ip: '203.0.113.77' }, { c_ip: '203.0.113.0' }],
    ['client-ip', { c_ip: '2001:db8:1:2::3' }, { c_ip: '2001:db8:1::' }],
    [
      'client-ip',
      { x_forwarded_for: '203.0.113.77\\,%20198.51.100.9' },
      { x_forwarded_for: '203.0.113.0,%20198.51.100.0' },
    ],
    ['client-ip', { x_forwarded_for: 'unknown' }, { x_forwarded_for: 'REDACTED' }],
    ['user-agent', { cs_user_agent: 'curl/8' }, { cs_user_agent: 'REDACTED' }],
    ['sc_bytes', { sc_bytes: '12' }, { sc_bytes: 'REDACTED' }],
    ['sc-bytes', { sc_bytes: '12' }, { sc_bytes: 'REDACTED' }],
    ['cs(Host)', { cs_host: 'd111111abcdef8.cloudfront.net' }, { cs_host: 'REDACTED' }],
    ['client-ip', { c_ip: '-' }, { c_ip: null }],
  ])('%s of %j', (entry, values, expected) => {
    expect(shown({ redact: [entry] }, row(values))).toMatchObject(expected);
  });

  test('a row without a shape tells its length and fingerprint alone', () => {
    const record = selected({ redact: ['client-ip'] }, ['203.0.113.77,secret'])[0];
    const text = record === undefined ? '' : format.json(record);
    expect(JSON.parse(text)).toEqual({
      length: 19,
      sha256: expect.stringMatching(/^[0-9a-f]{64}$/) as unknown,
      parse_error: expect.stringMatching(/values for/) as unknown,
    });
    expect(record?.line).not.toContain('secret');
  });

  test('whatever a query or a list of addresses holds: no value and no last byte of it is left', () => {
    const safe = fc.string({
      unit: fc.constantFrom('a', 'b', 'c', '%', '.', ':', '-', '_', '?', '/'),
      minLength: 1,
      maxLength: 12,
    });
    fc.assert(
      fc.property(fc.array(fc.tuple(safe, safe), { minLength: 1, maxLength: 4 }), (pairs) => {
        const query = pairs.map(([name, value], i) => `${name}\\=SECRET${value}${String(i)}`).join('&');
        const [record] = selected({ redact: ['query-values'] }, [row({ cs_uri_query: query })]);
        expect(record?.line).not.toContain('SECRET');
      }),
    );
  });

  test('a row that was written redacted is read as the row that it is', () => {
    const [record] = selected({ redact: ['sc_bytes', 'client-ip', 'query-values'] }, [first]);
    const again = format.read(record?.line ?? '');
    expect(again.fault).toBeUndefined();
    expect(again.key).toBe(record?.key);
  });

  test('what requests are known and placed by cannot be hidden', () => {
    for (const name of ['x_edge_request_id', 'x-edge-request-id', 'date', 'time']) {
      expect(amplifyProblems({ filter: undefined, redact: [name] })[0]?.fix).toContain(name);
    }
  });
});

describe('a run', () => {
  let harness: AmplifyHarness;
  beforeEach(async () => {
    harness = await AmplifyHarness.build();
  });
  afterEach(() => harness.aws.close());
  const BOTH = { 'destination-bucket': BUCKET, 'destination-log-group': GROUP, 'create-log-group': 'true' };
  const SELECTION = { filter: 'sc_status < 500', redact: 'client-ip\nc_ip\nquery-values\nuser-agent' };

  test.each(['csv', 'jsonl'])(
    'leaves out and redacts at both destinations, and the tally adds up (%s)',
    async (format) => {
      const rows = harness.seed(34, 30);
      const { result } = await harness.execute({
        ...BOTH,
        ...SELECTION,
        'object-format': format,
        from: harness.instant(34),
        to: harness.instant(30),
      });
      const statuses = rows.map(({ line }) => Number(line.split(',')[names.indexOf('sc_status')]));
      const filtered = statuses.filter((status) => status >= 500).length;
      const sheet = { written: rows.length - filtered, filtered };
      expect(result).toMatchObject({ complete: true, failures: [] });
      expect(result.tally).toMatchObject({ read: rows.length, s3: sheet, logs: sheet });
      const told = [...harness.objects().values(), ...harness.aws.logs.messages(GROUP)].join('\n');
      for (const { line } of rows) {
        const values = line.split(',').map(plainValue);
        for (const name of ['c_ip', 'cs_user_agent']) {
          const value = values[names.indexOf(name)] ?? '-';
          if (value !== '-') expect(told).not.toContain(value);
        }
      }
    },
  );

  test('a second look keeps to the terms of the first, and doubles nothing', async () => {
    const rows = harness.seed(6, 2);
    const window = { from: harness.instant(6), to: harness.instant(2) };
    // Taken young with a filter and redaction, and looked at again a day later without.
    await harness.execute({ ...BOTH, ...SELECTION, ...window });
    const before = [...harness.objects().values()].join('');
    const events = harness.aws.logs.messages(GROUP).length;
    expect(events).toBeLessThanOrEqual(rows.length);
    harness.aws.clock.advance(26 * HOUR);
    const { result } = await harness.execute({ ...BOTH, ...window });
    expect(result).toMatchObject({ complete: true, failures: [], committed: 4 });
    expect(result.tally).toMatchObject({ s3: { written: 0 }, logs: { written: 0 } });
    expect([...harness.objects().values()].join('')).toBe(before);
    expect(harness.aws.logs.messages(GROUP)).toHaveLength(events);
  });
});
