import { describe, expect, test } from '@jest/globals';
import { observed, reportOf, rowsOf, sectionOf } from './lines.js';
import { fieldsFrom, groups, linesOf, pageOf, percentile, sum, tally } from './naive.js';

describe('access logs: every figure is what a slow look at the same lines finds', () => {
  const lines = linesOf('access', 500);
  const rows = fieldsFrom('access', lines);
  const sections = reportOf(observed(lines));
  const byPage = groups(rows, pageOf);

  test('pages, their shares, failures and bytes', () => {
    const found = rowsOf(sections, 'Pages by requests');
    const expected = [...byPage].map(([page, its]) => ({
      Page: page,
      Requests: its.length,
      Share: its.length / rows.length,
      '4xx': its.filter((row) => String(row['elb_status_code']).startsWith('4')).length,
      '5xx': its.filter((row) => String(row['elb_status_code']).startsWith('5')).length,
      'Bytes sent': sum(its.map((row) => Number(row['sent_bytes']))),
    }));
    const byKey = (a: { Page?: unknown }, b: { Page?: unknown }): number =>
      String(a.Page).localeCompare(String(b.Page));
    expect(found.toSorted(byKey)).toEqual(expected.toSorted(byKey));
    expect(found.map((row) => Number(row['Requests']))).toEqual(
      found.map((row) => Number(row['Requests'])).toSorted((a, b) => b - a),
    );
  });

  test.each(['request', 'target', 'response'])('the %s processing time of each page', (name) => {
    const found = rowsOf(sections, `${name.replace(/^./, (a) => a.toUpperCase())} processing time by page`);
    expect(found.map(({ Page }) => Page)).toContain('all pages');
    for (const row of found) {
      const its = row['Page'] === 'all pages' ? rows : (byPage.get(String(row['Page'])) ?? []);
      const times = its.map((its) => Number(its[`${name}_processing_time`])).filter((time) => time >= 0);
      expect(row['Timed']).toBe(times.length);
      expect(row['Mean']).toBeCloseTo(sum(times) / times.length, 9);
      for (const [title, quantile] of Object.entries({ p50: 0.5, p95: 0.95, p99: 0.99 })) {
        const truth = percentile(times, quantile);
        expect(Math.abs(Number(row[title]) - truth)).toBeLessThanOrEqual(truth * 0.01 + 1e-12);
      }
    }
  });

  test.each(['ELB', 'Target'])('the %s status codes of each page', (who) => {
    const found = rowsOf(sections, `${who} status codes by page`);
    for (const { Page, ...codes } of found) {
      const its = Page === 'all pages' ? rows : (byPage.get(String(Page)) ?? []);
      const truth = tally(its.map((row) => row[`${who.toLowerCase()}_status_code`] ?? 'none'));
      const known = Object.fromEntries(Object.keys(codes).map((code) => [code, truth[code] ?? 0]));
      const others = its.length - sum(Object.values(known));
      expect(codes).toEqual({ ...known, ...('others' in codes ? { others } : {}) });
    }
  });

  test('5xx by target', () => {
    const failed = rows.filter((row) => Number(row['elb_status_code']) >= 500);
    const truth = tally(
      failed.map((row) =>
        row['target_ip'] === null ? '-' : `${String(row['target_ip'])}:${String(row['target_port'])}`,
      ),
    );
    const found = rowsOf(sections, '5xx by target');
    expect(Object.fromEntries(found.map((row) => [row['Target'], row['Failed']]))).toEqual(truth);
    const [first] = found;
    const its = failed.filter(
      (row) => first?.['Target'] === `${String(row['target_ip'])}:${String(row['target_port'])}`,
    );
    const own = its.filter((row) => Number(row['target_status_code']) >= 500);
    if (first?.['Target'] !== '-') expect(first?.['5xx of the target itself']).toBe(own.length);
  });

  test('error reasons, redirects, TLS', () => {
    const pairs = (title: string, key: string): unknown =>
      Object.fromEntries(rowsOf(sections, title).map((row) => [row[key], row['Count']]));
    const texts = (name: string): (string | number)[] => rows.flatMap((row) => row[name] ?? []);
    expect(pairs('Redirects', 'To')).toEqual(tally(texts('redirect_url')));
    expect(pairs('Error reasons', 'Reason')).toEqual(tally(texts('error_reason')));
    const tls = rowsOf(sections, 'TLS versions and ciphers of requests');
    expect(
      Object.fromEntries(
        tls.map((row) => [`${String(row['Version'])} ${String(row['Cipher'])}`, row['Count']]),
      ),
    ).toEqual(
      tally(rows.map((row) => `${String(row['ssl_protocol'] ?? 'none')} ${String(row['ssl_cipher'])}`)),
    );
  });

  test('requests over time, and the failed ones among them', () => {
    const { chart } = sectionOf(sections, 'Requests over time');
    const minutes = tally(rows.map((row) => Math.floor(Date.parse(String(row['time'])) / 60_000) * 60_000));
    expect(Object.fromEntries(chart?.labels.map((at, i) => [at, chart.series[0]?.values[i]]) ?? [])).toEqual(
      minutes,
    );
    const failed = rows.filter((row) => Number(row['elb_status_code']) >= 500).length;
    expect(sum(chart?.series[1]?.values.map((value) => value ?? 0) ?? [])).toBe(failed);
  });
});

