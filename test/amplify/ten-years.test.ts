/** What a long archive costs: each day of a domain in a document of its own, of which a run reads few. */
import { expect, test } from '@jest/globals';
import { amplifyPartition } from '../../src/amplify/partition.js';
import { planAmplify } from '../../src/amplify/plan.js';
import { clockHourOf } from '../../src/amplify/hours.js';
import { DAY_MS, HOUR_MS } from '../../src/time-zone.js';
import { emptyDocument, type SegmentEntry } from '../../src/engine/ledger.js';
import type { PartitionPlan } from '../../src/engine/mode.js';
import { serializeDocument } from '../../src/engine/serialize-document.js';
import { APP, DOMAIN } from './harness.js';

const FROM = Date.parse('2016-01-01T00:00:00Z');
const TO = Date.parse('2026-01-01T00:00:00Z');
const PARTITION = {
  ...{ region: 'eu-central-1', account: '123456789012', redo: false, refusedBefore: undefined },
  ...{ destinations: { s3: 's3://logs/amplify-access-logs/' }, objectTerms: undefined, now: () => TO },
  ...{ logEvents: () => undefined, want: () => undefined, forget: () => Promise.resolve() },
  refuse: () => new Error('too old'),
};

async function planned(window: { from: number; to: number }): Promise<PartitionPlan[]> {
  const settings = { apps: [{ app: APP, domains: [{ app: APP, domain: DOMAIN }] }], isExplicit: false };
  const plans: PartitionPlan[] = [];
  const plan = planAmplify({ ...settings, partition: PARTITION }, { window, windowOf: () => window });
  for await (const each of plan) plans.push(each);
  return plans;
}

/** A day of which every hour was fetched, and once more for late rows. */
function doneDay(day: number): PartitionPlan['documents'][number] & { bytes: number; left: number } {
  const hours = Array.from({ length: 24 }, (_, i) => day + i * HOUR_MS);
  const plan = amplifyPartition({ app: APP, domain: DOMAIN, day, hours, earlier: [] }, PARTITION);
  const [place] = plan.documents;
  if (place === undefined) throw new Error('no document');
  const segments = hours.flatMap((hour): [string, SegmentEntry][] => {
    const stored = {
      key: `amplify-access-logs/app=${APP}/domain=${DOMAIN}/access-log.csv.gz`,
      bytes: 1e6,
      crc32: 'AAAAAA==',
    };
    const entry: SegmentEntry = {
      state: 'committed',
      tally: { read: 12_345, unparsed: 0, restamped: 0 },
      ...{ at: hour, run: 'octo/ferry/1234567890/1/abcdef01', stored },
    };
    return [clockHourOf(hour), `${clockHourOf(hour)}+24h`].map((id) => [id, entry]);
  });
  const document = { ...emptyDocument(place.identity), segments: Object.fromEntries(segments) };
  const { segments: left } = plan.left({ s3: document }, 'this', []);
  return { ...place, bytes: serializeDocument(document).length, left: left.length };
}

test('ten years of hours lie in a document a day of a bounded size, of which a run reads those from the frontier on', async () => {
  const all = await planned({ from: FROM, to: TO });
  // The day before may have hours that are due for their second fetch.
  expect(all).toHaveLength((TO - FROM) / DAY_MS + 1);
  expect(new Set(all.flatMap(({ documents }) => documents.map(({ key }) => key))).size).toBe(all.length);
  const day = doneDay(TO - DAY_MS);
  expect([day.left, all.at(-1)?.documents[0]?.key]).toEqual([0, day.key]);
  expect(day.bytes).toBeLessThan(32 * 1024);
  // A scheduled run after those ten years.
  const now = await planned({ from: TO - 2 * DAY_MS, to: TO });
  expect(now.map(({ label }) => label)).toEqual(
    ['2025-12-29', '2025-12-30', '2025-12-31'].map((date) => `${DOMAIN} ${date}`),
  );
});
