import type { LineFormat } from '../../src/encode/types.js';

/** The fields of a line as an object, the way the JSON records show them; or why it has none. */
export function fieldsOf(format: LineFormat, line: string | Buffer): Record<string, unknown> | string {
  const bytes = Buffer.concat([Buffer.from('"before" '), Buffer.from(line), Buffer.from(' "after"')]);
  const start = 9;
  const reader = format.reader();
  const why = reader.read(bytes, start, bytes.length - 8);
  if (why !== undefined) return why;
  const text = (i: number): string => bytes.toString('utf8', reader.from[i], reader.to[i]);
  const entries = format.columns.map(({ name, kind }, i): [string, unknown] => {
    if (reader.from[i] === -1) return [name, null];
    return [name, kind === 'int' || kind === 'double' ? Number(text(i)) : text(i)];
  });
  const extra = Array.from({ length: reader.extras }, (_, i) => text(format.columns.length + i));
  return { ...Object.fromEntries(entries), ...(extra.length > 0 ? { extra } : {}) };
}

/** The tokens of an access log line of the generation with 33 fields, by the names of the documentation's syntax. */
export const ACCESS = {
  type: 'https',
  time: '2026-11-01T00:04:59.123456Z',
  elb: 'app/my-lb/50dc6c495c0c9188',
  client: '192.0.2.7:2817',
  target: '198.51.100.4:80',
  request_time: '0.086',
  target_time: '0.048',
  response_time: '0.037',
  elb_status_code: '200',
  target_status_code: '200',
  received_bytes: '34',
  sent_bytes: '366',
  request: '"GET https://www.example.com:443/a?b=c HTTP/1.1"',
  user_agent: '"curl/8.7.1"',
  ssl_cipher: 'ECDHE-RSA-AES128-GCM-SHA256',
  ssl_protocol: 'TLSv1.2',
  target_group: 'arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/t/73e2d6bc24d8a067',
  trace_id: '"Root=1-58337281-1d84f3d73c47ec4e58577259"',
  domain: '"www.example.com"',
  cert: '"arn:aws:acm:us-east-1:123456789012:certificate/12345678-1234-1234-1234-123456789012"',
  priority: '1',
  created: '2026-11-01T00:04:58.364000Z',
  actions: '"waf,forward"',
  redirect: '"-"',
  error: '"-"',
  targets: '"198.51.100.4:80"',
  target_codes: '"200"',
  classification: '"-"',
  classification_reason: '"-"',
  conn_trace_id: 'TID_1234abcd5678ef90',
  transformed_host: '"m.example.com"',
  transformed_uri: '"-"',
  transform_status: '"TransformSuccess"',
};

/** The same as it is read. */
export const ACCESS_FIELDS = {
  type: 'https',
  time: '2026-11-01T00:04:59.123456Z',
  elb: 'app/my-lb/50dc6c495c0c9188',
  client_ip: '192.0.2.7',
  client_port: 2817,
  target_ip: '198.51.100.4',
  target_port: 80,
  request_processing_time: 0.086,
  target_processing_time: 0.048,
  response_processing_time: 0.037,
  elb_status_code: 200,
  target_status_code: 200,
  received_bytes: 34,
  sent_bytes: 366,
  request_verb: 'GET',
  request_url: 'https://www.example.com:443/a?b=c',
  request_proto: 'HTTP/1.1',
  user_agent: 'curl/8.7.1',
  ssl_cipher: 'ECDHE-RSA-AES128-GCM-SHA256',
  ssl_protocol: 'TLSv1.2',
  target_group_arn: 'arn:aws:elasticloadbalancing:us-east-1:123456789012:targetgroup/t/73e2d6bc24d8a067',
  trace_id: 'Root=1-58337281-1d84f3d73c47ec4e58577259',
  domain_name: 'www.example.com',
  chosen_cert_arn: 'arn:aws:acm:us-east-1:123456789012:certificate/12345678-1234-1234-1234-123456789012',
  matched_rule_priority: 1,
  request_creation_time: '2026-11-01T00:04:58.364000Z',
  actions_executed: 'waf,forward',
  redirect_url: null,
  error_reason: null,
  target_port_list: '198.51.100.4:80',
  target_status_code_list: '200',
  classification: null,
  classification_reason: null,
  conn_trace_id: 'TID_1234abcd5678ef90',
  transformed_host: 'm.example.com',
  transformed_uri: null,
  request_transform_status: 'TransformSuccess',
  ip_address: null,
};

export function accessLine(changes: Partial<typeof ACCESS> = {}, tokens = 33): string {
  return Object.values({ ...ACCESS, ...changes })
    .slice(0, tokens)
    .join(' ');
}

export const CONNECTION =
  '2026-11-01T00:04:59.514108Z 203.0.113.1 36280 443 TLSv1.2 ECDHE-RSA-AES128-GCM-SHA256 4.036 ' +
  '"CN=example.com,O=end entity,C=US" NotBefore=2026-09-21T22:43:21Z;NotAfter=2027-06-17T22:43:21Z ' +
  'FEF257372D5C14D4 Success TID_3180a73013c8ca4bac2f731159d4b0fe';

export const HEALTH_CHECK =
  'http 2026-11-01T00:04:59.875678Z 0.019584011 198.51.100.4:80 my-targets PASS 200 -';
