/** Believable ALB objects for the benchmarks: fixed seed, written once to a cache folder. */
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { albDay } from '../test/aws/seed/alb.js';

export const BUCKET = 'bench-logs';
export const LOAD_BALANCER = 'bench.50dc6c495c0c9188';
const DAY_MS = 24 * 60 * 60 * 1000;

export interface Load {
  readonly folder: string;
  readonly keys: readonly string[];
  readonly lines: number;
  /** Uncompressed. */
  readonly bytes: number;
  readonly gzipped: number;
}

/** A day of one load balancer node: 288 objects with `lines` lines together. */
export function loadOf(lines: number): Load {
  const day = new Date(Date.now() - DAY_MS).toISOString().slice(0, 10);
  const folder = join(tmpdir(), `log-ferry-bench-${day}-${String(lines)}`);
  if (!existsSync(folder)) generate(folder, day, lines);
  const facts: unknown = JSON.parse(readFileSync(join(folder, 'facts.json'), 'utf8'));
  const [bytes, gzipped, total] = ['bytes', 'gzipped', 'lines'].map((name) =>
    Number(Reflect.get(Object(facts), name)),
  );
  const names = readdirSync(folder).filter((name) => name.endsWith('.gz'));
  const keys = names.map((name) => keyOf(day, name)).sort();
  return { folder, keys, lines: total ?? 0, bytes: bytes ?? 0, gzipped: gzipped ?? 0 };
}

export function bodyOf({ folder }: Load, key: string): Buffer {
  return readFileSync(join(folder, basename(key)));
}

function keyOf(day: string, name: string): string {
  return `AWSLogs/123456789012/elasticloadbalancing/us-east-1/${day.replaceAll('-', '/')}/${name}`;
}

function generate(folder: string, day: string, lines: number): void {
  const partial = `${folder}.partial`;
  mkdirSync(partial, { recursive: true });
  const facts = { bytes: 0, gzipped: 0, lines: 0 };
  const settings = {
    bucket: BUCKET,
    loadBalancer: LOAD_BALANCER,
    day,
    nodes: 1,
    linesPerObject: Math.ceil(lines / 288),
  };
  for (const { key, body, text, lines: count } of albDay(settings)) {
    writeFileSync(join(partial, basename(key)), body);
    facts.bytes += Buffer.byteLength(text);
    facts.gzipped += body.length;
    facts.lines += count;
  }
  writeFileSync(join(partial, 'facts.json'), JSON.stringify(facts));
  renameSync(partial, folder);
}
