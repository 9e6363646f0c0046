import type { Survey, SurveyedPart } from '../engine/survey.js';
import { serviceError } from '../errors.js';
import type { AmplifyInputs } from '../inputs/types.js';
import { CloudWatchLogsSink } from '../cloudwatch-logs/destination.js';
import { AmplifyAccessLogs, type LogRange } from './access-logs.js';
import { amplifyEstimate, type MeasuredHour } from './estimate.js';
import { objectDestinationChecks } from '../preflight/object-destination.js';
import type { Caller } from '../preflight/caller.js';
import { failed, passed, unknown, type Check, type Cure } from '../preflight/check.js';
import { ledgerChecks } from '../preflight/ledger.js';
import { logGroupFindings } from '../preflight/log-group.js';
import type { PreflightPorts, ModePreflight } from '../preflight/mode-preflight.js';
import { isRefusal, refusalOf } from '../preflight/permission.js';
import { HOUR_MS } from '../time-zone.js';

/** Hours that are fetched and discarded to learn their size; more if there are more apps. */
const MAX_HOURS = 3;
/** A fetch that takes longer is given up, and its check is `unknown`. */
const HOUR_TIMEOUT_MS = 60_000;

/** What `mode: amplify` needs: an app, its access logs, and the destinations that are given. */
export async function amplifyPreflight(inputs: AmplifyInputs, ports: PreflightPorts): Promise<ModePreflight> {
  const { s3, logs, clock, caller, download, mask } = ports;
  const source = new AmplifyAccessLogs({ client: await ports.amplify(), download, mask });
  const sink = new CloudWatchLogsSink(logs, clock);
  const logPorts = { sink, client: logs.once, caller, now: () => clock.now() };
  const [apps, destination, ledger, group] = await Promise.all([
    Promise.all(inputs.appIds.map((app) => appCheck(app, { inputs, source, caller }))),
    inputs.objects === undefined ? [] : objectDestinationChecks(inputs.objects, ports),
    ledgerChecks(s3, caller, { ledger: inputs.ledger, known: inputs.objects }),
    inputs.logs === undefined ? undefined : logGroupFindings(logPorts, inputs.logs),
  ]);
  return {
    checks: [...apps, ...destination, ...ledger, ...(group?.checks ?? [])],
    estimate: async (survey) => {
      const { measured, met } = await fetchHours({ source, caller }, survey);
      const logs =
        group === undefined || inputs.logs === undefined ? undefined : { ...group, ...inputs.logs };
      return { estimate: amplifyEstimate(survey, { region: inputs.region, measured, logs }), checks: met };
    },
  };
}

interface Asking {
  readonly source: AmplifyAccessLogs;
  readonly caller: Caller;
}

async function appCheck(
  appId: string,
  { inputs: { domainNames }, source, caller }: Asking & { readonly inputs: AmplifyInputs },
): Promise<Check> {
  const what = `app-id: ${appId} and its domains`;
  if (domainNames !== undefined) return passed(what, `domain-names: ${domainNames.join(', ')}`);
  try {
    const domains = await source.domains(appId);
    return passed(what, domains.join(', '));
  } catch (cause) {
    const error = serviceError(cause, { call: 'amplify:GetApp', resource: `app ${appId}` });
    const actions = ['amplify:GetApp', 'amplify:ListDomainAssociations'];
    const app = appArn(caller, appId);
    const statement = { Effect: 'Allow', Action: actions, Resource: [app, `${app}/*`] } as const;
    if (isRefusal(error)) return failed(what, refusalOf(error), caller.grant('amplify-domains', statement));
    if (error.retryable) return unknown(what, error.message);
    const command = `aws amplify list-apps --region ${caller.region} --query 'apps[].[appId,name]'`;
    return failed(what, error.message, { what: 'Correct app-id, or aws-region.', command });
  }
}

function appArn({ partition, region, account }: Caller, appId: string): string {
  return `arn:${partition}:amplify:${region}:${account}:apps/${appId}`;
}

/** Fetches sample hours of each app: the only proof of the permission, and the only way to learn sizes. */
async function fetchHours(
  { source, caller }: Asking,
  survey: Survey,
): Promise<{ measured: MeasuredHour[]; met: Check[] }> {
  const measured: MeasuredHour[] = [];
  const met: Check[] = [];
  for (const { identity, start } of hoursToFetch(survey)) {
    const { app = '', domain = '' } = identity;
    const range = { app, domain, from: start, to: start + HOUR_MS };
    const what = `amplify:GenerateAccessLogs for ${domain}`;
    try {
      measured.push(await fetchHour(source, range));
      met.push(passed(what));
    } catch (cause) {
      const error = serviceError(cause, { call: 'amplify:GenerateAccessLogs', resource: domain });
      met.push(
        isRefusal(error)
          ? failed(what, refusalOf(error), fetchCure(caller, app))
          : unknown(what, error.message),
      );
    }
  }
  return { measured, met };
}

/** One hour of each app, and of further domains up to `MAX_HOURS`. */
function hoursToFetch({ parts }: Survey): SurveyedPart[] {
  const firstOf = (name: 'app' | 'domain'): SurveyedPart[] => [
    ...new Map(parts.toReversed().map((part) => [part.identity[name], part])).values(),
  ];
  const apps = firstOf('app').reverse();
  const further = firstOf('domain')
    .reverse()
    .filter((part) => !apps.includes(part));
  return [...apps, ...further.slice(0, Math.max(0, MAX_HOURS - apps.length))];
}

async function fetchHour(source: AmplifyAccessLogs, range: LogRange): Promise<MeasuredHour> {
  let bytes = 0;
  let lines = 0;
  for await (const piece of source.read(range, AbortSignal.timeout(HOUR_TIMEOUT_MS))) {
    bytes += piece.length;
    for (const byte of piece) if (byte === 0x0a) lines += 1;
  }
  // The first line is the header.
  return { bytes, rows: Math.max(0, lines - 1) };
}

function fetchCure(caller: Caller, appId: string): Cure {
  const Resource = `${appArn(caller, appId)}/accesslogs/*`;
  const statement = { Effect: 'Allow', Action: 'amplify:GenerateAccessLogs', Resource } as const;
  return caller.grant('amplify-GenerateAccessLogs', statement);
}
