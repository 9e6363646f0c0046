import type { LogType } from '../encode/log-type.js';

/**
 * Access logs of Classic Load Balancers: 12 tokens, since 2014 15 with the user agent and TLS. Names are those of the
 * Application Load Balancer's columns. Objects are not compressed; a load balancer writes them every 5 or 60 minutes.
 */
export const clbAccess = {
  name: 'clb-access',
  source: 'Classic Load Balancers',
  file: '{account}_elasticloadbalancing_{region}_{name}_{end}_{ip}_{random}.log',
  interval: 60,
  tokens: [
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
  ],
  minTokens: 12,
  zoneless: false,
  roles: {
    client: ['client_ip'],
    url: ['request_url'],
    userAgent: ['user_agent'],
    status: ['elb_status_code', 'target_status_code'],
    duration: ['request_processing_time', 'target_processing_time', 'response_processing_time'],
  },
  statistics: { kind: 'requests' },
  typical: { bytes: 256, compression: 1, growth: { raw: 1, prefixed: 1.4, json: 3.5 } },
} as const satisfies LogType;
