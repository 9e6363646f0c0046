import { describe, expect, test } from '@jest/globals';
import { gunzipSync } from 'node:zlib';
import { albDay } from './alb.js';

const day = {
  bucket: 'b',
  day: '2026-11-01',
  nodes: 2,
  linesPerObject: 400,
  intervals: [286, 288] as [number, number],
};

/** Splits as the documentation says: at spaces, quotes hold together. */
function tokens(line: string): string[] {
  return line.match(/"[^"]*"|[^ ]+/g) ?? [];
}

describe('a day of load balancer logs', () => {
  test('is the same for the same seed', () => {
    const keys = (seed: number) => [...albDay({ ...day, seed })].map(({ key, text }) => key + text);
    expect(keys(1)).toEqual(keys(1));
    expect(keys(1)).not.toEqual(keys(2));
  });

  test('lies in the documented layout, under the day of the interval end', () => {
    const keys = [...albDay({ ...day, prefix: 'a/b' })].map(({ key }) => key);
    expect(keys).toHaveLength(4);
    expect(keys[0]).toMatch(
      /^a\/b\/AWSLogs\/123456789012\/elasticloadbalancing\/us-east-1\/2026\/11\/01\/123456789012_elasticloadbalancing_us-east-1_app\.shop\.50dc6c495c0c9188_20261101T2355Z_198\.51\.100\.200_[0-9a-z]{8}\.log\.gz$/,
    );
    expect(keys[3]).toContain(
      '/2026/11/02/123456789012_elasticloadbalancing_us-east-1_app.shop.50dc6c495c0c9188_20261102T0000Z_',
    );
  });

  test('has lines of 33 fields or three more, with times in order inside the interval', () => {
    for (const { body, text, lines } of albDay(day)) {
      expect(gunzipSync(body).toString()).toBe(text);
      const rows = text.trimEnd().split('\n').map(tokens);
      expect(rows).toHaveLength(lines);
      expect(new Set(rows.map((row) => row.length))).toEqual(new Set([33, 36]));
      const times = rows.map((row) => row[1] ?? '');
      expect([...times].sort()).toEqual(times);
      expect(new Date(times[0] ?? '').getTime()).toBeGreaterThanOrEqual(Date.parse('2026-11-01T23:50:00Z'));
    }
  });

  test('has what real traffic has', () => {
    const all = [...albDay(day)].map(({ text }) => text).join('');
    for (const sign of [
      / -1 -1 -1 50[234] - /,
      /2001:db8:/,
      /\\x22/,
      /"- http:/,
      / "-" - - arn|" - - arn/,
      / 404 404 /,
    ]) {
      expect(all).toMatch(sign);
    }
  });

  test.each([
    ['connection', 'conn_log_', 13],
    ['health-check', 'health_check_log_', 8],
  ] as const)('comes as %s logs too', (type, name, fields) => {
    const [first] = [...albDay({ ...day, type })];
    expect(first?.key).toContain(`/${name}123456789012_`);
    for (const line of first?.text.trimEnd().split('\n') ?? []) expect(tokens(line)).toHaveLength(fields);
  });
});
