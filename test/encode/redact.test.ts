import { describe, expect, test } from '@jest/globals';
import { redactProblems } from '../../src/encode/redact.js';
import { formatNamed } from './formats.js';
import { accessLine, CONNECTION } from './fields.js';
import { encode, NOTHING, settingsOf, asRecord } from './records.js';

const request = (url: string) => `"GET ${url} HTTP/1.1"`;

function redacted(
  redact: string[],
  line: string,
): { record: Record<string, unknown>; raw: string; prefixed: string } {
  const [record] = encode(settingsOf({ redact }), line).records;
  const [raw = ''] = encode(settingsOf({ redact, format: 'raw' }), line).messages;
  const [prefixed = ''] = encode(settingsOf({ redact, format: 'prefixed' }), line).messages;
  return { record: asRecord(record), raw, prefixed };
}

describe('query-values', () => {
  test.each<[string, string]>([
    ['https://example.com:443/', 'https://example.com:443/'],
    ['https://example.com:443/a?b=c', 'https://example.com:443/a?b=REDACTED'],
    [
      'https://example.com:443/a?b=c&d=&e&f=g=h',
      'https://example.com:443/a?b=REDACTED&d=REDACTED&e&f=REDACTED',
    ],
    ['https://example.com:443/a=b?c=d e&f=\\x22', 'https://example.com:443/a=b?c=REDACTED&f=REDACTED'],
    ['https://example.com:443/?c=caf\u00e9?d=e', 'https://example.com:443/?c=REDACTED'],
    ['https://example.com:443/#token=x&y=z', 'https://example.com:443/#token=REDACTED&y=REDACTED'],
    ['https://example.com:443/?a=b#c=d', 'https://example.com:443/?a=REDACTED#c=REDACTED'],
  ])('%s', (url, clean) => {
    const line = accessLine({ request: request(url), redirect: `"${url}"`, transformed_uri: `"${url}"` });
    const expected = accessLine({
      request: request(clean),
      redirect: `"${clean}"`,
      transformed_uri: `"${clean}"`,
    });
    const { record, raw, prefixed } = redacted(['query-values'], line);
    expect(record).toMatchObject({ request_url: clean, redirect_url: clean, transformed_uri: clean });
    expect(raw).toBe(expected);
    expect(prefixed.endsWith(` 4oeun3q9 ${expected}`)).toBe(true);
  });

  test.each(['"GET /?q=my secret"', '"/?q=secret HTTP/1.1"', '"/?q=secret"', '"GET /?a=b c=secret"'])(
    'a malformed request gives nothing away: %s',
    (malformed) => {
      const { record, raw, prefixed } = redacted(['query-values'], accessLine({ request: malformed }));
      for (const text of [JSON.stringify(record), raw, prefixed]) expect(text).not.toContain('secret');
    },
  );

  test('what is not there stays away', () => {
    const { record, raw } = redacted(
      ['query-values', 'user-agent', 'client-ip'],
      accessLine({ user_agent: '"-"', client: '-' }),
    );
    expect(record).toMatchObject({ redirect_url: null, user_agent: null, client_ip: null });
    expect(raw).toBe(
      accessLine({
        user_agent: '"-"',
        client: '-',
        request: '"GET https://www.example.com:443/a?b=REDACTED HTTP/1.1"',
      }),
    );
  });
});

describe('client-ip', () => {
  test.each<[string, string, string]>([
    ['192.0.2.7:2817', '192.0.2.0', '192.0.2.0:2817'],
    ['[2001:db8:1:2::5]:443', '2001:db8:1::', '[2001:db8:1::]:443'],
    ['2001:db8::5:443', '2001:db8::', '2001:db8:::443'],
    ['[2001:0DB8:0001:2:3:4:5:6]:443', '2001:db8:1::', '[2001:db8:1::]:443'],
    ['[::1]:443', '::', '[::]:443'],
    ['[::2:3:4:5:6:7:8]:443', '0:2:3::', '[0:2:3::]:443'],
    ['[::ffff:192.0.2.7]:443', '::ffff:192.0.2.0', '[::ffff:192.0.2.0]:443'],
    ['somebody:443', 'REDACTED', 'REDACTED:443'],
  ])('%s', (client, ip, endpoint) => {
    const { record, raw } = redacted(['client-ip'], accessLine({ client }));
    expect(record).toMatchObject({ client_ip: ip });
    expect(raw).toBe(accessLine({ client: endpoint }));
  });

  test('of connections', () => {
    const settings = settingsOf({ format: 'raw', redact: ['client-ip', 'user-agent'] });
    expect(encode(settings, CONNECTION, formatNamed('connection')).messages).toEqual([
      CONNECTION.replace('203.0.113.1', '203.0.113.0'),
    ]);
  });
});

describe('fields', () => {
  test('a text, a number and a missing one', () => {
    const { record, raw } = redacted(
      ['user-agent', 'sent_bytes', 'error_reason', 'elb', 'client_ip', 'client-ip'],
      accessLine(),
    );
    expect(record).toMatchObject({
      user_agent: 'REDACTED',
      sent_bytes: 'REDACTED',
      error_reason: null,
      elb: 'REDACTED',
      client_ip: 'REDACTED',
      time: '2026-11-01T00:04:59.123456Z',
    });
    const expected = {
      user_agent: '"REDACTED"',
      sent_bytes: 'REDACTED',
      elb: 'REDACTED',
      client: 'REDACTED:2817',
    };
    expect(raw).toBe(accessLine(expected));
  });

  test('extra tokens', () => {
    const { record, raw } = redacted(['extra'], `${accessLine()} - a "b c"`);
    expect(record).toMatchObject({ extra: ['REDACTED', 'REDACTED'] });
    expect(raw).toBe(`${accessLine()} - REDACTED "REDACTED"`);
  });

  test('the timestamp is the true one', () => {
    const { events } = encode(settingsOf({ redact: ['time'] }), accessLine());
    expect(events[0]?.timestamp).toBe(Date.parse('2026-11-01T00:04:59.123Z'));
  });
});

test('filter and sample see the true values', () => {
  const settings = settingsOf({ redact: ['user-agent'], filter: 'user_agent == "curl/8.7.1"' });
  expect(encode(settings, accessLine()).counts).toEqual({ ...NOTHING, read: 1 });
});

test('an unknown entry is refused', () => {
  const columns = (['access', 'health-check'] as const).flatMap((type) => formatNamed(type).columns);
  expect(redactProblems(['client-ip', 'latency', 'extra'], columns)).toEqual([]);
  expect(redactProblems(['client-ip', 'tls_protocol', 'nope'], columns)).toEqual([
    expect.objectContaining({ subject: 'redact', found: 'tls_protocol, nope' }),
  ]);
});
