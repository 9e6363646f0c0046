import { describe, expect, test } from '@jest/globals';
import { formatNamed } from '../encode/formats.js';
import { CONNECTION, fieldsOf, HEALTH_CHECK } from '../encode/fields.js';

const connection = formatNamed('connection');
const healthCheck = formatNamed('health-check');
const nlb = formatNamed('nlb-access');
const clb = formatNamed('clb-access');

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
  elb: null,
  ip_address: null,
};

describe('connection logs', () => {
  test('are read from lines of 12 fields', () => {
    expect(fieldsOf(connection, CONNECTION)).toEqual(CONNECTED);
  });

  test('are read from lines of 13 fields', () => {
    expect(fieldsOf(connection, `${CONNECTION} x25519`)).toEqual({
      ...CONNECTED,
      tls_keyexchange: 'x25519',
    });
  });

  test('are read from lines of 15 fields', () => {
    expect(fieldsOf(connection, `${CONNECTION} x25519 app/my-lb/50dc6c495c0c9188 192.0.2.60 new`)).toEqual({
      ...CONNECTED,
      tls_keyexchange: 'x25519',
      elb: 'app/my-lb/50dc6c495c0c9188',
      ip_address: '192.0.2.60',
      extra: ['new'],
    });
  });

  test('without TLS, and from an IPv6 client', () => {
    const line = '2026-11-01T00:04:59.514108Z 2001:db8::1 36280 80 - - - - - - - TID_3180a73013c8ca4b';
    expect(fieldsOf(connection, line)).toMatchObject({
      client_ip: '2001:db8::1',
      tls_protocol: null,
      tls_handshake_latency: null,
    });
  });

  test('a line that was cut is refused, with the number of its fields', () => {
    expect(fieldsOf(connection, CONNECTION.slice(0, 60))).toMatch(/^\d fields where at least 12 belong$/);
  });

  test('the time of a line is its first field', () => {
    const bytes = Buffer.from(CONNECTION);
    expect(connection.timeOf(bytes, 0, bytes.length)).toBe(Date.parse('2026-11-01T00:04:59.514Z'));
  });
});

describe('health check logs', () => {
  test('a check that passed gives every field', () => {
    expect(fieldsOf(healthCheck, HEALTH_CHECK)).toEqual({
      type: 'http',
      time: '2026-11-01T00:04:59.875678Z',
      latency: 0.019584011,
      target_addr: '198.51.100.4:80',
      target_group_id: 'my-targets',
      status: 'PASS',
      status_code: 200,
      reason_code: null,
      elb: null,
      ip_address: null,
    });
  });

  test('failed without an answer, with the later fields and one that nobody knows yet', () => {
    const line =
      'http 2026-11-01T00:04:59.875678Z - 198.51.100.4:80 my-targets FAIL - RequestTimedOut app/my-lb/50dc6c495c0c9188 192.0.2.60 new';
    expect(fieldsOf(healthCheck, line)).toMatchObject({
      latency: null,
      status_code: null,
      reason_code: 'RequestTimedOut',
      elb: 'app/my-lb/50dc6c495c0c9188',
      ip_address: '192.0.2.60',
      extra: ['new'],
    });
  });
});

