import { describe, expect, test } from '@jest/globals';
import { inZone } from '../../src/report/in-zone.js';
import { TimeZone } from '../../src/time-zone.js';
import { observed, reportOf, rowsOf, sectionOf } from './lines.js';
import { userAgentFamily } from '../../src/statistics/user-agents.js';
import { fieldsFrom, groups, linesOf, pageOf, percentile, sum, tally, type Row } from './naive.js';

describe('access logs: every figure is what a slow look at the same lines finds', () => {
  const lines = linesOf('access', 500);
  const rows = fieldsFrom('access', lines);
  const sections = reportOf(observed(lines));
  const byPage = groups(rows, pageOf);

  const byKey = (a: { Page?: unknown }, b: { Page?: unknown }): number =>
    String(a.Page).localeCompare(String(b.Page));
  const statusOf = (row: Row, who: 'elb' | 'target'): number => Number(row[`${who}_status_code`] ?? 0);
  const hasFailed = (row: Row): boolean => statusOf(row, 'elb') >= 500 || statusOf(row, 'target') >= 500;
  const timesOf = (its: readonly Row[], name: string): number[] =>
    its.map((row) => Number(row[`${name}_processing_time`])).filter((time) => time >= 0);
  const mean = (values: readonly number[]): number => sum(values) / values.length;

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
    const shown = found.map((row) =>
      Object.fromEntries(Object.keys(expected[0] ?? {}).map((key) => [key, row[key]])),
    );
    expect(shown.toSorted(byKey)).toEqual(expected.toSorted(byKey));
    expect(found.map((row) => Number(row['Requests']))).toEqual(
      found.map((row) => Number(row['Requests'])).toSorted((a, b) => b - a),
    );
  });

  test('the answers of a page, of load balancer and target side by side', () => {
    for (const row of rowsOf(sections, 'Pages by requests')) {
      const its = byPage.get(String(row['Page'])) ?? [];
      const truth = tally(
        its.map((its) => `${statusOf(its, 'elb') || '–'}/${statusOf(its, 'target') || '–'}`),
      );
      const told = String(row['Load balancer/target']).replace(', …', '').split(', ');
      expect(told.length).toBe(Math.min(4, Object.keys(truth).length));
      for (const each of told) {
        const [answer = '', count = ''] = each.split(' × ');
        expect(Number(count.replaceAll(',', ''))).toBe(truth[answer]);
      }
    }
  });

  test('all answers, and their classes', () => {
    const found = rowsOf(sections, 'Status codes');
    const truth = tally(
      rows.map((row) => `${statusOf(row, 'elb') || '–'}/${statusOf(row, 'target') || '–'}`),
    );
    expect(
      Object.fromEntries(
        found.map((row) => [`${String(row['Load balancer'])}/${String(row['Target'])}`, row['Requests']]),
      ),
    ).toEqual(truth);
    const { chart } = sectionOf(sections, 'Status codes');
    expect(chart?.series[0]?.values).toEqual(
      [2, 3, 4, 5].map(
        (digit) => rows.filter((row) => Math.floor(statusOf(row, 'elb') / 100) === digit).length,
      ),
    );
  });

  test('the pages that fail most come first, with what they were answered', () => {
    const found = rowsOf(sections, 'Pages with most 5xx');
    const truth = [...byPage].map(([page, its]) => [page, its.filter(hasFailed).length] as const);
    expect(Object.fromEntries(found.map((row) => [row['Page'], row['5xx']]))).toEqual(
      Object.fromEntries(truth.filter(([, failed]) => failed > 0)),
    );
    expect(found[0]?.['5xx']).toBe(Math.max(...truth.map(([, failed]) => failed)));
    for (const row of found)
      expect(String(row['Load balancer/target'])).not.toMatch(/(?:^|, )[234]\d\d\/[–234]/);
    expect(sections[0]?.title).toBe('Pages with most 5xx');
  });

  test('the slowest pages, by the time that 95 of 100 requests stayed below', () => {
    const found = rowsOf(sections, 'Slowest pages');
    expect(found.length).toBe([...byPage].filter(([, its]) => timesOf(its, 'target').length > 0).length);
    const p95s = found.map((row) => Number(row['Target time p95']));
    expect(p95s).toEqual(p95s.toSorted((a, b) => b - a));
    for (const row of found) {
      const its = byPage.get(String(row['Page'])) ?? [];
      const times = timesOf(its, 'target');
      expect(row['Timed']).toBe(times.length);
      expect(row['Target time longest']).toBe(Math.max(...times));
      for (const [title, quantile] of Object.entries({ p50: 0.5, p95: 0.95 })) {
        const truth = percentile(times, quantile);
        expect(Math.abs(Number(row[`Target time ${title}`]) - truth)).toBeLessThanOrEqual(
          truth * 0.01 + 1e-12,
        );
        expect(Number(row[`Target time ${title}`])).toBeLessThanOrEqual(Math.max(...times));
      }
      expect(row['Mean request time']).toBeCloseTo(mean(timesOf(its, 'request')), 9);
      expect(row['Mean response time']).toBeCloseTo(mean(timesOf(its, 'response')), 9);
    }
  });

  test('what was not found', () => {
    const found = rowsOf(sections, 'Not found (404)');
    const truth = [...byPage].map(([page, its]) => [
      page,
      its.filter((row) => statusOf(row, 'elb') === 404).length,
    ]);
    expect(Object.fromEntries(found.map((row) => [row['Page'], row['Requests']]))).toEqual(
      Object.fromEntries(truth.filter(([, count]) => Number(count) > 0)),
    );
  });

  test('clients, hosts, methods, protocols, browsers and hours', () => {
    const counted = (title: string, key: string): unknown =>
      Object.fromEntries(rowsOf(sections, title).map((row) => [row[key], row['Count']]));
    const texts = (name: string): (string | number)[] => rows.flatMap((row) => row[name] ?? []);
    const clients = rowsOf(sections, 'Clients');
    expect(clients.length).toBeGreaterThan(10);
    for (const { Address, Count } of clients) expect(Count).toBe(tally(texts('client_ip'))[String(Address)]);
    expect(counted('Methods', 'Method')).toEqual(tally(texts('request_verb')));
    expect(counted('Protocols', 'Protocol')).toEqual(tally(texts('request_proto')));
    const agents = texts('user_agent').map((agent) => userAgentFamily(String(agent)));
    expect(counted('Browsers and crawlers', 'Family')).toEqual(tally(agents));
    const hosts = texts('request_url').map((url) => /^\w+:\/\/([^/]*)/.exec(String(url))?.[1]?.toLowerCase());
    expect(counted('Hosts', 'Host')).toEqual(tally(hosts.filter((host) => host !== undefined)));
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
    const { chart } = sectionOf(inZone(sections, TimeZone.of('UTC')), 'Requests over time');
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
