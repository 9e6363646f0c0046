import type { LogType } from '../encode/log-type.js';

/** Connection logs of Application Load Balancers: 12 tokens, later 13 and 15, and whatever comes after. */
export const connection = {
  name: 'connection',
  source: 'Application Load Balancers',
  file: 'conn_log_{account}_elasticloadbalancing_{region}_app.{name}.{id}_{end}_{ip}_{random}.log.gz',
  interval: 5,
  tokens: [
    ['time', 'time'],
    ['string', 'client_ip'],
    ['int', 'client_port'],
    ['int', 'listener_port'],
    ['string', 'tls_protocol'],
    ['string', 'tls_cipher'],
    ['double', 'tls_handshake_latency'],
    ['string', 'leaf_client_cert_subject'],
    ['unquoted', 'leaf_client_cert_validity'],
    ['unquoted', 'leaf_client_cert_serial_number'],
    ['unquoted', 'tls_verify_status'],
    ['string', 'conn_trace_id'],
    ['string', 'tls_keyexchange'],
    ['string', 'elb'],
    ['string', 'ip_address'],
  ],
  minTokens: 12,
  zoneless: false,
  roles: { client: ['client_ip'], trace: 'conn_trace_id' },
  statistics: {
    kind: 'connections',
    protocol: 'tls_protocol',
    cipher: 'tls_cipher',
    keyExchange: 'tls_keyexchange',
    failure: {
      column: 'tls_verify_status',
      begins: 'Failed',
      title: 'Client certificates that were refused',
    },
    handshake: { column: 'tls_handshake_latency', unitsInSecond: 1 },
  },
  typical: { bytes: 150, compression: 4.1, growth: { raw: 1, prefixed: 1.9, json: 5.4 } },
} as const satisfies LogType;
