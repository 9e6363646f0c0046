import { randomUUID } from 'node:crypto';
import { LOG_TYPES } from '../log-types/index.js';
import { ServerClock, type Clock } from '../engine/clock.js';
import { Frontiers } from '../engine/frontier.js';
import type { DocumentListing, DocumentStore } from '../engine/ledger.js';
import { keepTerms } from '../engine/object-terms.js';
import { MemoryDocumentStore } from '../engine/memory-store.js';
import { RunFigures } from '../engine/run-figures.js';
import { run } from '../engine/run.js';
import { chooseWindows, earliestOf, formatInstant, type ChosenWindows } from '../engine/window.js';
import { ConfigError } from '../errors.js';
import type { Inputs } from '../inputs/inputs.js';
import { wrongBuckets } from '../preflight/wrong-buckets.js';
import { afterwards, sinceOf } from './after-delivery.js';
import { bucketsOf } from './buckets.js';
import { modeFor, type ReadyMode, type RunServices } from './modes.js';
import type { Host } from '../platform/actions.js';
import type { Aws } from '../platform/aws.js';
import { encodersOf } from '../platform/encoder-threads.js';
import { scratchFolder, systemDownloader } from '../platform/download.js';
import { TimeZone } from '../time-zone.js';
import type { FinishedRun } from './ending.js';
import { progressLines } from './progress.js';
import { signIn } from './sign-in.js';

interface Ledger {
  readonly store: DocumentStore & DocumentListing;
  readonly serverClock: ServerClock;
}

/** The name under which the post step finds what the run left for it. */
export const POST_STATE = 'export-task';
/** A put is given up after this long, or after a third of a shorter lease: the claim must outlive it. */
const PUT_TIMEOUT_MS = 30_000;
/**
 * Within this time the destination is assumed to show what was put last: after a put without an answer, and after the
 * lease of a run that died ("Assumptions" in docs/how-it-works.md). GetLogEvents promises no time; what is acknowledged
 * is waited for longer.
 */
export const SHOWN_WITHIN_MS = 20_000;

/** One run from the inputs to its figures: sign in, choose the window, carry what is left of it. */
export async function runMode(inputs: Inputs, host: Host, aws: Aws): Promise<FinishedRun> {
  const { clock } = host;
  // The rest of the program is loaded during the sign-in.
  const mode = modeFor(inputs);
  const [{ account }, setUp] = await Promise.all([signIn(aws, inputs, host), mode.setUp()]);
  await refuseWrongBuckets(aws, inputs);
  const { store, serverClock } = await ledgerOf(aws, inputs, host);
  const putTimeout = Math.floor(Math.min(PUT_TIMEOUT_MS, inputs.lease / 3));
  const ready = await setUp(await runServicesOf(aws, host, { clock, account, putTimeout }));
  await checkTerms(store, ready);
  const frontiers = await frontiersOf({ store, clock }, inputs, ready);
  const chosen = chooseFor(inputs, ready, { frontiers, now: clock.now() });
  const { from, to } = chosen.window;
  host.info(`Window: ${formatInstant(from)} to ${formatInstant(to)} (UTC, the end exclusive).`);
  const since = sinceOf(chosen);
  const begin = async (items: readonly string[]): Promise<void> => {
    if (!chosen.explicit) await Promise.all(frontiers.map((each) => each.begin(items, since)));
  };
  await begin(ready.items.known);
  const figures = new RunFigures(ready.destinations);
  const stopReporting = progressLines(host, figures, clock);
  const result = await run({
    mode: ready.mode,
    window: chosen.window,
    windowOf: (item) => chosen.of(item).window,
    begin: (item) => begin([item]),
    store,
    serverClock,
    clock,
    run: runName(host),
    lease: inputs.lease,
    concurrency: mode.concurrency(),
    timeBudget: inputs.timeBudget ?? 0,
    maxIngest: inputs.maxIngestBytes ?? 0,
    settleUnanswered: SHOWN_WITHIN_MS / 2,
    cancelled: host.onCancel(),
    figures,
  }).finally(stopReporting);
  return { ...(await afterwards({ ready, result, chosen, frontiers })), chosen, ready };
}

/** Refuses wrong buckets early: one in another Region lists as empty, a missing one fails with a message about the ledger. */
export async function refuseWrongBuckets(aws: Aws, inputs: Inputs): Promise<void> {
  const wrong = await wrongBuckets(await aws.s3(), inputs.region, bucketsOf(inputs));
  if (wrong.length > 0) throw new ConfigError(wrong);
}

