/** What must arrive, worked out from AWS's documentation alone and by other means than the program's. */
import type { AlbObject } from '../aws/seed/alb.js';
import { lineOf } from './fixture.js';

export interface ExpectedEvent {
  readonly timestamp: number;
  readonly message: string;
}

interface Line {
  readonly object: AlbObject;
  readonly text: string;
}

function linesOf(objects: readonly AlbObject[]): Line[] {
  return objects.flatMap((object) =>
    object.text
      .split('\n')
      .filter((text) => text !== '')
      .map((text) => ({ object, text })),
  );
}

/** The line's own time, cut to milliseconds. */
export function timeOf(line: string): number {
  const [time = ''] = /\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z/.exec(line) ?? [];
  return Date.parse(`${time.slice(0, 23)}Z`);
}

/** `log-format: raw`, as `Fixture.stored` shows it. */
export function rawEvents(objects: readonly AlbObject[]): string[] {
  return linesOf(objects)
    .map(({ text }) => lineOf({ timestamp: timeOf(text), message: text }))
    .sort();
}

const keyPattern =
  /^(?:(.*)\/)?AWSLogs\/(\d+)\/elasticloadbalancing\/([^/]+)\/(\d+\/\d+\/\d+)\/(?:conn_log_|health_check_log_)?\d+_elasticloadbalancing_[^_]+_app\.([^_]+)_([^_]+)_([^_]+)_([^_]+)\.log\.gz$/;

function partsOf({ key }: AlbObject) {
  const [, prefix, account = '', region = '', day = '', name = '', end = '', ip = '', random = ''] =
    keyPattern.exec(key) ?? [];
  return { prefix, account, region, day, name, end, ip, random };
}

/** `log-format: prefixed`. */
export function prefixedEvents(objects: readonly AlbObject[]): string[] {
  return linesOf(objects)
    .map(({ object, text }) => {
      const { prefix, account, region, day, name, end, ip, random } = partsOf(object);
      const path = prefix === undefined ? 'None' : `/${prefix}`;
      const parts = [object.bucket, path, 'AWSLogs', account, region, day, name, end, ip, random, text];
      return lineOf({ timestamp: timeOf(text), message: parts.join(' ') });
    })
    .sort();
}

const columns = {
  access:
    'type time elb client target request_processing_time target_processing_time response_processing_time elb_status_code ' +
    'target_status_code received_bytes sent_bytes request user_agent ssl_cipher ssl_protocol target_group_arn trace_id ' +
    'domain_name chosen_cert_arn matched_rule_priority request_creation_time actions_executed redirect_url error_reason ' +
    'target_port_list target_status_code_list classification classification_reason conn_trace_id transformed_host ' +
    'transformed_uri request_transform_status ip_address',
  connection:
    'time client_ip client_port listener_port tls_protocol tls_cipher tls_handshake_latency leaf_client_cert_subject ' +
    'leaf_client_cert_validity leaf_client_cert_serial_number tls_verify_status conn_trace_id tls_keyexchange ' +
    'elb ip_address',
  'health-check':
    'type time latency target_addr target_group_id status status_code reason_code elb ip_address',
};
const numeric =
  /_processing_time$|^(elb|target)_status_code$|_bytes$|_port$|^matched_rule_priority$|latency$|^status_code$/;

type Value = string | number | null;

function valueOf(name: string, token: string): Value {
  if (token === '-') return null;
  return numeric.test(name) ? Number(token) : token;
}

function endpoint(name: string, token: string): [string, Value][] {
  const colon = token.lastIndexOf(':');
  const [ip, port] = colon < 0 ? ['-', '-'] : [token.slice(0, colon), token.slice(colon + 1)];
  return [
    [`${name}_ip`, valueOf('', ip)],
    [`${name}_port`, valueOf('_port', port)],
  ];
}

function request(token: string): [string, Value][] {
  const first = token.indexOf(' ');
  const last = token.lastIndexOf(' ');
  const words = [token.slice(0, first), token.slice(first + 1, last).trim(), token.slice(last + 1)];
  return ['verb', 'url', 'proto'].map((name, i) => [`request_${name}`, valueOf('', words[i] ?? '')]);
}

/** The fields of a line by the columns of the table that AWS documents for Athena. */
export function fieldsOf(line: string, type: keyof typeof columns): Record<string, unknown> {
  const tokens = (line.match(/"[^"]*"|[^ ]+/g) ?? []).map((token) => token.replace(/^"|"$/g, ''));
  const names = columns[type].split(' ');
  const extra = tokens.slice(names.length);
  const fields = names.flatMap((name, i): [string, Value][] => {
    // Older lines lack the newer columns.
    const token = tokens[i] ?? '-';
    if (name === 'client' || name === 'target') return endpoint(name, token);
    return name === 'request' ? request(token) : [[name, valueOf(name, token)]];
  });
  return { ...Object.fromEntries(fields), ...(extra.length === 0 ? {} : { extra }) };
}

/** `log-format: json`, as timestamp and value. */
export function jsonEvents(
  objects: readonly AlbObject[],
  type: keyof typeof columns = 'access',
): { timestamp: number; value: unknown }[] {
  return linesOf(objects).map(({ object, text }) => {
    const { account, region, name, end, ip } = partsOf(object);
    const interval = end.replace(/^(\d{4})(\d\d)(\d\d)T(\d\d)(\d\d)Z$/, '$1-$2-$3T$4:$5:00Z');
    const where = { account, region, load_balancer: name, interval_end: interval, node_ip: ip };
    const source = { bucket: object.bucket, key: object.key, ...where };
    return { timestamp: timeOf(text), value: { ...fieldsOf(text, type), source } };
  });
}
