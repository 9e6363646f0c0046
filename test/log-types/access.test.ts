import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { ACCESS, ACCESS_FIELDS as ALL, accessLine, fieldsOf } from '../encode/fields.js';
import { formatNamed } from '../encode/formats.js';

const FORMAT = formatNamed('access');
const fields = (line: string | Buffer) => fieldsOf(FORMAT, line);

describe('generations', () => {
  test('33 fields, in the order of the documentation', () => {
    expect(Object.entries(fields(accessLine()))).toEqual(Object.entries(ALL));
  });

  test('are read from lines of 30 fields', () => {
    const expected = { ...ALL, transformed_host: null, request_transform_status: null };
    expect(fields(accessLine({}, 30))).toEqual(expected);
  });

  test('are read from lines of 29 fields', () => {
    expect(fields(accessLine({}, 29))).toEqual({
      ...ALL,
      conn_trace_id: null,
      transformed_host: null,
      request_transform_status: null,
    });
  });

  const ADDED_LAST = [18, 20, 22, 23, 25, 27, 28];

  test.each([...ADDED_LAST, 19, 21, 24, 26, 31, 32])('%i fields: what came later is null', (tokens) => {
    const later = Object.keys(ALL).slice(tokens + 4);
    expect(fields(accessLine({}, tokens))).toEqual({
      ...ALL,
      ...Object.fromEntries(later.map((name) => [name, null])),
    });
  });

  test('36 fields and more: what nobody knows yet is kept in order', () => {
    const node = `${accessLine()} 192.0.2.60`;
    expect(fields(node)).toEqual({ ...ALL, ip_address: '192.0.2.60' });
    expect(fields(`${node} - -`)).toEqual({ ...ALL, ip_address: '192.0.2.60', extra: ['-', '-'] });
    expect(fields(`${accessLine()} - "a b" "" 5`)).toEqual({ ...ALL, extra: ['a b', '', '5'] });
    const many = Array.from({ length: 500 }, (_, i) => `field-${i}`);
    expect(fields(`${accessLine()} - ${many.join(' ')}`)).toEqual({ ...ALL, extra: many });
  });

  test('a space at the end is no field', () => {
    expect(fields(`${accessLine()} `)).toEqual(ALL);
  });
});

describe('values', () => {
  test('what was never sent to a target: -1 and dashes', () => {
    const line = accessLine({
      target: '-',
      request_time: '-1',
      target_time: '-1',
      response_time: '-1',
      elb_status_code: '460',
      target_status_code: '-',
      user_agent: '"-"',
      ssl_cipher: '-',
      ssl_protocol: '-',
      target_group: '-',
      trace_id: '"-"',
      domain: '"-"',
      cert: '"-"',
      priority: '-1',
      targets: '"-"',
      target_codes: '"-"',
    });
    expect(fields(line)).toMatchObject({
      target_ip: null,
      target_port: null,
      request_processing_time: -1,
      target_processing_time: -1,
      response_processing_time: -1,
      elb_status_code: 460,
      target_status_code: null,
      user_agent: null,
      target_group_arn: null,
      trace_id: null,
      matched_rule_priority: -1,
      target_port_list: null,
    });
  });

  test('lists of targets stay one text', () => {
    const line = accessLine({ targets: '"198.51.100.4:80 [2001:db8::4]:80"', target_codes: '"502 200"' });
    expect(fields(line)).toMatchObject({
      target_port_list: '198.51.100.4:80 [2001:db8::4]:80',
      target_status_code_list: '502 200',
    });
  });

  test.each<[string, string, string]>([
    ['escapes stay text', '"a\\x22b\\x5C"', 'a\\x22b\\x5C'],
    ['empty quotes are an empty text', '""', ''],
    ['a quote inside', '"a"b"', 'a"b'],
    ['an escaped quote before a space', '"a\\" b"', 'a\\" b'],
    ['an escaped quote between spaces', '"a \\" b"', 'a \\" b'],
    ['a backslash at the end', '"a\\"', 'a\\'],
    ['two backslashes at the end', '"a\\\\"', 'a\\\\'],
    ['only a quote', '"""', '"'],
    ['no ASCII', '"caf\u00e9 \u{1f600}"', 'caf\u00e9 \u{1f600}'],
  ])('quoting: %s', (_name, token, value) => {
    expect(fields(accessLine({ user_agent: token }))).toEqual({ ...ALL, user_agent: value });
  });

  test.each<[string, string, string]>([
    ['a quote and a space', '"a" b"', 'there is a quote in the wrong place'],
    ['quotes around words', '"a "b" c"', 'there is a quote in the wrong place'],
    ['quotes between spaces', '"a " b"', 'there is a quote in the wrong place'],
    ['text that looks like two fields', '"a" "b"', 'ssl_cipher is quoted, so another field holds a quote'],
    ['text that looks like three', '"a" b "c"', 'ssl_protocol is quoted, so another field holds a quote'],
  ])('a field that holds quotes as they are shifts no other: %s', (_name, token, why) => {
    const line = { user_agent: token, ssl_cipher: '-', ssl_protocol: '-', target_group: '-', cert: '"-"' };
    expect(fields(accessLine(line))).toBe(why);
  });

  test('a quote in a field that nobody knows yet is its own', () => {
    expect(fields(`${accessLine()} - k="v"`)).toEqual({ ...ALL, extra: ['k="v"'] });
  });

  test('numbers as JSON writes them', () => {
    expect(fields(accessLine({ request_time: '9.5E-5', target_time: '12', sent_bytes: '0' }))).toMatchObject({
      request_processing_time: 9.5e-5,
      target_processing_time: 12,
      sent_bytes: 0,
    });
  });
});

