import { double, int, lineFormat, text, unquoted } from '../../encode/line-format.js';

/** Connection log lines of an Application Load Balancer: 12 tokens, later 13, and whatever comes after. */
export const albConnection = lineFormat({
  fewest: 12,
  timeToken: 0,
  tokens: [
    text('time'),
    text('client_ip'),
    int('client_port'),
    int('listener_port'),
    text('tls_protocol'),
    text('tls_cipher'),
    double('tls_handshake_latency'),
    text('leaf_client_cert_subject'),
    unquoted('leaf_client_cert_validity'),
    unquoted('leaf_client_cert_serial_number'),
    unquoted('tls_verify_status'),
    text('conn_trace_id'),
    text('tls_keyexchange'),
  ],
});
