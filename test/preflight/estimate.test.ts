import { describe, expect, test } from '@jest/globals';
import { albEstimate } from '../../src/alb/estimate.js';
import { amplifyEstimate } from '../../src/amplify/estimate.js';
import { estimateJson } from '../../src/preflight/estimate.js';
import { pricesIn } from '../../src/preflight/prices.js';
import type { Survey } from '../../src/engine/survey.js';
import { parseInputs, type AlbInputs } from '../../src/inputs/inputs.js';

const GB = 2 ** 30;

function survey(parts: readonly { logType: string; bytes: number }[]): Survey {
  const window = { from: 0, to: 1 };
  const bytes = parts.reduce((sum, each) => sum + each.bytes, 0);
  return {
    ...{ window, segments: parts.length, held: 0, objects: parts.length, bytes, objectsSkipped: 0 },
    ...{ refusals: [], failures: [], open: window, samples: [] },
    parts: parts.map(({ logType, bytes: size }) => ({
      ...{ identity: { logType }, start: 0, segments: 1, objects: 1, bytes: size },
    })),
  };
}

function inputs(more: Readonly<Record<string, string>> = {}): AlbInputs {
  const given: Record<string, string> = {
    ...{ mode: 'alb', 'aws-region': 'us-east-1', 'source-bucket': 'lb-logs', 'destination-log-group': '/g' },
    ...more,
  };
  const parsed = parseInputs((name) => given[name] ?? '', { now: Date.now() });
  if (parsed.mode !== 'alb') throw new Error('another mode');
  return parsed;
}

test('the price follows size, format, class and sample', () => {
  const one = survey([{ logType: 'access', bytes: GB }]);
  const known = {
    measured: [{ logType: 'access' as const, bytes: 1, uncompressed: 10 }],
    logGroupClass: 'STANDARD',
  };
  const raw = albEstimate(inputs({ 'log-format': 'raw' }), one, known);
  expect(raw).toMatchObject({ objects: 1, bytes: GB, uncompressedBytes: 10 * GB });
  // 10 GB of lines, and 26 bytes for each 650 of them, at $0.50.
  expect(raw.usd).toBeCloseTo(5.2, 2);
  const cheap = albEstimate(inputs({ 'log-format': 'raw' }), one, {
    ...known,
    logGroupClass: 'INFREQUENT_ACCESS',
  });
  expect(cheap.usd).toBeCloseTo(2.6, 2);
  const sampled = albEstimate(inputs({ 'log-format': 'raw', sample: '0.1', filter: 'true' }), one, known);
  expect(sampled.usd).toBeCloseTo(0.52, 2);
  expect(sampled.assumptions.join(' ')).toMatch(/sample keeps 0.1.*filter/);
  expect(albEstimate(inputs(), one, known).usd).toBeGreaterThan(2 * (raw.usd ?? 0));
});

test('without a measure typical ratios are taken, and said', () => {
  const both = survey([
    { logType: 'connection', bytes: 100 },
    { logType: 'access', bytes: 100 },
  ]);
  const measured = [{ logType: 'access' as const, bytes: 10, uncompressed: 0 }];
  const found = albEstimate(inputs({ 'log-types': 'access\nconnection' }), both, {
    measured,
    logGroupClass: 'STANDARD',
  });
  expect(found.uncompressedBytes).toBe(410 + 730);
  expect(found.assumptions[1]).toBe(
    'connection logs are 4.1 times smaller as gzip (assumed: no object was measured).',
  );
  expect(Object.keys(JSON.parse(estimateJson(found)) as object)).toEqual([
    ...['objects', 'bytes', 'uncompressedBytes', 'usd', 'prices'],
  ]);
});

test('hours of Amplify are as large as those that were seen', () => {
  const hours = survey(Array.from({ length: 1000 }, () => ({ logType: '', bytes: 0 })));
  const measured = [{ bytes: GB / 1000, rows: 0 }];
  const logs = { logGroupClass: 'STANDARD', logFormat: 'raw' as const };
  const known = { region: 'us-east-1', measured, logs };
  expect(amplifyEstimate(hours, known).bytes).toBe(GB);
  expect(amplifyEstimate(hours, known).usd).toBeCloseTo(0.5 + 0.0154, 3);
  expect(amplifyEstimate(hours, { ...known, logs: undefined }).usd).toBeCloseTo(0.0154, 3);
  expect(amplifyEstimate(hours, { ...known, measured: [] }).bytes).toBeNull();
  expect(amplifyEstimate(survey([]), { ...known, measured: [] }).usd).toBe(0);
});

describe('prices', () => {
  const one = survey([{ logType: 'access', bytes: GB }]);
  const measured = [{ logType: 'access' as const, bytes: 1, uncompressed: 1 }];
  const estimated = (region: string, logGroupClass: string) =>
    albEstimate(inputs({ 'aws-region': region, 'log-format': 'raw' }), one, { measured, logGroupClass });

  test('are those of the Region, with date and source beside each figure', () => {
    const { usd, prices, assumptions } = estimated('ap-northeast-1', 'STANDARD');
    // 1 GB of lines, and 26 bytes for each 650 of them.
    expect(usd).toBeCloseTo(0.76 * 1.04, 3);
    expect(prices.logsIngestStandardPerGb).toEqual({
      ...{ usd: 0.76, region: 'ap-northeast-1', asOf: '2026-07-01' },
      source: expect.stringContaining('price list'),
    });
    expect(assumptions).toContain(
      "Price, CloudWatch Logs, ingestion, STANDARD: 0.76 USD a GB (ap-northeast-1, 2026-07-01, AWS's price list, as quoted by others).",
    );
  });

  test.each(['eu-west-3', 'cn-north-1', 'us-gov-west-1', 'eusc-de-east-1'])(
    'that are not known in %s are told as such, and which are taken',
    (region) => {
      const { usd, prices, assumptions } = estimated(region, 'INFREQUENT_ACCESS');
      expect(usd).toBeCloseTo(0.25 * 1.04, 3);
      const note = `the price in ${region} is not known, so the one in us-east-1 is used`;
      for (const price of Object.values(prices)) expect(price).toMatchObject({ region: 'us-east-1', note });
      expect(assumptions.filter((line) => line.includes(note))).toHaveLength(3);
    },
  );

  test('of a class that has none here make none', () => {
    const { usd, assumptions } = estimated('us-east-1', 'DELIVERY');
    expect(usd).toBeNull();
    expect(assumptions).toContain('The price of ingestion for log groups of class DELIVERY is not known.');
  });

  test('of each Region are dated, and none is the price of nothing', () => {
    for (const region of ['us-east-1', 'ap-northeast-1', 'ap-northeast-2', 'eu-central-1', 'sa-east-1'])
      for (const { usd, asOf } of Object.values(pricesIn(region))) {
        expect(usd).toBeGreaterThan(0);
        expect(asOf).toMatch(/^20\d\d-\d\d(-\d\d)?$/);
      }
  });
});
