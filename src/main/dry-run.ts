import type { Check } from '../preflight/check.js';
import { Caller } from '../preflight/caller.js';
import { identityChecks, refusedIdentity } from '../preflight/identity.js';
import type { ModePreflight } from '../preflight/mode-preflight.js';
import { errorChecks, planChecks, unmatchedChecks } from '../preflight/plan.js';
import { survey, type Survey } from '../engine/survey.js';
import type { ChosenWindows } from '../engine/window.js';
import { ConfigError, messageOf } from '../errors.js';
import type { Inputs } from '../inputs/inputs.js';
import { modeFor, type RunServices } from './modes.js';
import type { Host } from '../platform/actions.js';
import type { Aws, CallerIdentity } from '../platform/aws.js';
import type { Messages } from './messages.js';
import { reportDryRun, type Findings } from './dry-run-report.js';
import type { Ending } from './ending.js';
import { checkTerms, chooseFor, frontiersOf, ledgerOf, openSinceOf, runName, runServicesOf } from './run.js';
import type { Unmatched } from '../setup.js';
import { unmatchedBy } from './after-delivery.js';
import { awsOf, signIn } from './sign-in.js';

/** Checks everything that a run would need, makes its plan, and writes nothing. */
export async function dryRun(inputs: Inputs, host: Host, messages: Messages): Promise<Ending> {
  return reportDryRun(inputs, host, { ...(await findings(inputs, host)), messages });
}

async function findings(inputs: Inputs, host: Host): Promise<Findings> {
  const aws = awsOf(inputs, host);
  let identity: CallerIdentity;
  try {
    identity = await signIn(aws, inputs, host);
  } catch (error) {
    return { checks: refusedIdentity(inputs, error, aws.claims) };
  }
  const rest = { clock: host.clock, account: identity.account, putTimeout: 0 };
  const services = { ...(await runServicesOf(aws, host, rest)), dryRun: true };
  const caller = new Caller({ ...identity, region: inputs.region });
  const look = await modeFor(inputs).preflight();
  const preflight = await look({ ...services, caller });
  const known = [...identityChecks(inputs, identity), ...preflight.checks];
  return planned({ inputs, host, aws, services }, preflight, known);
}

interface Run {
  readonly inputs: Inputs;
  readonly host: Host;
  readonly aws: Aws;
  readonly services: RunServices;
}

async function planned(run: Run, preflight: ModePreflight, known: readonly Check[]): Promise<Findings> {
  try {
    const { chosen, found, unmatched } = await planOf(run);
    const { estimate, checks } = await preflight.estimate(found);
    return {
      checks: [
        ...known,
        ...planChecks(chosen, withoutReported(known, found)),
        ...unmatchedChecks(unmatched),
        ...checks,
      ],
      plan: { chosen, survey: found, estimate },
    };
  } catch (error) {
    // If a check has failed, it probably tells the cause: the plan is then `unknown`, not one more failure.
    const isUnreported = error instanceof ConfigError || known.every(({ state }) => state !== 'failed');
    const added: Check[] = isUnreported
      ? errorChecks('the plan', error)
      : [{ state: 'unknown', what: 'the plan', found: `could not be made: ${messageOf(error)}` }];
    return { checks: [...known, ...added] };
  }
}

/** The survey without failures that a check has already reported. */
function withoutReported(known: readonly Check[], found: Survey): Survey {
  const isReported = (error: unknown): boolean =>
    known.some(({ state, found: text = '' }) => state === 'failed' && text.includes(messageOf(error)));
  return { ...found, failures: found.failures.filter(({ error }) => !isReported(error)) };
}

/** Plans the window like a run does, up to the first claim. */
async function planOf({
  inputs,
  host,
  aws,
  services,
}: Run): Promise<{ chosen: ChosenWindows; found: Survey; unmatched: Unmatched }> {
  const { store, serverClock } = await ledgerOf(aws, inputs, host);
  const setUp = await modeFor(inputs).setUp();
  const ready = await setUp(services);
  await checkTerms(store, ready, { notes: false });
  const frontiers = await frontiersOf({ store, clock: host.clock }, inputs, ready);
  const chosen = chooseFor(inputs, ready, { frontiers, now: host.clock.now() });
  const { mode } = ready;
  const found = await survey({
    ...{ mode, window: chosen.window, windowOf: (item: string) => chosen.of(item).window },
    ...{ openSince: openSinceOf(frontiers), store, serverClock, run: runName(host) },
  });
  return { chosen, found, unmatched: await unmatchedBy(ready) };
}
