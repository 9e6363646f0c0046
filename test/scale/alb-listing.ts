/**
 * Listings of a bucket that is generated page by page: four days of log objects of several load balancers, beside as many
 * that lie in other days. Nothing is downloaded; the ledger is that of real runs.
 */
import { parseClaim } from '../../src/alb/claim.js';
import { IntervalGaps } from '../../src/alb/gaps.js';
import { dayPrefix, keyOf } from '../../src/alb/source-key.js';
import type { AlbListing } from '../../src/alb/listing.js';
import { planAlb } from '../../src/alb/plan.js';
import { packNames } from '../../src/alb/segments.js';
import { SelectionCheck } from '../../src/alb/selection-check.js';
import { ENCODER_VERSION } from '../../src/encode/encode.js';
import { ServerClock } from '../../src/engine/clock.js';
import type { Carried, ClaimedSegment, Mode } from '../../src/engine/mode.js';
import { RunFigures } from '../../src/engine/run-figures.js';
import { run } from '../../src/engine/run.js';
import { sheet } from '../../src/engine/tally.js';
import { messageOf } from '../../src/errors.js';
import { parseInputs } from '../../src/inputs/inputs.js';
import type { AlbInputs } from '../../src/inputs/types.js';
import type { LogObject } from '../../src/objects/object-downloads.js';
import { VirtualClock } from '../engine/virtual-clock.js';
import { MAX_MIB, type Cost, type ScaleCase } from './case.js';
import { CountedStore } from './counted-store.js';
import { watchMemory } from './export-run.js';

const DAY_MS = 24 * 60 * 60 * 1000;
const INTERVAL_MS = 5 * 60 * 1000;
const PAGE = 1000;
/** ListObjectsV2 of a page and a call of the ledger, ms. */
const CALL_MS = 30;
const DAYS = 4;
const LOAD_BALANCERS = 5;
const INTERVALS = DAY_MS / INTERVAL_MS;
const FROM = Date.parse('2026-11-10T00:00:00Z');
const WINDOW = { from: FROM, to: FROM + DAYS * DAY_MS };
const PLACE = { prefix: '', account: '123456789012', region: 'us-east-1' };
const TEXTS: Readonly<Record<string, string>> = {
  ...{
    mode: 'alb',
    'aws-region': 'us-east-1',
    'source-bucket': 'lb-logs',
    'destination-log-group': '/alb/shop',
  },
  'account-ids': PLACE.account,
};

export const albListingCase: ScaleCase = {
  name: 'alb-listing',
  items: 'keys of four days, with as many of other days beside them',
  fresh: { calls: [200, 120], ledgerBytes: [100_000, 1_500_000], mib: MAX_MIB },
  // A page is a thousand keys, and the folders of the days before and after are looked into; a document is read with its pages.
  again: { calls: [100, 4], ledgerBytes: [0, 0], mib: MAX_MIB },
  async measure(size) {
    const world = { bucket: new Bucket(size), clock: new VirtualClock(FROM + 5 * DAY_MS) };
    const store = new CountedStore(() => world.clock.sleep(CALL_MS));
    return [await costOf({ ...world, store }, 'first'), await costOf({ ...world, store }, 'second')];
  },
};

interface World {
  readonly bucket: Bucket;
  readonly clock: VirtualClock;
  readonly store: CountedStore;
}

async function costOf(world: World, name: string): Promise<Cost> {
  const { bucket, clock, store } = world;
  const [pages, calls, bytes, startedAt] = [bucket.pages, store.calls, store.bytes, clock.now()];
  const memory = watchMemory();
  const result = await clock.drive(runOver(world, name));
  const ledgerCalls = store.calls - calls;
  return {
    ...{ calls: bucket.pages - pages + ledgerCalls, ledgerCalls, ledgerBytes: store.bytes - bytes },
    seconds: (clock.now() - startedAt) / 1000,
    mib: memory() / (1024 * 1024),
    committed: result.complete ? result.committed : messageOf(result.failures[0]?.error ?? 'not complete'),
  };
}

