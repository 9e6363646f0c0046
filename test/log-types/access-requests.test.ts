import { describe, expect, test } from '@jest/globals';
import { ACCESS_FIELDS as ALL, accessLine, fieldsOf } from '../encode/fields.js';
import { formatNamed } from '../encode/formats.js';

const fields = (line: string) => fieldsOf(formatNamed('access'), line);

describe('requests', () => {
  test.each<[string, string | null, string | null, string | null]>([
    ['"GET http://www.example.com:80/ HTTP/1.1"', 'GET', 'http://www.example.com:80/', 'HTTP/1.1'],
    [
      '"GET http://www.example.com:80/a b  c HTTP/1.1"',
      'GET',
      'http://www.example.com:80/a b  c',
      'HTTP/1.1',
    ],
    [
      '"GET http://www.example.com:80/?q=\\x22x\\x22 HTTP/1.1"',
      'GET',
      'http://www.example.com:80/?q=\\x22x\\x22',
      'HTTP/1.1',
    ],
    [
      '"GET http://www.example.com:80/?q=\\"x y\\" HTTP/1.1"',
      'GET',
      'http://www.example.com:80/?q=\\"x y\\"',
      'HTTP/1.1',
    ],
    ['"GET http://[2001:db8::1]:80/ HTTP/1.1"', 'GET', 'http://[2001:db8::1]:80/', 'HTTP/1.1'],
    ['"- http://host:80- -"', null, 'http://host:80-', null],
    ['"- - - "', null, null, null],
    ['"- - -"', null, null, null],
    // Without a version: what stands before the blank at the end is the URL, with its blanks.
    ['"GET https://h.example.com:443/a b "', 'GET', 'https://h.example.com:443/a b', null],
    ['"GET https://h.example.com:443/ "', 'GET', 'https://h.example.com:443/', null],
    ['"GET https://h.example.com:443/a  b  "', 'GET', 'https://h.example.com:443/a  b ', null],
    ['"GET https://h.example.com:443/a - "', 'GET', 'https://h.example.com:443/a -', null],
    ['"GET https://h.example.com:443/a -"', 'GET', 'https://h.example.com:443/a', null],
    ['"- http://host:80- "', null, 'http://host:80-', null],
    ['"GET "', 'GET', '', null],
    ['"-"', null, null, null],
    ['""', null, '', null],
    ['"/only"', null, '/only', null],
    ['"GET /two"', 'GET', '/two', null],
  ])('%s', (request, verb, url, proto) => {
    expect(fields(accessLine({ request }))).toEqual({
      ...ALL,
      request_verb: verb,
      request_url: url,
      request_proto: proto,
    });
  });
});

describe('addresses', () => {
  test.each<[string, string | null, number | null]>([
    ['192.0.2.7:2817', '192.0.2.7', 2817],
    ['[2001:db8::1]:443', '2001:db8::1', 443],
    ['2001:db8::1:443', '2001:db8::1', 443],
    ['[2001:db8::1]', '2001:db8::1', null],
    ['2001:db8::beef', '2001:db8::beef', null],
    ['192.0.2.7', '192.0.2.7', null],
    ['192.0.2.7:', '192.0.2.7', null],
    ['192.0.2.7:-', '192.0.2.7', null],
    ['-', null, null],
  ])('%s', (address, ip, port) => {
    const expected = { ...ALL, client_ip: ip, client_port: port, target_ip: ip, target_port: port };
    expect(fields(accessLine({ client: address, target: address }))).toEqual(expected);
  });
});
