import { gzipSync } from 'node:zlib';
import { accessLines, clbLines, connectionLine, healthCheckLine, nlbLines } from './alb-lines.js';
import { Draw, seedFrom } from './random.js';

export type AlbLogType = 'access' | 'connection' | 'health-check' | 'nlb-access' | 'clb-access';

export interface AlbDay {
  bucket: string;
  /** Empty, or a path with or without its slashes. */
  prefix?: string;
  account?: string;
  region?: string;
  /** `name.id`; the name alone for a Classic Load Balancer. */
  loadBalancer?: string;
  /** `YYYY-MM-DD`. */
  day: string;
  type?: AlbLogType;
  /** Load balancer nodes; each writes an object every 5 minutes. */
  nodes?: number;
  linesPerObject?: number;
  seed?: number;
  host?: string;
  /** The part of the day, in five-minute intervals from midnight: [from, to) of 288. */
  intervals?: [from: number, to: number];
  /** gzip level; 1 for benchmarks that only want much data soon. */
  level?: number;
}

export interface AlbObject {
  bucket: string;
  key: string;
  /** The object as it lies in the bucket: gzipped, except that of a Classic Load Balancer. */
  body: Buffer;
  lines: number;
  text: string;
}

const interval = 5 * 60_000;
/** What stands before the account in an object's name, and before the load balancer. */
const marks: Record<AlbLogType, readonly [mark: string, balancer: string]> = {
  access: ['', 'app.'],
  connection: ['conn_log_', 'app.'],
  'health-check': ['health_check_log_', 'app.'],
  'nlb-access': ['', 'net.'],
  'clb-access': ['', ''],
};

type Settings = Required<AlbDay>;

function settle(day: AlbDay): Settings {
  return {
    prefix: '',
    account: '123456789012',
    region: 'us-east-1',
    loadBalancer: 'shop.50dc6c495c0c9188',
    type: 'access',
    nodes: 2,
    linesPerObject: 100,
    seed: 1,
    host: 'shop.example.com',
    intervals: [0, 288],
    level: 6,
    ...day,
  };
}

/** The object's key: the stamp is the END of the interval, and so is the day of the path. */
function keyOf(settings: Settings, at: { end: number; node: string; draw: Draw }): string {
  const { account, region, loadBalancer, type } = settings;
  const end = new Date(at.end).toISOString();
  const path = settings.prefix.replace(/^\/+|\/+$/g, '');
  const random = Number.parseInt(at.draw.hex(12), 16).toString(36).padStart(8, '0').slice(-8);
  const [mark, balancer] = marks[type];
  const name = [
    `${mark}${account}`,
    'elasticloadbalancing',
    region,
    `${balancer}${loadBalancer}`,
    `${end.slice(0, 16).replace(/[-:]/g, '')}Z`,
    ...(type === 'nlb-access' ? [] : [at.node]),
    `${random}${type === 'clb-access' ? '.log' : '.log.gz'}`,
  ].join('_');
  const folder = `AWSLogs/${account}/elasticloadbalancing/${region}/${end.slice(0, 10).replaceAll('-', '/')}`;
  return `${path === '' ? '' : `${path}/`}${folder}/${name}`;
}

function lineMaker(settings: Settings, node: string): (draw: Draw, micros: number) => string {
  if (settings.type === 'connection') return connectionLine;
  if (settings.type === 'health-check') return healthCheckLine;
  const { account, region, loadBalancer: name, host } = settings;
  if (settings.type === 'nlb-access') return nlbLines({ account, region, name, host });
  if (settings.type === 'clb-access') return clbLines({ account, region, name, host });
  return accessLines({ account, region, name, host }, node);
}

/** Line times in order inside the interval; the last is before its end. */
function writeText(settings: Settings, at: { start: number; node: string; draw: Draw }): string {
  const { linesPerObject } = settings;
  const line = lineMaker(settings, at.node);
  const step = (interval * 1000) / linesPerObject;
  let text = '';
  for (let index = 0; index < linesPerObject; index++) {
    const micros = at.start * 1000 + Math.floor((index + at.draw.share()) * step);
    text += `${line(at.draw, micros)}\n`;
  }
  return text;
}

/** A day of one load balancer: an object for each node and five minutes, the same for the same settings. */
export function* albDay(day: AlbDay): Generator<AlbObject> {
  const settings = settle(day);
  const [from, to] = settings.intervals;
  const midnight = Date.parse(`${settings.day}T00:00:00Z`);
  for (let index = from; index < to; index++) {
    for (let number = 0; number < settings.nodes; number++) {
      const node = `198.51.100.${200 + number}`;
      const start = midnight + index * interval;
      const id = [settings.seed, settings.loadBalancer, settings.type, start, number].join('/');
      const draw = new Draw(seedFrom(id));
      const key = keyOf(settings, { end: start + interval, node, draw });
      const text = writeText(settings, { start, node, draw });
      const body =
        settings.type === 'clb-access' ? Buffer.from(text) : gzipSync(text, { level: settings.level });
      yield { bucket: settings.bucket, key, body, lines: settings.linesPerObject, text };
    }
  }
}
