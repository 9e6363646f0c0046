/** What each mode does in its life, for a look at everything that it asks AWS for. */
import { policyOf, type Document, type Values } from '../../scripts/infra/policies.js';
import { amplifyRows } from '../aws/seed/amplify.js';
import { Deck, type Outcome } from '../main/deck.js';
import { Guard } from './permissions.js';

const HOUR = 3_600_000;
const DAY = 24 * HOUR;

export const APP = 'd2abcdefghijkl';
export const KEY = 'arn:aws:kms:us-east-1:123456789012:key/11112222-3333-4444-5555-666677778888';

export const VALUES: Values = {
  partition: 'aws',
  region: 'us-east-1',
  account: '123456789012',
  dns_suffix: 'amazonaws.com',
  app_id: APP,
  source_bucket: 'lb-logs',
  source_prefix: 'team/',
  destination_bucket: 'archive',
  destination_prefix: 'carried/',
  destination_log_group: '/shop/access',
  create_log_group: 'true',
  log_group: ['/app/*', 'worker'],
  clean_leftovers: 'true',
  kms_key_arn: KEY,
  ledger_bucket: 'ledgers',
  ledger_prefix: 'ferry/',
};

export interface Voyage {
  readonly deck: Deck;
  readonly guard: Guard;
  readonly sail: (inputs?: Readonly<Record<string, string>>) => Promise<Outcome>;
}

const COMMON = { ledger: 's3://ledgers/ferry/' };
const DRY = { 'dry-run': 'true' };

/** A local AWS that answers to the policy of a mode alone. */
async function embark(
  policy: Document,
  inputs: Readonly<Record<string, string>>,
  prepare: (deck: Deck) => void,
): Promise<Voyage> {
  const deck = await Deck.build();
  deck.aws.s3.createBucket('ledgers');
  prepare(deck);
  const guard = new Guard(deck.aws, policy);
  return { deck, guard, sail: (more = {}) => deck.sail({ ...COMMON, ...inputs, ...more }) };
}

/** Sails; where that fails, nothing is left open. */
async function sailed(voyage: Voyage, sail: (voyage: Voyage) => Promise<void>): Promise<Voyage> {
  try {
    await sail(voyage);
    return voyage;
  } catch (error) {
    await voyage.deck.close();
    throw error;
  }
}

/** A run that must end well. */
async function well(run: Promise<Outcome>): Promise<Outcome> {
  const outcome = await run;
  if (outcome.code !== 0 || outcome.log.includes('\n✗')) throw new Error(outcome.log);
  return outcome;
}

export async function alb(policy = policyOf('alb', VALUES)): Promise<Voyage> {
  const inputs = {
    'source-prefix': 'team',
    'destination-log-group': '/shop/access',
    'create-log-group': 'true',
  };
  return embark(policy, { ...inputs, 'retention-days': '30' }, (deck) => {
    deck.seed(1, [0, 4], { prefix: 'team' });
  });
}

/** A dry run; a run that creates its log group; one whose answer is lost, and that reads back what arrived. */
export async function sailAlb(): Promise<Voyage> {
  return sailed(await alb(), async ({ deck, sail }) => {
    await well(sail(DRY));
    await well(sail());
    deck.seed(1, [4, 8], { prefix: 'team' });
    deck.aws.faults.add({ service: 'logs', operation: 'PutLogEvents', on: 1, kind: 'reset', when: 'after' });
    await well(sail());
  });
}

export async function amplify(policy = policyOf('amplify', VALUES)): Promise<Voyage> {
  const inputs = {
    mode: 'amplify',
    'source-bucket': '',
    'app-id': APP,
    'destination-bucket': 'archive',
    'destination-prefix': 'carried',
    'kms-key-id': KEY,
    'destination-log-group': '/shop/access',
    'create-log-group': 'true',
    'retention-days': '30',
    lookback: '3h',
  };
  return embark(policy, inputs, (deck) => {
    deck.aws.s3.createBucket('archive');
    deck.aws.amplify.createApp(APP, { domains: ['example.com'] });
    const traffic = { domain: 'example.com', from: Date.now() - 2 * DAY, to: Date.now(), rowsPerHour: 6 };
    deck.aws.amplify.addRows(APP, 'example.com', [...amplifyRows(traffic)]);
  });
}

/** A dry run; a run into both destinations; the same hours once more, over what lies there. */
export async function sailAmplify(): Promise<Voyage> {
  return sailed(await amplify(), async ({ deck, sail }) => {
    await well(sail(DRY));
    await well(sail());
    const from = new Date(Math.floor(Date.now() / HOUR) * HOUR - 3 * HOUR).toISOString();
    deck.aws.faults.add({ service: 'logs', operation: 'PutLogEvents', on: 1, kind: 'reset', when: 'after' });
    await well(sail({ from, redo: 'true' }));
  });
}

export async function exporting(policy = policyOf('export', VALUES)): Promise<Voyage> {
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
  return embark(policy, inputs, (deck) => {
    const { aws } = deck;
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
export async function sailExport(): Promise<Voyage> {
  return sailed(await exporting(), async ({ deck, sail }) => {
    await well(sail(DRY));
    deck.aws.exports.plan({ runningMs: 60_000 });
    const cancelled = sail();
    const begun = async (): Promise<void> => {
      // Some seconds at most: a run that ends without a task is told by its log.
      for (let looks = 0; looks < 2000 && deck.aws.exports.all().length === 0; looks += 1)
        await new Promise((resolve) => setTimeout(resolve, 5));
    };
    await Promise.race([begun(), cancelled]);
    deck.cancel();
    const { log } = await cancelled;
    if (!log.includes('Cancelled export task')) throw new Error(log);
    deck.aws.exports.plan({ end: 'FAILED', leftovers: true });
    deck.aws.exports.plan({ end: 'EMPTY' });
    await sail();
    await well(sail());
  });
}
