/** What each mode does in its life, for a look at everything that it asks AWS for. */
import { policyOf, type Document, type Values } from '../../scripts/infra/policies.js';
import { amplifyRows } from '../aws/seed/amplify.js';
import { Fixture, type Outcome } from '../main/fixture.js';
import { Guard } from './permissions.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

export const APP = 'd2abcdefghijkl';
const OTHER_APP = 'd3abcdefghijkl';
export const KEY = 'arn:aws:kms:us-east-1:123456789012:key/11112222-3333-4444-5555-666677778888';

export const VALUES: Values = {
  partition: 'aws',
  region: 'us-east-1',
  account: '123456789012',
  dns_suffix: 'amazonaws.com',
  app_id: [APP, OTHER_APP],
  source_bucket: 'lb-logs',
  source_prefix: 'team/',
  destination_bucket: 'archive',
  destination_prefix: 'carried/',
  destination_log_group: '/shop/access',
  create_log_group: 'true',
  log_group: ['/app/*', 'worker'],
  clean_leftovers: 'true',
  kms_key_arn: KEY,
  metrics_log_group: '/log-ferry/metrics',
  ledger_bucket: 'ledgers',
  ledger_prefix: 'ferry/',
};

export interface FinishedRun {
  readonly fixture: Fixture;
  readonly guard: Guard;
  readonly execute: (inputs?: Readonly<Record<string, string>>) => Promise<Outcome>;
}

const COMMON = { ledger: 's3://ledgers/ferry/', 'metrics-log-group': '/log-ferry/metrics' };
const DRY = { 'dry-run': 'true' };
const VERIFY = { verify: 'true' };

/** A local AWS that answers to the policy of a mode alone. */
async function start(
  policy: Document,
  inputs: Readonly<Record<string, string>>,
  prepare: (fixture: Fixture) => void,
): Promise<FinishedRun> {
  const fixture = await Fixture.build();
  fixture.aws.s3.createBucket('ledgers');
  fixture.aws.logs.createGroup('/log-ferry/metrics');
  prepare(fixture);
  const guard = new Guard(fixture.aws, policy);
  return { fixture, guard, execute: (more = {}) => fixture.execute({ ...COMMON, ...inputs, ...more }) };
}

/** Runs; where that fails, nothing is left open. */
async function executed(
  finished: FinishedRun,
  execute: (finished: FinishedRun) => Promise<void>,
): Promise<FinishedRun> {
  try {
    await execute(finished);
    return finished;
  } catch (error) {
    await finished.fixture.close();
    throw error;
  }
}

/** A run that must end well. */
async function well(run: Promise<Outcome>): Promise<Outcome> {
  const outcome = await run;
  if (outcome.code !== 0 || outcome.log.includes('\n✗')) throw new Error(outcome.log);
  return outcome;
}

export async function alb(policy = policyOf('alb', VALUES)): Promise<FinishedRun> {
  const inputs = {
    'source-prefix': 'team',
    'destination-log-group': '/shop/access',
    'create-log-group': 'true',
    'destination-bucket': 'archive',
    'destination-prefix': 'carried',
  };
  return start(policy, { ...inputs, 'retention-days': '30' }, (fixture) => {
    fixture.aws.s3.createBucket('archive');
    fixture.seed(1, [0, 4], { prefix: 'team' });
  });
}

/** A dry run; a run that creates its log group; one that sets its retention, whose answer is lost, and that reads back what arrived. */
export async function runAlb(): Promise<FinishedRun> {
  return executed(await alb(), async ({ fixture, execute }) => {
    await well(execute(DRY));
    await well(execute());
    loseRetention(fixture);
    fixture.seed(1, [4, 8], { prefix: 'team' });
    fixture.aws.faults.add({
      service: 'logs',
      operation: 'PutLogEvents',
      on: 1,
      kind: 'reset',
      when: 'after',
    });
    await well(execute());
    await well(execute(VERIFY));
  });
}

/** As if it had been refused when the group was created: the next run sets it. */
function loseRetention({ aws }: Fixture): void {
  Object.assign(aws.logs.group('/shop/access') ?? {}, { retentionDays: undefined });
}

export async function amplify(policy = policyOf('amplify', VALUES)): Promise<FinishedRun> {
  const inputs = {
    mode: 'amplify',
    'source-bucket': '',
    'app-id': `${APP}\n${OTHER_APP}`,
    'destination-bucket': 'archive',
    'destination-prefix': 'carried',
    'kms-key-id': KEY,
    'destination-log-group': '/shop/access',
    'create-log-group': 'true',
    'retention-days': '30',
    lookback: '3h',
  };
  return start(policy, inputs, (fixture) => {
    fixture.aws.s3.createBucket('archive');
    fixture.aws.amplify.createApp(APP, { domains: ['example.com'] });
    fixture.aws.amplify.createApp(OTHER_APP);
    const traffic = { domain: 'example.com', from: Date.now() - 2 * DAY, to: Date.now(), rowsPerHour: 6 };
    fixture.aws.amplify.addRows(APP, 'example.com', [...amplifyRows(traffic)]);
  });
}

