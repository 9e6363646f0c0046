import { describe, expect, test } from '@jest/globals';
import { ConfigError } from '../../src/errors.js';
import { formatNamed } from './formats.js';
import { createAlbEncoder } from '../../src/encode/encode.js';
import { filterProblems } from '../../src/encode/filter-problems.js';
import { accessLine, CONNECTION } from './fields.js';
import { encode, NOTHING, settingsOf } from './records.js';

const COLUMNS = (['access', 'connection'] as const).flatMap((type) => formatNamed(type).columns);

function isKept(filter: string, line: string): boolean {
  const { events, counts } = encode(settingsOf({ filter }), line);
  expect(counts.filtered + events.length).toBe(1);
  return events.length === 1;
}

describe('what is kept', () => {
  test.each<[string, boolean]>([
    ['elb_status_code >= 500', false],
    ['elb_status_code == 200', true],
    ['type == "https" && type(elb) == string', true],
    ['type in ["h2", "http"]', false],
    ['elb_status_code == 200.0', true],
    ['target_processing_time > 0', true],
    ['target_processing_time > elb_status_code', false],
    ['request_processing_time == -1', false],
    ['target_processing_time in [1, 2]', false],
    ['request_verb == "GET" && request_url.contains("/a?b")', true],
    ['user_agent.startsWith("curl/")', true],
    ['user_agent.matches("^curl/[0-8]")', true],
    ['user_agent.matches("^wget")', false],
    ['!(user_agent.matches("c") && request_url.matches(r"\\?b="))', false],
    ['["x"].exists(x, user_agent.matches("wget"))', false],
    ['redirect_url == null', true],
    ['redirect_url != null', false],
    ['time < "2026-11-01"', false],
    ['timestamp(time) > timestamp("2026-11-01T00:00:00Z")', true],
    ['extra.size() > 0', false],
    ['source.load_balancer == "my-lb.50dc6c495c0c9188"', true],
    ['source.node_ip != "192.0.2.10"', false],
    ['tls_protocol == null', true],
    ['tls_handshake_latency > 1.0', true],
    ['tls_handshake_latency > 1.0 && elb_status_code > 200', false],
    ['tls_protocol == "TLSv1.3"', false],
  ])('%s: %s', (filter, kept) => {
    expect(filterProblems(filter, COLUMNS)).toEqual([]);
    expect(isKept(filter, accessLine())).toBe(kept);
  });

  test('what cannot be evaluated', () => {
    const line = accessLine({ target: '-', target_status_code: '-', user_agent: '"-"' });
    expect(isKept('target_status_code >= 500', line)).toBe(true);
    expect(isKept('!(target_status_code >= 500)', line)).toBe(true);
    expect(isKept('user_agent.matches("x")', line)).toBe(true);
    expect(isKept('target_status_code >= 500 && elb_status_code == 404', line)).toBe(false);
    expect(isKept('elb_status_code / 0 == 1', line)).toBe(true);
  });

  test('what has no shape', () => {
    expect(encode(settingsOf({ filter: 'false' }), `x\n${accessLine()}`).counts).toEqual({
      ...NOTHING,
      read: 2,
      filtered: 1,
      unparsed: 1,
    });
  });

  test('extra tokens', () => {
    expect(isKept('extra[0] == "a"', `${accessLine()} - a b`)).toBe(true);
    expect(isKept('extra.exists(token, token.matches("^c"))', `${accessLine()} - a b`)).toBe(false);
  });

  test('in raw and prefixed alike, and for other log types', () => {
    const lines = `${accessLine()}\n${accessLine({ elb_status_code: '502' })}`;
    const { messages, counts } = encode(
      settingsOf({ format: 'raw', filter: 'elb_status_code >= 500' }),
      lines,
    );
    expect(messages).toEqual([accessLine({ elb_status_code: '502' })]);
    expect(counts).toEqual({ ...NOTHING, read: 2, filtered: 1 });
    const settings = settingsOf({ format: 'prefixed', filter: 'listener_port == 80' });
    expect(encode(settings, CONNECTION, formatNamed('connection')).counts).toEqual({
      ...NOTHING,
      read: 1,
      filtered: 1,
    });
  });

  test('a filtered record is not too old', () => {
    const settings = settingsOf({ filter: 'false', oldest: 8e15 });
    expect(encode(settings, accessLine()).counts).toEqual({ ...NOTHING, read: 1, filtered: 1 });
  });
});

describe('what is refused', () => {
  test.each<[string, string]>([
    ['elb_status_code >=', 'Unexpected token: EOF (line 1, column 19)'],
    ['true &&\n  nope == 1', 'Unknown variable: nope (line 2, column 3)'],
    ['elb_status_code > "a"', 'no such overload: int > string (line 1, column 1)'],
    ['elb_status_code', 'an expression of the type int'],
    ['latency > 1.0', 'Unknown variable: latency (line 1, column 1)'],
    ['user_agent.matches("(")', 'error parsing regexp: missing closing ): `(` (line 1, column 20)'],
    ['user_agent.matches("(?=a)")', 'invalid or unsupported Perl syntax: `(?=` (line 1, column 20)'],
    ['user_agent.matches(request_url)', 'a regular expression that is no plain text (line 1, column 20)'],
    [
      'extra.exists(x, x.matches(user_agent))',
      'a regular expression that is no plain text (line 1, column 27)',
    ],
    ['user_agent.matches()', "found no matching overload for 'string.matches()'"],
  ])('%s', (filter, found) => {
    const problems = filterProblems(filter, COLUMNS);
    expect(problems).toHaveLength(1);
    expect(problems[0]).toMatchObject({ subject: 'filter', found: expect.stringContaining(found) });
    expect(problems[0]?.fix).toContain('target_status_code');
  });

  test('an expression that cannot be read makes no encoder', () => {
    expect(() => createAlbEncoder(settingsOf({ filter: '1 +' }), formatNamed('access'))).toThrow(ConfigError);
    const hidden = 'user_agent.matches( // matches\n "x")';
    expect(() => createAlbEncoder(settingsOf({ filter: hidden }), formatNamed('access'))).toThrow(
      'matches() cannot be replaced in it',
    );
  });
});

test('a hostile line does not stall a regular expression', () => {
  const filter = 'user_agent.matches("^(a+)+$")';
  const started = performance.now();
  expect(isKept(filter, accessLine({ user_agent: `"${'a'.repeat(8000)}!"` }))).toBe(false);
  expect(performance.now() - started).toBeLessThan(2000);
});
