import { describe, expect, test } from '@jest/globals';
import { albConnection } from '../../../src/alb/log-types/connection.js';
import { ALB_FORMATS } from '../../../src/alb/log-types/index.js';
import { albHealthCheck } from '../../../src/alb/log-types/health-check.js';
import { CONNECTION, fieldsOf, HEALTH_CHECK } from '../../encode/fields.js';

const CONNECTED = {
  time: '2026-11-01T00:04:59.514108Z',
  client_ip: '203.0.113.1',
  client_port: 36280,
  listener_port: 443,
  tls_protocol: 'TLSv1.2',
  tls_cipher: 'ECDHE-RSA-AES128-GCM-SHA256',
  tls_handshake_latency: 4.036,
  leaf_client_cert_subject: 'CN=example.com,O=end entity,C=US',
  leaf_client_cert_validity: 'NotBefore=2026-09-21T22:43:21Z;NotAfter=2027-06-17T22:43:21Z',
  leaf_client_cert_serial_number: 'FEF257372D5C14D4',
  tls_verify_status: 'Success',
  conn_trace_id: 'TID_3180a73013c8ca4bac2f731159d4b0fe',
  tls_keyexchange: null,
};

describe('connection logs', () => {
  test('12 fields', () => {
    expect(fieldsOf(albConnection, CONNECTION)).toEqual(CONNECTED);
  });

  test('13 fields', () => {
    expect(fieldsOf(albConnection, `${CONNECTION} x25519`)).toEqual({
      ...CONNECTED,
      tls_keyexchange: 'x25519',
    });
  });

  test('15 fields', () => {
    expect(fieldsOf(albConnection, `${CONNECTION} x25519 app/my-lb/50dc6c495c0c9188 192.0.2.60`)).toEqual({
      ...CONNECTED,
      tls_keyexchange: 'x25519',
      extra: ['app/my-lb/50dc6c495c0c9188', '192.0.2.60'],
    });
  });

  test('without TLS, and from an IPv6 client', () => {
    const line = '2026-11-01T00:04:59.514108Z 2001:db8::1 36280 80 - - - - - - - TID_3180a73013c8ca4b';
    expect(fieldsOf(albConnection, line)).toMatchObject({
      client_ip: '2001:db8::1',
      tls_protocol: null,
      tls_handshake_latency: null,
    });
  });

  test('cut', () => {
    expect(fieldsOf(albConnection, CONNECTION.slice(0, 60))).toMatch(/^\d fields where at least 12 belong$/);
  });

  test('the time comes first', () => {
    const bytes = Buffer.from(CONNECTION);
    expect(albConnection.timeOf(bytes, 0, bytes.length)).toBe(Date.parse('2026-11-01T00:04:59.514Z'));
  });
});

describe('health check logs', () => {
  test('passed', () => {
    expect(fieldsOf(albHealthCheck, HEALTH_CHECK)).toEqual({
      type: 'http',
      time: '2026-11-01T00:04:59.875678Z',
      latency: 0.019584011,
      target_addr: '198.51.100.4:80',
      target_group_id: 'my-targets',
      status: 'PASS',
      status_code: 200,
      reason_code: null,
    });
  });

  test('failed without an answer, with a field that nobody knows yet', () => {
    const line = 'http 2026-11-01T00:04:59.875678Z - 198.51.100.4:80 my-targets FAIL - RequestTimedOut new';
    expect(fieldsOf(albHealthCheck, line)).toMatchObject({
      latency: null,
      status_code: null,
      reason_code: 'RequestTimedOut',
      extra: ['new'],
    });
  });
});

test('each log type has its format', () => {
  expect(Object.keys(ALB_FORMATS)).toEqual(['access', 'connection', 'health-check']);
  expect(ALB_FORMATS['health-check']).toBe(albHealthCheck);
});
