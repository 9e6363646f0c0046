import { clientAddress } from './alb-lines.js';
import { Draw, seedFrom } from './random.js';

/** The 33 columns, with the backslashes that the service writes. */
export const amplifyHeader =
  'date,time,x-edge-location,sc-bytes,c-ip,cs-method,cs\\(Host),cs-uri-stem,sc-status,cs\\(Referer),cs\\(User-Agent),' +
  'cs-uri-query,cs\\(Cookie),x-edge-result-type,x-edge-request-id,x-host-header,cs-protocol,cs-bytes,time-taken,' +
  'x-forwarded-for,ssl-protocol,ssl-cipher,x-edge-response-result-type,cs-protocol-version,fle-status,' +
  'fle-encrypted-fields,c-port,time-to-first-byte,x-edge-detailed-result-type,sc-content-type,sc-content-len,' +
  'sc-range-start,sc-range-end';

export interface AmplifyRow {
  /** Milliseconds; the row itself tells whole seconds. */
  readonly time: number;
  readonly id: string;
  readonly line: string;
  /** The service shows the row from then on; at once without it. */
  readonly visibleAt?: number;
}

export interface AmplifyTraffic {
  domain: string;
  /** Milliseconds, [from, to). */
  from: number;
  to: number;
  rowsPerHour?: number;
  seed?: number;
  /** A row shows so many milliseconds after its request. */
  lagMs?: number;
}

const stems = [
  '/',
  '/index.html',
  '/about',
  '/static/js/main.39198c94.js',
  '/static/css/main.css',
  '/favicon.ico',
  '/auth/callback',
  '/missing',
] as const;
const agents = [
  'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML like Gecko) Chrome/142.0.0.0 Safari/537.36',
  'Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) AppleWebKit/605.1.15 (KHTML like Gecko) Version/19.1 Safari/605.1.15',
  'curl/8.9.1',
] as const;
const edges = ['FRA60-P1', 'BNA50-P1', 'TLV50-C2', 'SFO53-P4'] as const;
const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

/** As the service writes a value: no comma, no space, a backslash before `(` and `=`. */
function escaped(text: string): string {
  return text.replaceAll(',', '').replaceAll(' ', '%20').replace(/[(=]/g, '\\$&');
}

function requestId(draw: Draw): string {
  const letters = Array.from({ length: 54 }, () => alphabet[draw.whole(0, alphabet.length)] ?? 'A');
  return `${letters.join('')}==`;
}

function row(draw: Draw, time: number, domain: string): AmplifyRow {
  const [date = '', clock = ''] = new Date(time).toISOString().split(/[T.]/);
  const stem = draw.one(stems);
  const status =
    stem === '/missing' ? '404' : draw.chance(0.01) ? '503' : draw.one(['200', '200', '200', '304']);
  const result = status === '503' ? 'Error' : draw.one(['Hit', 'Miss', 'RefreshHit']);
  const type = stem.endsWith('.js')
    ? 'application/javascript'
    : stem.endsWith('.css')
      ? 'text/css'
      : 'text/html';
  const query = stem === '/auth/callback' ? 'code=REDACTED&state=REDACTED' : '-';
  const taken = (0.001 + draw.decaying(0.08)).toFixed(3);
  const id = requestId(draw);
  const referer = draw.chance(0.5) ? '-' : `https://${domain}/`;
  const values = [
    ...[date, clock, draw.one(edges), String(draw.whole(400, 60_000)), clientAddress(draw)],
    ...[draw.chance(0.95) ? 'GET' : 'HEAD', 'd111111abcdef8.cloudfront.net', stem, status, referer],
    ...[
      draw.one(agents),
      query,
      '-',
      result,
      id,
      `www.${domain}`,
      'https',
      String(draw.whole(50, 900)),
      taken,
      '-',
    ],
    ...['TLSv1.3', 'TLS_AES_128_GCM_SHA256', result, draw.one(['HTTP/2.0', 'HTTP/3.0']), '-', '-'],
    ...[
      String(draw.whole(1024, 65535)),
      taken,
      result,
      type,
      draw.chance(0.5) ? '-' : String(draw.whole(100, 50_000)),
      '-',
      '-',
    ],
  ];
  return { time, id, line: values.map(escaped).join(',') };
}

/** Rows in order of time, the same for the same settings; each hour has a generator of its own. */
export function* amplifyRows(traffic: AmplifyTraffic): Generator<AmplifyRow> {
  const { domain, from, to, rowsPerHour = 60, seed = 1, lagMs } = traffic;
  const hour = 3_600_000;
  for (let start = Math.floor(from / hour) * hour; start < to; start += hour) {
    const draw = new Draw(seedFrom(`${seed}/${domain}/${start}`));
    for (let index = 0; index < rowsPerHour; index++) {
      const time = start + Math.floor(((index + draw.share()) * hour) / rowsPerHour);
      const made = row(draw, time, domain);
      if (time < from || time >= to) continue;
      yield lagMs === undefined ? made : { ...made, visibleAt: time + lagMs };
    }
  }
}
