import { verify } from '../engine/verify.js';
import type { Inputs } from '../inputs/inputs.js';
import type { Host } from '../platform/actions.js';
import { unmatchedBy } from './after-delivery.js';
import type { Ending } from './ending.js';
import { modeFor } from './modes.js';
import {
  checkTerms,
  chooseFor,
  frontiersOf,
  ledgerOf,
  refuseWrongBuckets,
  runName,
  SHOWN_WITHIN_MS,
  runServicesOf,
} from './run.js';
import { awsOf, signIn } from './sign-in.js';
import { reportVerification, type FinishedVerification } from './verify-report.js';

/** Compares what the ledger says is done in the window with the content of the destinations, and writes nothing. */
export async function verifyRun(inputs: Inputs, host: Host): Promise<Ending> {
  return reportVerification(inputs, host, await verified(inputs, host));
}

async function verified(inputs: Inputs, host: Host): Promise<FinishedVerification> {
  const aws = awsOf(inputs, host);
  const mode = modeFor(inputs);
  const [{ account }, setUp] = await Promise.all([signIn(aws, inputs, host), mode.setUp()]);
  await refuseWrongBuckets(aws, inputs);
  const { store, serverClock } = await ledgerOf(aws, inputs, host);
  const { clock } = host;
  const services = await runServicesOf(aws, host, { clock, account, putTimeout: 0 });
  const ready = await setUp({ ...services, dryRun: true });
  await checkTerms(store, ready, { notes: false });
  const chosen = chooseFor(inputs, ready, {
    frontiers: await frontiersOf({ store, clock }, inputs, ready),
    now: clock.now(),
  });
  const verification = await ready.verification();
  const cancelled = host.onCancel();
  const result = await verify({
    ...{ mode: ready.mode, verification, window: chosen.window, store, serverClock, clock, cancelled },
    run: runName(host),
    concurrency: inputs.concurrency,
    timeBudget: inputs.timeBudget ?? 0,
    settle: SHOWN_WITHIN_MS,
  });
  const isWhole = result.stop === undefined;
  return {
    ...{ result, chosen },
    unmatched: isWhole ? await unmatchedBy(ready) : { problems: [], warnings: [] },
    notes: isWhole ? ((await verification.notes?.(cancelled)) ?? []) : [],
  };
}
