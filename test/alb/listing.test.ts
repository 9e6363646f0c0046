import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { prefixesOf } from '../../src/alb/day-prefixes.js';
import { dayPrefix, keyOf, parseLogKey, type LogObjectKey } from '../../src/alb/source-key.js';
import type { LogTypeName } from '../../src/log-types/index.js';
import { isSameSeries, wantedIn, type AlbSelection, type PassedOver } from '../../src/alb/listing.js';
import type { LogObject } from '../../src/objects/object-downloads.js';

const HOUR = 60 * 60 * 1000;
const MIDNIGHT = Date.parse('2026-11-02T00:00:00Z');
const location = { prefix: 'logs/', account: '123456789012', region: 'eu-central-1', day: '2026/11/01' };
const folder = dayPrefix(location);

interface Node {
  readonly name: string;
  readonly logType: LogTypeName;
  readonly nodes: number;
  /** Minutes of the day, multiples of five. */
  readonly ends: readonly number[];
}

function keysOf({ name, logType, nodes, ends }: Node): string[] {
  return ends.flatMap((minutes) => {
    const stamp = new Date(MIDNIGHT - 24 * HOUR + minutes * 60_000).toISOString().replace(/[-:]/g, '');
    return Array.from({ length: nodes }, (_, i) => {
      const tail = `${stamp.slice(0, 13)}Z_192.0.2.${String(i)}_r${String(i)}`;
      return keyOf({ ...location, logType, loadBalancer: `${name}.0123456789abcdef`, tail });
    });
  });
}

/** A bucket, and how many pages were asked of it. */
class Bucket {
  readonly keys: readonly string[];
  pages = 0;

  constructor(keys: readonly string[]) {
    this.keys = [...keys].sort();
  }

  async *list(prefix: string, after = ''): AsyncGenerator<LogObject[]> {
    const found = this.keys.filter((key) => key.startsWith(prefix) && key > after);
    for (let at = 0; at === 0 || at < found.length; at += 1000) {
      this.pages += 1;
      await Promise.resolve();
      yield found.slice(at, at + 1000).map((key) => ({ key, etag: '"e"', size: 1 }));
    }
  }
}

interface Wanted {
  readonly name?: string;
  readonly from?: number;
  readonly to?: number;
}

async function listed(
  bucket: Bucket,
  { name, from = MIDNIGHT - 24 * HOUR, to = MIDNIGHT + 1 }: Wanted = {},
): Promise<{ series: string[][]; passedOver: PassedOver }> {
  const passedOver = { foreign: 0, isMore: false };
  const selection: AlbSelection = {
    windowOf: () => ({ from, to }),
    classify: (key) => {
      if (key.logType !== 'access') return 'foreign';
      return name === undefined || key.name === name ? 'wanted' : 'unwanted';
    },
    note: () => undefined,
  };
  const series: { key: LogObjectKey; keys: string[] }[] = [];
  for await (const { key, objects } of wantedIn(bucket, folder, { selection, passedOver })) {
    const keys = objects.unpack().map(({ tail }) => keyOf({ ...key, tail }));
    const last = series.at(-1);
    if (last !== undefined && isSameSeries(last.key, key)) last.keys.push(...keys);
    else series.push({ key, keys });
  }
  return { series: series.map(({ keys }) => keys), passedOver };
}

const all = Array.from({ length: 288 }, (_, i) => i * 5);