/** A dry run; a run into both destinations; the same hours once more, over what lies there. */
export async function runAmplify(): Promise<FinishedRun> {
  return executed(await amplify(), async ({ fixture, execute }) => {
    await well(execute(DRY));
    await well(execute());
    loseRetention(fixture);
    const from = new Date(Math.floor(Date.now() / HOUR) * HOUR - 3 * HOUR).toISOString();
    fixture.aws.faults.add({
      service: 'logs',
      operation: 'PutLogEvents',
      on: 1,
      kind: 'reset',
      when: 'after',
    });
    await well(execute({ from, redo: 'true' }));
    await well(execute(VERIFY));
  });
}

export async function exporting(policy = policyOf('export', VALUES)): Promise<FinishedRun> {
  const inputs = {
    mode: 'export',
    'source-bucket': '',
    'destination-log-group': '',
    'log-groups': '/app/*\nworker',
    'destination-bucket': 'archive',
    'destination-prefix': 'carried',
    'clean-leftovers': 'true',
    'poll-interval': 'PT0.02S',
    lookback: '1d',
    settle: '0s',
  };
  const own = JSON.stringify(policyOf('export-bucket', VALUES));
  return start(policy, inputs, (fixture) => {
    const { aws } = fixture;
    aws.s3.createBucket('archive', { policy: own });
    aws.exports.needsBucketPolicy = true;
    aws.exports.usual = { ...aws.exports.usual, pendingMs: 5, runningMs: 5 };
    for (const name of ['/app/one', 'worker']) {
      const at = Math.floor(Date.now() / DAY) * DAY - DAY / 2;
      Object.assign(aws.logs.createGroup(name), { creationTime: at - DAY });
      aws.logs.seed(name, 's', [{ timestamp: at, message: 'something happened' }]);
    }
  });
}

/** A dry run; a run that is cancelled; one with a task that fails and leaves objects, and an empty one; and the rest. */
export async function runExport(): Promise<FinishedRun> {
  return executed(await exporting(), async ({ fixture, execute }) => {
    await well(execute(DRY));
    fixture.aws.exports.plan({ runningMs: 60_000 });
    const cancelled = execute();
    const begun = async (): Promise<void> => {
      // Some seconds at most: a run that ends without a task is told by its log.
      for (let looks = 0; looks < 2000 && fixture.aws.exports.all().length === 0; looks += 1)
        await new Promise((resolve) => setTimeout(resolve, 5));
    };
    await Promise.race([begun(), cancelled]);
    fixture.cancel();
    const { log } = await cancelled;
    if (!log.includes('Cancelled export task')) throw new Error(log);
    fixture.aws.exports.plan({ end: 'FAILED', leftovers: true });
    fixture.aws.exports.plan({ end: 'EMPTY' });
    await execute();
    await well(execute());
    // An idle day that ended more than a day ago is found empty by the newest stream.
    const midnight = (daysAgo: number): string =>
      new Date(Math.floor(Date.now() / DAY) * DAY - daysAgo * DAY).toISOString();
    await well(execute({ from: midnight(2), to: midnight(1) }));
    await well(execute(VERIFY));
  });
}

/** A dry run; a run; one more over what lies there; a verification. Large objects, whose upload fails, are taken back. */
export async function runExportRead(): Promise<FinishedRun> {
  const inputs = {
    ...{ mode: 'export', engine: 'read', 'source-bucket': '', 'destination-log-group': '' },
    ...{ 'log-groups': '/app/*\nworker', 'destination-bucket': 'archive', 'destination-prefix': 'carried' },
    ...{ 'kms-key-id': KEY, lookback: '1d', settle: '0s', 'read-rate': '25', 'object-format': 'parquet' },
    compression: 'none',
  };
  const at = Math.floor(Date.now() / DAY) * DAY - DAY / 2;
  const finished = await start(policyOf('export-read', VALUES), inputs, ({ aws }) => {
    aws.s3.createBucket('archive');
    for (const name of ['/app/one', 'worker']) {
      Object.assign(aws.logs.createGroup(name), { creationTime: at - DAY });
      // More than one part of an upload.
      const message = 'x'.repeat(name === 'worker' ? 900_000 : 20);
      aws.logs.seed(
        name,
        's',
        Array.from({ length: 12 }, (_, i) => ({ timestamp: at + i, message })),
      );
    }
  });
  return executed(finished, async ({ fixture, execute }) => {
    await well(execute(DRY));
    const code = 'InvalidRequest';
    const part = { service: 's3', operation: 'UploadPart', times: 1 };
    fixture.aws.faults.add({ ...part, kind: 'error', status: 400, code });
    await execute();
    await well(execute());
    const from = new Date(at - DAY / 2).toISOString();
    const to = new Date(at + DAY / 2).toISOString();
    await well(execute({ from, to, redo: 'true' }));
    await well(execute(VERIFY));
  });
}
