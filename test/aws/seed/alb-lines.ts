import type { Draw } from './random.js';

/** What all lines of a load balancer have in common. */
export interface LoadBalancer {
  readonly account: string;
  readonly region: string;
  /** `name.id`, as in the key. */
  readonly name: string;
  readonly host: string;
}

/** An instant in microseconds since the epoch, as the logs write it. */
export function stamp(micros: number): string {
  const millis = Math.floor(micros / 1000);
  const rest = String(micros % 1000).padStart(3, '0');
  return `${new Date(millis).toISOString().slice(0, 23)}${rest}Z`;
}

/** What visitors ask for: how often, how long the target takes for it, and how often that fails. */
interface Page {
  readonly path: string;
  /** Of all weights together. */
  readonly weight: number;
  /** Mean of the target's time, seconds; 0.04 where nothing is said. */
  readonly mean?: number;
  /** The share that ends in a 5xx; 0.004 where nothing is said. */
  readonly failing?: number;
  /** Nothing lies there: those who try it get a 404. */
  readonly missing?: boolean;
}

const PAGES: readonly [Page, ...Page[]] = [
  { path: '/', weight: 12 },
  { path: '/index.html', weight: 4 },
  { path: '/cart', weight: 5, mean: 0.09 },
  { path: '/checkout', weight: 3, mean: 0.35, failing: 0.05 },
  { path: '/products/4711', weight: 10, mean: 0.08 },
  { path: '/products/0815?color=blue&size=m', weight: 6, mean: 0.08 },
  { path: '/search?q=blue+shoes&page=2', weight: 7, mean: 0.6, failing: 0.02 },
  { path: '/api/v1/orders?customer=1042&token=3f9a1c', weight: 5, mean: 0.15, failing: 0.06 },
  { path: '/api/v1/items', weight: 8 },
  { path: '/static/app.js', weight: 12, mean: 0.004, failing: 0 },
  { path: '/static/app.css', weight: 12, mean: 0.004, failing: 0 },
  { path: '/images/logo.svg', weight: 10, mean: 0.003, failing: 0 },
  { path: '/favicon.ico', weight: 6, mean: 0.003, failing: 0 },
  { path: '/healthz', weight: 4, mean: 0.002, failing: 0.001 },
  { path: '/login?next=%2Fcart', weight: 3, mean: 0.12, failing: 0.01 },
  { path: '/wp-login.php', weight: 1, missing: true },
  { path: '/products/caf%C3%A9', weight: 2 },
  { path: '/search?q=a b', weight: 1, mean: 0.6 },
];
const agents = [
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/142.0.0.0 Safari/537.36',
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML, like Gecko) Version/19.1 Safari/605.1.15',
  'Mozilla/5.0 (iPhone; CPU iPhone OS 19_1 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148',
  'Mozilla/5.0 (X11; Linux x86_64; rv:145.0) Gecko/20100101 Firefox/145.0',
  'Mozilla/5.0 (compatible; ExampleBot/2.1; +https://www.example.com/bot.html)',
  'curl/8.9.1',
  'python-requests/2.32.3',
  '-',
] as const;
const verbs = [
  'GET',
  'GET',
  'GET',
  'GET',
  'GET',
  'GET',
  'POST',
  'POST',
  'PUT',
  'DELETE',
  'HEAD',
  'OPTIONS',
] as const;
interface Answer {
  readonly status: string;
  readonly weight: number;
}

/** Answers without a failure. */
const GOOD: readonly [Answer, ...Answer[]] = [
  { status: '200', weight: 70 },
  { status: '204', weight: 3 },
  { status: '206', weight: 2 },
  { status: '301', weight: 2 },
  { status: '302', weight: 4 },
  { status: '304', weight: 12 },
  { status: '400', weight: 1 },
  { status: '401', weight: 2 },
  { status: '403', weight: 1 },
  { status: '404', weight: 2 },
  { status: '429', weight: 1 },
];
const failures = ['500', '502', '503', '504'] as const;
const networks = ['192.0.2.', '198.51.100.', '203.0.113.'] as const;

export function clientAddress(draw: Draw): string {
  if (draw.chance(0.06)) return `2001:db8:${draw.hex(4)}::${draw.whole(1, 0xffff).toString(16)}`;
  return draw.one(networks) + String(draw.whole(1, 255));
}

