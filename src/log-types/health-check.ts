import type { LogType } from '../encode/log-type.js';

/** Health check logs of Application Load Balancers: 8 tokens, later 10, and whatever comes after. */
export const healthCheck = {
  name: 'health-check',
  source: 'Application Load Balancers',
  file: 'health_check_log_{account}_elasticloadbalancing_{region}_app.{name}.{id}_{end}_{ip}_{random}.log.gz',
  interval: 5,
  tokens: [
    ['string', 'type'],
    ['time', 'time'],
    ['double', 'latency'],
    ['string', 'target_addr'],
    ['string', 'target_group_id'],
    ['string', 'status'],
    ['int', 'status_code'],
    ['string', 'reason_code'],
    ['string', 'elb'],
    ['string', 'ip_address'],
  ],
  minTokens: 8,
  zoneless: false,
  roles: {},
  statistics: { kind: 'health-checks' },
  typical: { bytes: 82, compression: 6.2, growth: { raw: 1, prefixed: 2.6, json: 7.2 } },
} as const satisfies LogType;
