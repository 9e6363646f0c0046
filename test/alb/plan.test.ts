import { describe, expect, test } from '@jest/globals';
import { IntervalGaps } from '../../src/alb/gaps.js';
import { keyOf } from '../../src/alb/source-key.js';
import type { AlbListing } from '../../src/alb/listing.js';
import { planAlb } from '../../src/alb/plan.js';
import { SelectionCheck } from '../../src/alb/selection-check.js';
import { ENCODER_VERSION } from '../../src/encode/encode.js';
import type { PartitionPlan } from '../../src/engine/mode.js';
import { ServiceError } from '../../src/errors.js';
import { parseInputs } from '../../src/inputs/inputs.js';
import type { LogObject } from '../../src/objects/object-downloads.js';

const DAY_MS = 24 * 60 * 60 * 1000;
const FROM = Date.parse('2026-11-10T00:00:00Z');
const ACCOUNTS = ['111111111111', '222222222222'];
const PAGE = 1000;
const LOAD_BALANCER = 'shop.50dc6c495c0c9188';

/** A page of log objects; the last of a number of pages may be refused. */
type Page = readonly LogObject[] | 'refused';

/** What an account's day shows, page by page. */
type Pages = (account: string, day: string) => readonly Page[];

class Bucket implements AlbListing {
  readonly #pages: Pages;
  listed = 0;

  constructor(pages: Pages) {
    this.#pages = pages;
  }

  async *list(prefix: string): AsyncGenerator<readonly LogObject[]> {
    const [, account = '', day = ''] = /AWSLogs\/(\d+)\/.*\/(\d{4}\/\d\d\/\d\d)\/$/.exec(prefix) ?? [];
    for (const page of this.#pages(account, day)) {
      await Promise.resolve();
      if (page === 'refused') throw refusal();
      this.listed += 1;
      yield page;
    }
  }

  folders(): Promise<string[]> {
    return Promise.resolve(ACCOUNTS);
  }

  filesIn(): Promise<number> {
    return Promise.resolve(0);
  }
}

function refusal(): ServiceError {
  const call = { call: 's3:ListObjectsV2', resource: 's3://lb-logs/' };
  return new ServiceError('not allowed', { ...call, retryable: false, concerns: 'partition' });
}

function pageOf(account: string, day: string, page: number, loadBalancer = LOAD_BALANCER): LogObject[] {
  const place = { prefix: '', account, region: 'us-east-1', day, logType: 'access' as const };
  const tail = `${day.replaceAll('/', '')}T1200Z_192.0.2.10_`;
  const [before = '', after = ''] = keyOf({ ...place, loadBalancer, tail: `${tail} ` }).split(' ');
  return Array.from({ length: PAGE }, (_, i) => {
    const key = `${before}${String(page * PAGE + i).padStart(8, '0')}${after}`;
    return { key, etag: '"e"', size: 100 };
  });
}

function isInWindow(day: string): boolean {
  return day >= '2026/11/10' && day < '2026/11/20';
}

function planOf(bucket: Bucket, days: number): AsyncGenerator<PartitionPlan> {
  const texts: Readonly<Record<string, string>> = {
    ...{ mode: 'alb', 'aws-region': 'us-east-1', 'source-bucket': 'lb-logs' },
    'destination-log-group': '/alb/shop',
  };
  const now = FROM + (days + 1) * DAY_MS;
  const inputs = parseInputs((name) => texts[name] ?? '', { repository: undefined, runId: undefined, now });
  if (inputs.mode !== 'alb') throw new Error('another mode');
  const window = { from: FROM, to: FROM + days * DAY_MS };
  const encode = {
    version: ENCODER_VERSION,
    format: 'json',
    logType: 'access',
    oldest: 0,
    newest: now,
  } as const;
  const settings = {
    ...{
      inputs,
      objects: bucket,
      gaps: new IntervalGaps(),
      check: new SelectionCheck(inputs, bucket, () => now),
    },
    notice: () => undefined,
    partition: {
      destinations: { logs: 'logs:us-east-1:123456789012:/alb/shop' },
      ...({ tooOld: 'skip', redo: false, oldest: () => 0, objectTerms: undefined } as const),
      encodeSettings: () => encode,
      refuse: () => new Error('too old'),
    },
  };
  return planAlb(settings, { window, windowOf: () => window });
}

function shown({ label, listed, failure }: PartitionPlan): string {
  return `${label}${failure === undefined ? `: ${listed}` : ' failed'}`;
}

async function allOf(plans: AsyncGenerator<PartitionPlan>): Promise<string[]> {
  const found: string[] = [];
  for await (const plan of plans) found.push(shown(plan));
  return found;
}

describe('the plan of load balancer logs', () => {
  test('has a partition for each load balancer and day, of all its pages', async () => {
    const bucket = new Bucket((account, day) =>
      day !== '2026/11/10' ? [] : [0, 1, 2].map((page) => pageOf(account, day, page)),
    );
    const label = `${LOAD_BALANCER} access 2026/11/10: 3000`;
    expect(await allOf(planOf(bucket, 1))).toEqual([label, label]);
  });

  test('has nothing of a load balancer whose listing broke off, and all that came before it', async () => {
    const bucket = new Bucket((account, day) => {
      if (day !== '2026/11/10') return [];
      const first = pageOf(account, day, 0, 'a.50dc6c495c0c9188');
      const second = pageOf(account, day, 0);
      return account === ACCOUNTS[0] ? [first, second, 'refused'] : [first, second];
    });
    expect(await allOf(planOf(bucket, 1))).toEqual([
      'a.50dc6c495c0c9188 access 2026/11/10: 1000',
      'account 111111111111 failed',
      'a.50dc6c495c0c9188 access 2026/11/10: 1000',
      `${LOAD_BALANCER} access 2026/11/10: 1000`,
    ]);
  });

  test('is listed 100,000 keys ahead and no further, however many pages a load balancer has', async () => {
    const bucket = new Bucket((account, day) =>
      Array.from({ length: isInWindow(day) ? 40 : 0 }, (_, page) => pageOf(account, day, page)),
    );
    const plans = planOf(bucket, 10);
    const first = await plans.next();
    for (let turn = 0; turn < 5000; turn += 1) await Promise.resolve();
    expect(first.done === true ? undefined : shown(first.value)).toBe(
      `${LOAD_BALANCER} access 2026/11/10: 40000`,
    );
    // The pages of that plan, those that wait, and the next one of each of eight folders.
    expect(bucket.listed).toBeGreaterThanOrEqual(40 + 100);
    expect(bucket.listed).toBeLessThanOrEqual(40 + 100 + 8);
  });

  test('lists the days of its window and those around it, however many years there are', async () => {
    const first = Date.parse('2016-11-10T00:00:00Z');
    const days: string[] = [];
    const bucket = new Bucket((account, day) => {
      days.push(day);
      const isThere = Date.parse(day.replaceAll('/', '-')) >= first;
      return isThere ? [pageOf(account, day, 0).slice(0, 1)] : [];
    });
    const plans = await allOf(planOf(bucket, 1));
    // Only the day of the window has a stamp in it; the ledger has a document for each day.
    expect(plans).toEqual(ACCOUNTS.map(() => `${LOAD_BALANCER} access 2026/11/10: 1`));
    expect([...new Set(days)]).toEqual(['2026/11/09', '2026/11/10', '2026/11/11']);
  });
});
