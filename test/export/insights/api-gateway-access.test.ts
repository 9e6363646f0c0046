import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parseAccessEntry } from '../../../src/export/insights/api-gateway-access.js';
import { ID, LAMBDA_ID, TRACE } from './exported-lines.js';
import { anyCharacter } from '../../any-character.js';

const CLF = '192.0.2.1 - - [01/Nov/2026:00:00:00 +0000]';

describe('an entry of an access log', () => {
  test.each([
    [
      'CLF as the console proposes it',
      `${CLF}"GET /pets HTTP/1.1" 200 51 ${ID}`,
      { method: 'GET', path: '/pets', status: 200, bytes: 51, requestId: ID },
    ],
    [
      'CLF with a space, a query string and nothing behind',
      `${CLF} "POST /pets?token=abc HTTP/1.1" 502 -`,
      { method: 'POST', path: '/pets', status: 502 },
    ],
    [
      'JSON of a REST API',
      JSON.stringify({
        ...{
          requestId: ID,
          ip: '192.0.2.1',
          httpMethod: 'GET',
          resourcePath: '/pets/{id}',
          path: '/prod/pets/4',
        },
        ...{ status: '504', responseLength: '33', responseLatency: '29001', integrationLatency: '28990' },
        ...{ xrayTraceId: TRACE, errorMessage: 'Endpoint request timed out' },
      }),
      {
        ...{ requestId: ID, method: 'GET', path: '/prod/pets/4', status: 504, bytes: 33, latencyMs: 29001 },
        ...{ integrationLatencyMs: 28990, traceId: TRACE, problemText: 'Endpoint request timed out' },
      },
    ],
    [
      'JSON of an HTTP API, where a dash is nothing',
      JSON.stringify({
        ...{
          requestId: 'JKJaXmPLvHcESHA=',
          routeKey: 'GET /pets/{id}',
          status: 200,
          'integration-latency': '-',
        },
        ...{ domainName: 'api.example.com', integrationRequestId: LAMBDA_ID },
      }),
      {
        ...{ requestId: 'JKJaXmPLvHcESHA=', method: 'GET', path: '/pets/{id}', status: 200 },
        ...{ host: 'api.example.com', lambdaRequestId: LAMBDA_ID },
      },
    ],
    [
      'JSON in which a value that is not set stands without quotes',
      `{ "requestId": "${ID}", "httpMethod": "GET", "path": "/a", "status": "403", "integrationStatus": -, "integrationLatency": -, "responseLength": "58" }`,
      { requestId: ID, method: 'GET', path: '/a', status: 403, bytes: 58 },
    ],
    [
      'the same as the last value, and for what is read',
      `{"path":"/a","requestId":-,"status":429,"responseLatency": - }`,
      { path: '/a', status: 429 },
    ],
    [
      'JSON with quotes within quotes, and commas and braces',
      `{"httpMethod":"GET","errorMessage":""Cannot read "x, y" of {"z"}"","path":"/a","status":"502"}`,
      { method: 'GET', path: '/a', status: 502, problemText: '"Cannot read "x, y" of {"z"}"' },
    ],
    [
      'the REST format of the Serverless Framework',
      `requestId: ${ID}, ip: 192.0.2.1, caller: -, user: -, requestTime: 20/Nov/2026:08:15:10 +0000, httpMethod: GET, resourcePath: /items/{id}, status: 502, protocol: HTTP/1.1, responseLength: 36`,
      { requestId: ID, method: 'GET', path: '/items/{id}', status: 502, bytes: 36 },
    ],
    [
      'CSV as the console proposes it',
      `192.0.2.1,-,-,20/Nov/2026:08:15:10 +0000,GET,/items/{id},HTTP/1.1,403,23,${ID}`,
      { method: 'GET', path: '/items/{id}', status: 403, bytes: 23, requestId: ID },
    ],
    [
      'XML as the console proposes it',
      `<request id="${ID}"> <ip>192.0.2.1</ip> <caller>-</caller> <user>-</user> <requestTime>20/Nov/2026:08:15:10 +0000</requestTime> <httpMethod>GET</httpMethod> <resourcePath>/items</resourcePath> <status>200</status> <protocol>HTTP/1.1</protocol> <responseLength>36</responseLength> </request>`,
      { requestId: ID, method: 'GET', path: '/items', status: 200, bytes: 36 },
    ],
    ['CLF without a status', `${CLF} "GET /pets HTTP/1.1" - -`, { method: 'GET', path: '/pets' }],
  ])('%s', (_, message, expected) => {
    expect(parseAccessEntry(message)).toEqual(expected);
  });

  test.each(
    [
      [
        '',
        'plain',
        '{}',
        '{"status":200}',
        '{"level":"INFO","message":"GET /"}',
        '[1]',
        '{"status":',
        `${CLF} "GET"`,
        '{"status": -, "level": -',
        'level: info, status: 200',
        'GET /a, path: /a, status: 200',
        '<request id="1"><status>200</status></request>',
        '192.0.2.1 - - [01/Nov/2026:00:00:00 +0000] "CONNECT $connect abc=" id-of-it',
      ],
    ].flat(),
  )('%j is none', (message) => {
    expect(parseAccessEntry(message)).toBeUndefined();
  });

  test('a value of any shape is taken, or left, without a throw', () => {
    fc.assert(
      fc.property(
        fc.dictionary(
          fc.constantFrom('status', 'path', 'requestId', 'latency', 'xrayTraceId'),
          fc.jsonValue(),
        ),
        (object) => {
          const entry = parseAccessEntry(JSON.stringify(object));
          expect(entry?.status ?? 0).toBeGreaterThanOrEqual(0);
          expect(entry?.requestId ?? 'none-at-all').toMatch(/^[\w=-]+$/);
        },
      ),
    );
    const word = fc.constantFrom(
      '"status":',
      '"path":',
      '"',
      ',',
      '{',
      '}',
      ' -',
      'status: ',
      ', path: ',
      '<status>',
      '</',
    );
    fc.assert(
      fc.property(fc.constantFrom('{', '<request ', 'path: '), fc.array(word), (start, words) => {
        expect(parseAccessEntry(`${start}${words.join('')}`)?.status ?? 0).toBeGreaterThanOrEqual(0);
      }),
    );
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter }), (text) => void parseAccessEntry(`${CLF} "${text}`)),
    );
  });
});