function seconds(draw: Draw, mean: number): string {
  return Math.min(59, draw.decaying(mean)).toFixed(3);
}

interface Result {
  status: string;
  targetStatus: string;
  target: string;
  times: string;
  error: string;
}

function failed(draw: Draw, target: string, mean: number): Result {
  const status = draw.one(failures);
  const reached = status === '500' || draw.chance(0.4);
  if (reached) {
    const times = `0.00${draw.whole(0, 3)} ${seconds(draw, mean + 1.5)} 0.000`;
    return { status, targetStatus: status, target, times, error: '-' };
  }
  // A page here and there is a Lambda function, which has no address.
  const error = status === '502' && draw.chance(0.2) ? 'LambdaInvalidResponse' : '-';
  const isReached = error === '-' && draw.chance(0.5);
  return { status, targetStatus: '-', target: isReached ? target : '-', times: '-1 -1 -1', error };
}

function served(draw: Draw, { mean = 0.04, failing = 0.004, missing = false }: Page): Result {
  const target = `192.0.2.${draw.whole(200, 216)}:8080`;
  if (draw.chance(failing)) return failed(draw, target, mean);
  const status = missing ? '404' : draw.weighted(GOOD).status;
  const times = `0.00${draw.whole(0, 4)} ${seconds(draw, mean)} 0.00${draw.whole(0, 2)}`;
  return { status, targetStatus: status, target, times, error: '-' };
}

/** Field 13: verb, URL and protocol; now and then what a broken client leaves. */
function requestLine(
  draw: Draw,
  { path }: Page,
  { scheme, host, proto }: { scheme: string; host: string; proto: string },
): string {
  const port = scheme === 'https' ? 443 : 80;
  if (draw.chance(0.001)) return `- http://${host}:${port}- -`;
  const verb = /^\/(api|cart|checkout|login)/.test(path) ? draw.one(verbs) : 'GET';
  const quote = draw.chance(0.002) ? '?title=\\x22sale\\x22' : '';
  return `${verb} ${scheme}://${host}:${port}${path}${quote} ${proto}`;
}

interface Kind {
  type: string;
  scheme: string;
  proto: string;
  tls: string;
}

function kindOf(draw: Draw): Kind {
  const at = draw.share();
  const tls = 'TLS_AES_128_GCM_SHA256 TLSv1.3';
  if (at < 0.62) return { type: 'h2', scheme: 'https', proto: 'HTTP/2.0', tls };
  if (at < 0.9) {
    const older = draw.chance(0.2) ? 'ECDHE-RSA-AES128-GCM-SHA256 TLSv1.2' : tls;
    return { type: 'https', scheme: 'https', proto: 'HTTP/1.1', tls: older };
  }
  if (at < 0.99) return { type: 'http', scheme: 'http', proto: 'HTTP/1.1', tls: '- -' };
  return { type: 'wss', scheme: 'https', proto: 'HTTP/1.1', tls };
}

export type AccessLine = (draw: Draw, micros: number) => string;

/** A maker of access log lines with 33 fields; a few carry the later ones too. */
export function accessLines(balancer: LoadBalancer, node: string): AccessLine {
  const { account, region, host } = balancer;
  const elb = `app/${balancer.name.replace('.', '/')}`;
  const group = `arn:aws:elasticloadbalancing:${region}:${account}:targetgroup/shop-web/73e2d6bc24d8a067`;
  const certificate = `arn:aws:acm:${region}:${account}:certificate/12345678-1234-1234-1234-123456789012`;
  return (draw, micros) => {
    const kind = kindOf(draw);
    const page = draw.weighted(PAGES);
    const { status, targetStatus, target, times, error } = served(draw, page);
    const isTls = kind.scheme === 'https';
    const request = requestLine(draw, page, { ...kind, host });
    const root = `Root=1-${Math.floor(micros / 1e6).toString(16)}-${draw.hex(24)}`;
    const names = isTls ? `"${host}" "${certificate}"` : '"-" "-"';
    const bytes = `${draw.whole(34, 2400)} ${Math.floor(draw.decaying(9000)) + 120}`;
    const rule = status.startsWith('30') ? '"redirect" "https://shop.example.com:443/"' : '"forward" "-"';
    const created = stamp(micros - draw.whole(1000, 90_000));
    const later = draw.chance(0.1) ? ` ${node} - -` : '';
    const list = target === '-' ? '"-"' : `"${target}"`;
    return (
      `${kind.type} ${stamp(micros)} ${elb} ${clientAddress(draw)}:${draw.whole(1024, 65535)} ${target} ${times} ` +
      `${status} ${targetStatus} ${bytes} "${request}" "${draw.one(agents)}" ${kind.tls} ${group} "${root}" ${names} ` +
      `${draw.whole(0, 4)} ${created} ${rule} "${error}" ${list} "${targetStatus}" "-" "-" TID_${draw.hex(32)} "-" "-" "-"${later}`
    );
  };
}