describe('the listing of a day', () => {
  test('costs a page for a thousand wanted keys, and one for each load balancer that is not wanted', async () => {
    const large = ['a', 'b', 'd'].map((name) => ({ name, logType: 'access' as const, nodes: 40, ends: all }));
    const wanted = { name: 'c', logType: 'access' as const, nodes: 10, ends: all };
    const bucket = new Bucket([...large, wanted].flatMap(keysOf));
    const { series } = await listed(bucket, { name: 'c' });
    expect(series.map((keys) => keys.length)).toEqual([2880]);
    expect(bucket.keys.length).toBe(37_440);
    expect(bucket.pages).toBeLessThanOrEqual(7);
  });

  test('jumps over what ends before the window, and over what ends after it', async () => {
    const bucket = new Bucket(keysOf({ name: 'a', logType: 'access', nodes: 100, ends: all }));
    const { series } = await listed(bucket, { from: MIDNIGHT - 12 * HOUR - 1, to: MIDNIGHT - 11 * HOUR });
    expect(series.map((keys) => keys.length)).toEqual([1200]);
    expect(bucket.pages).toBeLessThanOrEqual(4);
  });

  test('says that there may be more of what it passed over', async () => {
    const bucket = new Bucket(keysOf({ name: 'a', logType: 'connection', nodes: 100, ends: all }));
    expect(await listed(bucket)).toEqual({ series: [], passedOver: { foreign: 1000, isMore: true } });
    const small = new Bucket(keysOf({ name: 'a', logType: 'connection', nodes: 1, ends: all }));
    expect(await listed(small)).toEqual({ series: [], passedOver: { foreign: 288, isMore: false } });
  });

  test('finds what a look at every key finds, whatever lies there', async () => {
    const nodes = fc.record({
      name: fc.constantFrom('a', 'a-b', 'b', 'z'),
      logType: fc.constantFrom<LogTypeName>(
        'access',
        'connection',
        'health-check',
        'nlb-access',
        'clb-access',
      ),
      nodes: fc.integer({ min: 1, max: 30 }),
      ends: fc.uniqueArray(
        fc.integer({ min: 0, max: 287 }).map((slot) => slot * 5),
        { maxLength: 288 },
      ),
    });
    const minutes = fc.integer({ min: -30 * 60, max: 6 * 60 });
    await fc.assert(
      fc.asyncProperty(fc.array(nodes, { maxLength: 6 }), minutes, minutes, async (found, one, other) => {
        const bucket = new Bucket([...new Set(found.flatMap(keysOf)), `${folder}no-log`]);
        const [from, to] = [Math.min(one, other), Math.max(one, other)].map((at) => MIDNIGHT + at * 60_001);
        const { series } = await listed(bucket, { name: 'a', from: from ?? 0, to: to ?? 0 });
        const wanted = bucket.keys.filter((each) => {
          const key = parseLogKey(each);
          if (key?.logType !== 'access' || key.name !== 'a') return false;
          return key.intervalEnd >= (from ?? 0) && key.intervalEnd < (to ?? 0);
        });
        expect(series.flat()).toEqual(wanted);
        expect(series.length).toBeLessThanOrEqual(1);
      }),
      { numRuns: 60 },
    );
  });
});

describe('the places of a day', () => {
  test('are those of the load balancers that are spelled out, none within another', () => {
    const places = prefixesOf(
      { loadBalancers: ['shop', 'shop-2', 'shop.eu', '!x'], logTypes: ['access'] },
      location,
    );
    expect(places.map((place) => place.slice(folder.length))).toEqual([
      '123456789012_elasticloadbalancing_eu-central-1_app.shop-2.',
      '123456789012_elasticloadbalancing_eu-central-1_app.shop.',
    ]);
  });

  test.each([[undefined], [['!shop']], [['shop', 'web-*']]])('are the whole day with %j', (loadBalancers) => {
    expect(prefixesOf({ loadBalancers, logTypes: ['access'] }, location)).toEqual([folder]);
  });

  test('cost a page a name and type, however many others there are', async () => {
    const others = Array.from({ length: 3000 }, (_, i) => ({
      ...{ name: `other-${i}`, logType: 'access' as const, nodes: 1, ends: [5] },
    }));
    const shop = { name: 'shop', logType: 'access' as const, nodes: 1, ends: [5, 10] };
    const bucket = new Bucket([...others, shop].flatMap(keysOf));
    const found: string[] = [];
    const selection = {
      ...{ windowOf: () => ({ from: 0, to: Infinity }), note: () => undefined },
      classify: () => 'wanted' as const,
    };
    for (const place of prefixesOf(
      { loadBalancers: ['shop'], logTypes: ['access', 'connection'] },
      location,
    )) {
      const settings = { selection, passedOver: { foreign: 0, isMore: false } };
      for await (const { objects } of wantedIn(bucket, place, settings))
        found.push(...objects.unpack().map(({ tail }) => tail));
    }
    expect([found.length, bucket.pages]).toEqual([2, 2]);
  });
});
