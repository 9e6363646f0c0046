import { double, int, lineFormat, text, unquoted } from '../../encode/line-format.js';

/**
 * Access log lines of an Application Load Balancer, of every generation: 18 tokens up to the trace id, 20 with domain and
 * certificate, 22, 23, 25, 27, 28 and 29 as more was added, 30 with the connection's trace id, 33 with the transforms, and
 * whatever comes after. Names are the columns of the table that AWS documents for Athena.
 */
export const albAccess = lineFormat({
  fewest: 18,
  timeToken: 1,
  tokens: [
    text('type'),
    text('time'),
    text('elb'),
    { kind: 'endpoint', names: ['client_ip', 'client_port'] },
    { kind: 'endpoint', names: ['target_ip', 'target_port'] },
    double('request_processing_time'),
    double('target_processing_time'),
    double('response_processing_time'),
    int('elb_status_code'),
    int('target_status_code'),
    int('received_bytes'),
    int('sent_bytes'),
    { kind: 'request', names: ['request_verb', 'request_url', 'request_proto'] },
    text('user_agent'),
    unquoted('ssl_cipher'),
    unquoted('ssl_protocol'),
    unquoted('target_group_arn'),
    text('trace_id'),
    text('domain_name'),
    text('chosen_cert_arn'),
    int('matched_rule_priority'),
    text('request_creation_time'),
    text('actions_executed'),
    text('redirect_url'),
    text('error_reason'),
    text('target_port_list'),
    text('target_status_code_list'),
    text('classification'),
    text('classification_reason'),
    text('conn_trace_id'),
    text('transformed_host'),
    text('transformed_uri'),
    text('request_transform_status'),
  ],
});