function runOver({ bucket, clock, store }: World, name: string): ReturnType<typeof run> {
  const inputs = albInputs(clock.now());
  const objects = bucket.listing(() => clock.sleep(CALL_MS));
  const gaps = new IntervalGaps();
  const settings = {
    ...{ inputs, objects, gaps, check: new SelectionCheck(inputs, objects, () => clock.now()) },
    notice: () => undefined,
    partition: {
      destinations: { logs: 'logs:us-east-1:123456789012:/alb/shop' },
      ...({ tooOld: 'skip', redo: false, oldest: () => 0, objectTerms: undefined } as const),
      encodeSettings: () => ({
        ...({
          version: ENCODER_VERSION,
          format: 'json',
          logType: 'access',
          oldest: 0,
          newest: FROM + 9 * DAY_MS,
        } as const),
      }),
      refuse: () => new Error('too old'),
    },
  };
  const mode: Mode = {
    plan: (window, windowOf) => planAlb(settings, { window, windowOf }),
    carry: (segment) => Promise.resolve(carried(segment)),
  };
  return run({
    ...{ mode, store, clock, run: name, lease: 15 * 60_000, concurrency: 32, window: WINDOW },
    ...{ serverClock: new ServerClock(clock), cancelled: new AbortController().signal },
    ...{ timeBudget: 0, maxIngest: 0, settleUnanswered: 3000, figures: new RunFigures(['logs']) },
  });
}

function albInputs(now: number): AlbInputs {
  const context = { repository: undefined, runId: undefined, now };
  const inputs = parseInputs((input) => TEXTS[input] ?? '', context);
  if (inputs.mode !== 'alb') throw new Error('another mode');
  return inputs;
}

/** As if all of it was sent: what the ledger keeps is what a delivery leaves there. */
function carried({ id, claim }: ClaimedSegment): Carried {
  const { objects } = parseClaim(id, claim);
  const counters = { objectsRead: objects.length, objectsWritten: 0, bytesRead: 0, bytesWritten: 0 };
  const read = objects.length;
  const tally = { read, unparsed: 0, restamped: 0, logs: sheet(read, { written: read }) };
  return { tally, counters, covers: packNames(objects.map(({ tail }) => tail)) };
}

/** As many keys in the four days as `size` says, the same number in each day and load balancer; other days look the same. */
class Bucket {
  readonly #perSeries: number;
  pages = 0;

  constructor(size: number) {
    this.#perSeries = Math.ceil(size / DAYS / LOAD_BALANCERS);
  }

  listing(call: () => Promise<void>): AlbListing {
    return {
      list: (prefix, after = '') => this.#list(prefix, { after, call }),
      folders: () => Promise.resolve([PLACE.account]),
      filesIn: () => Promise.resolve(0),
    };
  }

  async *#list(
    prefix: string,
    { after, call }: { readonly after: string; readonly call: () => Promise<void> },
  ): AsyncGenerator<readonly LogObject[]> {
    const [day = ''] = /\d{4}\/\d\d\/\d\d/.exec(prefix) ?? [];
    if (prefix !== dayPrefix({ ...PLACE, day })) throw new Error(`Nobody expected a listing of ${prefix}`);
    let page: LogObject[] = [];
    for (const key of this.#keys(day)) {
      if (key <= after) continue;
      page.push({ key, etag: '"0123456789abcdef0123456789abcdef"', size: 2000 });
      if (page.length < PAGE) continue;
      yield await this.#page(page, call);
      page = [];
    }
    yield await this.#page(page, call);
  }

  async #page(page: readonly LogObject[], call: () => Promise<void>): Promise<readonly LogObject[]> {
    this.pages += 1;
    await call();
    return page;
  }

  /** In their order. The day before and the day after have none: their load balancers wrote nothing. */
  *#keys(day: string): Generator<string> {
    const midnight = Date.parse(`${day.replaceAll('/', '-')}T00:00:00Z`);
    if (midnight === WINDOW.to || midnight === WINDOW.from - DAY_MS) return;
    const nodes = Math.ceil(this.#perSeries / INTERVALS);
    for (let lb = 0; lb < LOAD_BALANCERS; lb += 1) {
      for (let i = 0; i < this.#perSeries; i += 1) {
        const [slot, node] = [Math.floor(i / nodes), i % nodes];
        const end = new Date(midnight + slot * INTERVAL_MS).toISOString().replace(/[-:]/g, '').slice(0, 13);
        const address = `10.0.${String(100 + Math.floor(node / 100))}.${String(100 + (node % 100))}`;
        const tail = `${end}Z_${address}_${String(i).padStart(8, '0')}`;
        yield keyOf({
          ...PLACE,
          day,
          logType: 'access',
          loadBalancer: `shop-${String(lb)}.50dc6c495c0c9188`,
          tail,
        });
      }
    }
  }
}