describe('lines without a shape', () => {
  test.each<[string, string, string]>([
    ['too few fields', accessLine({}, 17), '17 fields where at least 18 belong'],
    ['one word', 'hello', '1 fields where at least 18 belong'],
    ['only spaces', '   ', '0 fields where at least 18 belong'],
    ['an open quote', '"GET / HTTP/1.1', 'a quoted field does not end'],
    ['a lone quote', '"', 'a quoted field does not end'],
    ['no status', accessLine({ elb_status_code: 'abc' }), 'elb_status_code is no whole number'],
    ['half a byte', accessLine({ sent_bytes: '1.5' }), 'sent_bytes is no whole number'],
    ['leading zeros', accessLine({ sent_bytes: '007' }), 'sent_bytes is no whole number'],
    ['a lone minus sign and more', accessLine({ sent_bytes: '-x' }), 'sent_bytes is no whole number'],
    ['no duration', accessLine({ target_time: '0.' }), 'target_processing_time is no number'],
    ['no exponent', accessLine({ target_time: '1e+' }), 'target_processing_time is no number'],
    ['not a number', accessLine({ target_time: 'NaN' }), 'target_processing_time is no number'],
    ['two numbers in one', accessLine({ target_time: '1.2.3' }), 'target_processing_time is no number'],
    ['no port', accessLine({ client: '192.0.2.7:http' }), 'client_port is no whole number'],
  ])('%s', (_name, line, why) => {
    expect(fields(line)).toBe(why);
  });

  test('a line cut anywhere is read or refused, never misread', () => {
    const line = accessLine();
    for (let length = 1; length < line.length; length++) {
      const read = fields(line.slice(0, length));
      if (typeof read !== 'string')
        expect(line.slice(0, length).split(' ').length).toBeGreaterThanOrEqual(18);
    }
  });

  test('any bytes are answered', () => {
    fc.assert(
      fc.property(fc.uint8Array({ minLength: 1, maxLength: 300 }), (bytes) => {
        expect(['string', 'object']).toContain(typeof fields(Buffer.from(bytes)));
      }),
    );
  });
});

test('the time is found without parsing', () => {
  const bytes = Buffer.from(`x ${accessLine()}`);
  expect(FORMAT.timeOf(bytes, 2, bytes.length)).toBe(Date.parse('2026-11-01T00:04:59.123Z'));
  expect(FORMAT.timeOf(bytes, 2, 7)).toBeNaN();
  expect(Object.values(ACCESS)).toHaveLength(33);
});