describe('access logs of Network Load Balancers', () => {
  const start = 'tls 2.0 2026-11-01T00:04:59 net/my-lb/c6e77e28c25b2234 g3d4b5e8bb8464cd 203.0.113.9:51341';
  const line = `${start} 198.51.100.4:443 5 2 98 246 - arn:aws:acm:us-east-1:123456789012:certificate/c - ECDHE-RSA-AES128-SHA tlsv12 - my-lb.example.com h2 h2 "h2","http/1.1" 2026-11-01T00:04:30`;
  const fields = {
    type: 'tls',
    version: '2.0',
    time: '2026-11-01T00:04:59',
    elb: 'net/my-lb/c6e77e28c25b2234',
    listener_id: 'g3d4b5e8bb8464cd',
    client_ip: '203.0.113.9',
    client_port: 51341,
    target_ip: '198.51.100.4',
    target_port: 443,
    tcp_connection_time_ms: 5,
    tls_handshake_time_ms: 2,
    received_bytes: 98,
    sent_bytes: 246,
    incoming_tls_alert: null,
    cert_arn: 'arn:aws:acm:us-east-1:123456789012:certificate/c',
    certificate_serial: null,
    tls_cipher_suite: 'ECDHE-RSA-AES128-SHA',
    tls_protocol_version: 'tlsv12',
    tls_named_group: null,
    domain_name: 'my-lb.example.com',
    alpn_fe_protocol: 'h2',
    alpn_be_protocol: 'h2',
    alpn_client_preference_list: '"h2","http/1.1"',
    tls_connection_creation_time: '2026-11-01T00:04:30',
  };

  test('22 fields; the quotes of a list belong to it', () => {
    expect(fieldsOf(nlb, line)).toEqual(fields);
    expect(fieldsOf(nlb, line.replace(',"http/1.1"', ''))).toEqual({
      ...fields,
      alpn_client_preference_list: '"h2"',
    });
    expect(fieldsOf(nlb, line.replace('"h2","http/1.1"', '-'))).toEqual({
      ...fields,
      alpn_client_preference_list: null,
    });
  });

  test('18 fields, before the protocols of applications', () => {
    expect(fieldsOf(nlb, line.split(' ').slice(0, 18).join(' '))).toEqual({
      ...fields,
      alpn_fe_protocol: null,
      alpn_be_protocol: null,
      alpn_client_preference_list: null,
      tls_connection_creation_time: null,
    });
  });

  test('the time is UTC, with its zone or without', () => {
    for (const text of [line, line.replace(':59 net', ':59Z net')]) {
      const bytes = Buffer.from(text);
      expect(nlb.timeOf(bytes, 0, bytes.length)).toBe(Date.parse('2026-11-01T00:04:59Z'));
    }
  });
});

describe('access logs of Classic Load Balancers', () => {
  const old =
    '2026-11-01T00:04:59.945958Z my-lb 203.0.113.9:2817 198.51.100.4:80 0.000073 0.001048 0.000057 200 200 0 29 "GET http://www.example.com:80/ HTTP/1.1"';
  const fields = {
    time: '2026-11-01T00:04:59.945958Z',
    elb: 'my-lb',
    client_ip: '203.0.113.9',
    client_port: 2817,
    target_ip: '198.51.100.4',
    target_port: 80,
    request_processing_time: 0.000073,
    target_processing_time: 0.001048,
    response_processing_time: 0.000057,
    elb_status_code: 200,
    target_status_code: 200,
    received_bytes: 0,
    sent_bytes: 29,
    request_verb: 'GET',
    request_url: 'http://www.example.com:80/',
    request_proto: 'HTTP/1.1',
    user_agent: null,
    ssl_cipher: null,
    ssl_protocol: null,
  };

  test('are read from lines of 12 and of 15 fields', () => {
    expect(fieldsOf(clb, old)).toEqual(fields);
    expect(fieldsOf(clb, `${old} "curl/8.9.1" DHE-RSA-AES128-SHA TLSv1.2`)).toEqual({
      ...fields,
      user_agent: 'curl/8.9.1',
      ssl_cipher: 'DHE-RSA-AES128-SHA',
      ssl_protocol: 'TLSv1.2',
    });
  });

  test('of a TCP listener', () => {
    const line =
      '2026-11-01T00:04:59.945958Z my-lb 203.0.113.9:2817 198.51.100.4:80 0.000069 0.000028 0.000041 - - 82 305 "- - - " "-" - -';
    expect(fieldsOf(clb, line)).toMatchObject({
      elb_status_code: null,
      target_status_code: null,
      request_verb: null,
      request_url: null,
      request_proto: null,
      user_agent: null,
    });
  });
});