export async function runServicesOf(
  aws: Aws,
  host: Host,
  rest: Pick<RunServices, 'clock' | 'account' | 'putTimeout'>,
): Promise<RunServices> {
  return {
    ...rest,
    s3: await aws.s3(),
    encoders: await encodersOf(host.environment, LOG_TYPES),
    logs: await aws.logs(),
    amplify: () => aws.amplify(),
    download: systemDownloader(aws.answers),
    scratch: scratchFolder(),
    cancelled: host.onCancel,
    provenance: provenanceOf(host),
    notice: host.notice,
    warn: host.warning,
    mask: host.mask,
    log: host.info,
    remember: (text) => {
      host.saveState(POST_STATE, text);
    },
  };
}

function provenanceOf({ environment: { repository, runId } }: Host): Record<string, string> {
  return {
    ...(repository === undefined ? {} : { 'log-ferry-repository': repository }),
    ...(runId === undefined ? {} : { 'log-ferry-run-id': runId }),
  };
}

export async function ledgerOf(aws: Aws, inputs: Inputs, host: Host): Promise<Ledger> {
  const serverClock = new ServerClock(host.clock);
  if (inputs.ledger.kind === 'none') {
    host.notice(
      'ledger: none. Nothing is remembered between runs: a second run over the same window writes the same records again.',
    );
    return { store: new MemoryDocumentStore(), serverClock };
  }
  const [client, { S3DocumentStore, watchClock }] = await Promise.all([
    aws.s3(),
    import('../platform/s3-ledger.js'),
  ]);
  watchClock(client, serverClock, host.clock);
  return { store: new S3DocumentStore(client, inputs.ledger), serverClock };
}

export function chooseFor(
  { from, to, lookback, settle }: Inputs,
  { earliest, reach, whole, looksOnce = false }: ReadyMode,
  { frontiers, now }: { readonly frontiers: readonly Frontiers[]; readonly now: number },
): ChosenWindows {
  const request = { now, from, to, lookback, settle, earliest, reach, whole };
  const known = from === undefined ? frontiers.flatMap(({ reached }) => reached) : [];
  return chooseWindows(
    request,
    known.map(({ until, unseen }) => ({ frontier: until, unseen })),
    // The earliest frontier counts: one destination may lack what the others have.
    (item) => {
      const all = frontiers.map((each) => each.of(item));
      const gapFreeSince = Math.max(...all.map((each) => each?.since ?? Infinity));
      return {
        ...(from === undefined && {
          frontier: earliestOf(all.map((each) => each?.until)),
          unseen: earliestOf(all.map((each) => each?.unseen)),
          nextLook: looksOnce ? Infinity : Math.min(...all.map((each) => each?.nextLook ?? -Infinity)),
        }),
        ...(from === undefined && gapFreeSince < Infinity ? { gapFreeSince } : {}),
      };
    },
  );
}

/** One document for each destination in use. */
export function frontiersOf(
  { store, clock }: { readonly store: DocumentStore; readonly clock: Clock },
  { mode }: Inputs,
  { items, destinationNames }: ReadyMode,
): Promise<Frontiers[]> {
  const place = { store, clock, mode, items };
  return Promise.all(
    Object.values(destinationNames).map((destination) => Frontiers.read({ ...place, destination })),
  );
}

/** Checks that objects are written in the same form as before; a dry run does not record the form. */
export async function checkTerms(
  store: DocumentStore,
  { destinationNames: { s3: name }, objectTerms: terms }: ReadyMode,
  options: { readonly notes?: boolean } = {},
): Promise<void> {
  if (name === undefined || terms === undefined) return;
  await keepTerms(store, { name, terms }, { ...options, isSame: isSameTerm });
}

/** A time zone may have several names. */
function isSameTerm(subject: string, a: string, b: string): boolean {
  return a === b || (subject === 'time-zone' && TimeZone.isSame(a, b));
}

/** Unique for each process, and readable: the lease of a run says where to look for it. */
export function runName({ environment }: Host): string {
  const { repository = 'local', runId = '0', runAttempt = '1' } = environment;
  return `${repository}/${runId}/${runAttempt}/${randomUUID().slice(0, 8)}`;
}
