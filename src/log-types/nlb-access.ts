import type { LogType } from '../encode/log-type.js';

/**
 * Access logs of Network Load Balancers, which only TLS listeners write: 18 tokens, later 21 and 22. Times have no `Z`
 * and are UTC. Names are the columns of the table that AWS documents for Athena.
 */
export const nlbAccess = {
  name: 'nlb-access',
  source: 'Network Load Balancers, TLS listeners',
  file: '{account}_elasticloadbalancing_{region}_net.{name}.{id}_{end}_{random}.log.gz',
  interval: 5,
  tokens: [
    ['string', 'type'],
    ['string', 'version'],
    ['time', 'time'],
    ['string', 'elb'],
    ['string', 'listener_id'],
    ['endpoint', 'client_ip', 'client_port'],
    ['endpoint', 'target_ip', 'target_port'],
    ['double', 'tcp_connection_time_ms'],
    ['double', 'tls_handshake_time_ms'],
    ['int', 'received_bytes'],
    ['int', 'sent_bytes'],
    ['int', 'incoming_tls_alert'],
    ['string', 'cert_arn'],
    ['string', 'certificate_serial'],
    ['string', 'tls_cipher_suite'],
    ['string', 'tls_protocol_version'],
    ['string', 'tls_named_group'],
    ['string', 'domain_name'],
    ['string', 'alpn_fe_protocol'],
    ['string', 'alpn_be_protocol'],
    ['quoted', 'alpn_client_preference_list'],
    ['time', 'tls_connection_creation_time'],
  ],
  minTokens: 18,
  zoneless: true,
  roles: { client: ['client_ip'] },
  statistics: {
    kind: 'connections',
    protocol: 'tls_protocol_version',
    cipher: 'tls_cipher_suite',
    keyExchange: 'tls_named_group',
    failure: { column: 'incoming_tls_alert', begins: '', title: 'TLS alerts from clients' },
    handshake: { column: 'tls_handshake_time_ms', unitsInSecond: 1000 },
  },
  typical: { bytes: 307, compression: 11.3, growth: { raw: 1, prefixed: 1.3, json: 3.5 } },
} as const satisfies LogType;
