import type { LogType } from '../encode/log-type.js';

/**
 * Access logs of Application Load Balancers, of every generation: 18 tokens up to the trace id, 20 with domain and
 * certificate, 22, 23, 25, 27, 28 and 29 as more was added, 30 with the connection's trace id, 33 with the transforms, 34
 * with the node's address, and whatever comes after. Names are the columns of the table that AWS documents for Athena;
 * that of the 34th is AWS's in vended logs.
 */
export const access = {
  name: 'access',
  source: 'Application Load Balancers',
  file: '{account}_elasticloadbalancing_{region}_app.{name}.{id}_{end}_{ip}_{random}.log.gz',
  interval: 5,
  tokens: [
    ['string', 'type'],
    ['time', 'time'],
    ['string', 'elb'],
    ['endpoint', 'client_ip', 'client_port'],
    ['endpoint', 'target_ip', 'target_port'],
    ['double', 'request_processing_time'],
    ['double', 'target_processing_time'],
    ['double', 'response_processing_time'],
    ['int', 'elb_status_code'],
    ['int', 'target_status_code'],
    ['int', 'received_bytes'],
    ['int', 'sent_bytes'],
    ['request', 'request_verb', 'request_url', 'request_proto'],
    ['string', 'user_agent'],
    ['unquoted', 'ssl_cipher'],
    ['unquoted', 'ssl_protocol'],
    ['unquoted', 'target_group_arn'],
    ['string', 'trace_id'],
    ['string', 'domain_name'],
    ['string', 'chosen_cert_arn'],
    ['int', 'matched_rule_priority'],
    ['time', 'request_creation_time'],
    ['string', 'actions_executed'],
    ['string', 'redirect_url'],
    ['string', 'error_reason'],
    ['string', 'target_port_list'],
    ['string', 'target_status_code_list'],
    ['string', 'classification'],
    ['string', 'classification_reason'],
    ['string', 'conn_trace_id'],
    ['string', 'transformed_host'],
    ['string', 'transformed_uri'],
    ['string', 'request_transform_status'],
    ['string', 'ip_address'],
  ],
  minTokens: 18,
  zoneless: false,
  roles: {
    client: ['client_ip'],
    url: ['request_url', 'redirect_url', 'transformed_uri'],
    userAgent: ['user_agent'],
    status: ['elb_status_code', 'target_status_code'],
    duration: ['request_processing_time', 'target_processing_time', 'response_processing_time'],
    trace: 'trace_id',
  },
  statistics: { kind: 'requests' },
  typical: { bytes: 650, compression: 7.3, growth: { raw: 1, prefixed: 1.2, json: 2.6 } },
} as const satisfies LogType;