test('connection logs: versions and ciphers, key exchanges, refusals, handshakes', () => {
  const lines = linesOf('connection', 300);
  const rows = fieldsFrom('connection', lines);
  const sections = reportOf(observed(lines, 'connection'));
  const tls = rowsOf(sections, 'TLS versions and ciphers of connections');
  expect(
    Object.fromEntries(
      tls.map((row) => [`${String(row['Version'])} ${String(row['Cipher'])}`, row['Count']]),
    ),
  ).toEqual(
    tally(rows.map((row) => `${String(row['tls_protocol'] ?? 'none')} ${String(row['tls_cipher'])}`)),
  );
  const count = (title: string): unknown => rowsOf(sections, title).map((row) => row['Count']);
  expect(count('Key exchanges')).toEqual([rows.filter((row) => row['tls_keyexchange'] !== null).length]);
  const refused = rows.filter((row) => String(row['tls_verify_status']).startsWith('Failed'));
  expect(refused.length).toBeGreaterThan(0);
  expect(count('Client certificates that were refused')).toEqual([refused.length]);
  const latencies = rows.flatMap((row) =>
    row['tls_handshake_latency'] === null ? [] : [Number(row['tls_handshake_latency'])],
  );
  const [handshakes] = rowsOf(sections, 'TLS handshakes');
  expect(handshakes).toMatchObject({ Version: 'TLSv1.3', Timed: latencies.length });
  expect(handshakes?.['Mean']).toBeCloseTo(sum(latencies) / latencies.length, 9);
});

test('health check logs: the targets that fail, since when and why', () => {
  const lines = linesOf('health-check', 300);
  const rows = fieldsFrom('health-check', lines);
  const sections = reportOf(observed(lines, 'health-check'));
  const found = rowsOf(sections, 'Health checks by target');
  const byTarget = groups(rows, (row) => String(row['target_addr']));
  expect(found).toHaveLength(byTarget.size);
  for (const row of found) {
    const its = byTarget.get(String(row['Target'])) ?? [];
    const failed = its.filter((check) => check['status'] === 'FAIL');
    const last = failed.map((check) => Date.parse(String(check['time']))).sort((a, b) => b - a)[0];
    expect(row).toMatchObject({ Checks: its.length, Failed: failed.length, 'Last failure': last ?? null });
    if (failed.length > 0) expect(row['Why']).toBe(`TargetError 502 (${failed.length})`);
  }
  expect(found[0]?.['Failed']).toBe(Math.max(...found.map((row) => Number(row['Failed']))));
});