/** A maker of access log lines of a Classic Load Balancer: 15 fields, times first; TCP listeners have no request. */
export function clbLines({ name, host }: LoadBalancer): AccessLine {
  return (draw, micros) => {
    const kind = kindOf(draw);
    const page = draw.weighted(PAGES);
    const { status, targetStatus, target, times } = served(draw, page);
    const client = `${clientAddress(draw)}:${draw.whole(1024, 65535)}`;
    const bytes = `${draw.whole(0, 2400)} ${Math.floor(draw.decaying(9000)) + 120}`;
    if (draw.chance(0.02))
      return `${stamp(micros)} ${name} ${client} ${target} 0.000073 - - - - ${bytes} "- - - " "-" - -`;
    const request = requestLine(draw, page, { ...kind, proto: 'HTTP/1.1', host });
    return (
      `${stamp(micros)} ${name} ${client} ${target} ${times} ${status} ${targetStatus} ${bytes} "${request}" ` +
      `"${draw.one(agents)}" ${kind.tls}`
    );
  };
}

/** A maker of access log lines of a Network Load Balancer's TLS listener: 22 fields, times without a zone. */
export function nlbLines({ account, region, name, host }: LoadBalancer): AccessLine {
  const certificate = `arn:aws:acm:${region}:${account}:certificate/12345678-1234-1234-1234-123456789012`;
  const elb = `net/${name.replace('.', '/')} g3d4b5e8bb8464cd`;
  return (draw, micros) => {
    const created = stamp(micros - draw.whole(1_000_000, 90_000_000)).slice(0, 19);
    const client = `${clientAddress(draw)}:${draw.whole(1024, 65535)} 192.0.2.${draw.whole(200, 216)}:443`;
    const bytes = `${draw.whole(98, 2400)} ${Math.floor(draw.decaying(9000)) + 246}`;
    const took = draw.whole(2, 900);
    const alert = draw.chance(0.02) ? '48' : '-';
    const tls = alert === '-' ? 'TLS_AES_128_GCM_SHA256 tlsv13 X25519MLKEM768' : '- - -';
    const alpn = draw.chance(0.5) ? 'h2 h2 "h2","http/1.1"' : '- - -';
    return (
      `tls 2.0 ${stamp(micros).slice(0, 19)} ${elb} ${client} ${took + draw.whole(1, 5000)} ${took} ${bytes} ${alert} ` +
      `${certificate} - ${tls} ${host} ${alpn} ${created}`
    );
  };
}

/** A connection log line: time first, 13 fields. */
export function connectionLine(draw: Draw, micros: number): string {
  const client = `${clientAddress(draw)} ${draw.whole(1024, 65535)}`;
  const trace = `TID_${draw.hex(32)}`;
  if (draw.chance(0.05)) return `${stamp(micros)} ${client} 443 - - - "-" - - - ${trace} -`;
  const latency = (0.002 + draw.decaying(0.03)).toFixed(3);
  const failedBy = draw.chance(0.02) ? 'Failed:ClientCertUntrusted' : '-';
  return `${stamp(micros)} ${client} 443 TLSv1.3 TLS_AES_128_GCM_SHA256 ${latency} "-" - - ${failedBy} ${trace} X25519MLKEM768`;
}

/** A health check log line: 8 fields. */
export function healthCheckLine(draw: Draw, micros: number): string {
  const target = `192.0.2.${draw.whole(200, 216)}:8080`;
  const latency = (0.002 + draw.decaying(0.02)).toFixed(9);
  const result = draw.chance(0.03) ? 'FAIL 502 TargetError' : 'PASS 200 -';
  return `http ${stamp(micros)} ${latency} ${target} shop-web ${result}`;
}
