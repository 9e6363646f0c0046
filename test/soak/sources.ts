/** What the runs of the soak read, how it changes while they do, and what must have come of it. */
import { albDay, type AlbDay } from '../aws/seed/alb.js';
import { amplifyRows } from '../aws/seed/amplify.js';
import { albWorkload } from '../faults/alb-workload.js';
import { amplifyWorkload, APP, REFUSED as DOMAIN } from '../faults/amplify-workload.js';
import { exportReadWorkload } from '../faults/export-read-workload.js';
import { exportWorkload } from '../faults/export-workload.js';
import { objectTexts, type Workload } from '../faults/workload.js';
import { ReplacedObjects } from './replaced-objects.js';
import type { Schedule, SoakMode } from './schedule.js';

/** A workload to which more of the source can come, and of which a part may become another. */
export interface Source {
  readonly workload: Workload;
  /** Another part of the source, the n-th, which shows only now, or as of the next day. */
  readonly comesLate: (part: number) => void;
  /** The log group that records go to. */
  readonly group?: string;
  /** Whether a run a day later must find what came late. */
  readonly looksAgain: boolean;
  readonly replaced?: ReplacedObjects;
}

const HOUR_MS = 60 * 60 * 1000;
const DAY_MS = 24 * HOUR_MS;
/** What a schedule of this mode reads. */
export const SOURCES: Readonly<Record<SoakMode, (schedule: Schedule) => Promise<Source>>> = {
  alb: albSource,
  amplify: amplifySource,
  export: exportSource,
  'export-read': exportReadSource,
};

function classOf({ isReadable }: Schedule): 'STANDARD' | 'INFREQUENT_ACCESS' {
  return isReadable ? 'STANDARD' : 'INFREQUENT_ACCESS';
}

/** What names a record in every format, and no other has. */
function traceOf(text: string): string {
  return /Root=1-[0-9a-f]+-[0-9a-f]+/.exec(text)?.[0] ?? text;
}

/** To a log group and a bucket. Late objects have stamps of any time of the day, also before those that were there. */
async function albSource(schedule: Schedule): Promise<Source> {
  const group = '/alb/shop';
  const workload = await albWorkload(group, classOf(schedule));
  const { aws } = workload;
  aws.s3.createBucket('archive');
  const traces = new Set(workload.expected().map(traceOf));
  const place = {
    ...{ bucket: 'lb-logs', day: new Date(Date.now() - DAY_MS).toISOString().slice(0, 10), nodes: 1 },
    ...{ loadBalancer: 'late.00000000000000aa', linesPerObject: 50 },
  };
  const comesLate = (part: number): void => {
    for (const object of albDay({ ...place, seed: part, intervals: [40 - part, 42 - part] })) {
      if (aws.s3.get(object.bucket, object.key) !== undefined) continue;
      aws.s3.putObject(object.bucket, object.key, object.body);
      for (const line of linesOf(object.text)) traces.add(traceOf(line));
    }
  };
  const first: AlbDay = { ...place, loadBalancer: 'shop.50dc6c495c0c9188', linesPerObject: 300 };
  const replaced = new ReplacedObjects(aws, { ...first, intervals: [0, 18] }, (text) =>
    linesOf(text).map(traceOf),
  );
  return {
    ...{ comesLate, group, replaced, looksAgain: false },
    workload: {
      ...workload,
      inputs: { ...workload.inputs, 'destination-bucket': 'archive' },
      expected: () =>
        [...traces]
          .filter((trace) => !replaced.has(trace))
          .flatMap((trace) => [`logs ${trace}`, `s3 ${trace}`]),
      found: () => [
        ...aws.logs.messages(group).map((message) => `logs ${traceOf(message)}`),
        ...objectTexts(aws, 'archive', 'load-balancer-logs/').map((text) => `s3 ${traceOf(text)}`),
      ],
    },
  };
}

function linesOf(text: string): string[] {
  return text.split('\n').filter((line) => line !== '');
}

/** Hours of today, so that there is a second look at them. Rows that it finds do not go to a group that cannot be read back. */
async function amplifySource(schedule: Schedule): Promise<Source> {
  const workload = await amplifyWorkload(classOf(schedule), 2);
  const { aws } = workload;
  const ids: string[] = [];
  const from = Date.parse(workload.inputs['from'] ?? '');
  const comesLate = (part: number): void => {
    const rows = [
      ...amplifyRows({
        ...{ domain: DOMAIN, seed: 100 + part, rowsPerHour: 2 },
        from,
        to: from + 4 * HOUR_MS,
      }),
    ].map((row) => ({ ...row, visibleAt: aws.clock.now() + DAY_MS / 2 }));
    aws.amplify.addRows(APP, DOMAIN, rows);
    ids.push(...rows.map(({ id }) => id));
  };
  const names = schedule.isReadable ? ['s3', 'logs'] : ['s3'];
  return {
    ...{ comesLate, group: '/amplify/app', looksAgain: true },
    workload: {
      ...workload,
      // Also where the bucket is dropped for a while.
      inputs: { ...workload.inputs, ledger: 's3://archive/log-ferry-ledger/' },
      expected: () => [...workload.expected(), ...ids.flatMap((id) => names.map((name) => `${name} ${id}`))],
    },
  };
}

/** A day more than the events reach back: over a midnight, or by a clock that is fast, a schedule begins a day later. */
const LOOKBACK = { lookback: '4d' };

/** Events that come to windows which may be done: each window must have one task that counts all the same. */
async function exportSource(): Promise<Source> {
  const workload = await exportWorkload();
  const today = Math.floor(Date.now() / DAY_MS) * DAY_MS;
  const comesLate = (part: number): void => {
    const timestamp = today - (1 + (part % 3)) * DAY_MS + part * HOUR_MS;
    workload.aws.logs.seed(workload.item.name, 'late', [{ timestamp, message: `late ${String(part)}` }]);
  };
  const inputs = { ...workload.inputs, ...LOOKBACK };
  return { workload: { ...workload, inputs }, comesLate, looksAgain: false };
}

/** Events of yesterday evening, which the second look of the next day finds. */
async function exportReadSource(): Promise<Source> {
  const workload = await exportReadWorkload();
  const late: string[] = [];
  const comesLate = (part: number): void => {
    // Of yesterday as of now: at midnight the second look at the day before is due, and finds nothing that comes later.
    const today = Math.floor(Date.now() / DAY_MS) * DAY_MS;
    const message = `late ${String(part)}`;
    const timestamp = today - (part + 1) * HOUR_MS;
    workload.aws.logs.seed(workload.item.name, `late-${String(part)}`, [{ timestamp, message }]);
    late.push(message);
  };
  const expected = (): string[] => [...workload.expected(), ...late];
  const inputs = { ...workload.inputs, ...LOOKBACK };
  return { workload: { ...workload, inputs, expected }, comesLate, looksAgain: true };
}
