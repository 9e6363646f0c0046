import { FilterLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';
import type { Survey, SurveyedPart } from '../../engine/survey.js';
import type { ExportReadInputs } from '../../inputs/types.js';
import { passed, unknown, type Check } from '../../preflight/check.js';
import { usdFor, type Estimate } from '../../preflight/estimate.js';
import { ledgerChecks } from '../../preflight/ledger.js';
import { logGroupListingCheck } from '../../preflight/log-group.js';
import type { ModePreflight, PreflightPorts } from '../../preflight/mode-preflight.js';
import { objectDestinationChecks } from '../../preflight/object-destination.js';
import { permissionCheck } from '../../preflight/permission.js';
import { pricesIn, priceLines, type Prices } from '../../preflight/prices.js';

/** A page of FilterLogEvents has 1 MB at most (FilterLogEvents API). */
const PAGE_BYTES = 1024 * 1024;
/** A task moves such a window without the runner. */
const BETTER_AS_TASK_BYTES = 2 ** 30;
const GB_BYTES = 2 ** 30;
/** A claim, a commit and the object. */
const PUTS_A_WINDOW = 3;
const MAX_NAMED = 20;

/** What `mode: export` with `engine: read` needs: to list and read log groups, and a bucket that it may write to. */
export async function exportReadPreflight(
  inputs: ExportReadInputs,
  ports: PreflightPorts,
): Promise<ModePreflight> {
  const { destination, ledger } = inputs;
  const [bucket, ledgers, listing] = await Promise.all([
    objectDestinationChecks(destination, ports, { sameRegion: false }),
    ledgerChecks(ports.s3, ports.caller, { ledger, known: destination }),
    logGroupListingCheck(ports, 'export-read'),
  ]);
  return {
    checks: [...bucket, ...ledgers, listing],
    estimate: async (survey) => ({
      estimate: estimateOf(survey, pricesIn(inputs.region)),
      checks: [await readingCheck(ports, survey), ...workChecks(inputs, survey), ...largeChecks(survey)],
    }),
  };
}

/** What is asked of the first group that has something left; the others are asked like it by a run. */
function readingCheck(
  { logs, caller, clock }: PreflightPorts,
  { parts: [first] }: Survey,
): Promise<Check> | Check {
  const action = 'logs:FilterLogEvents';
  const logGroupName = first?.identity['logGroup'];
  if (logGroupName === undefined) return unknown(action, 'not tested: no log group has anything left');
  const on = `log group ${logGroupName}`;
  const statement = {
    Effect: 'Allow',
    Action: action,
    Resource: [...caller.groupArns(logGroupName)],
  } as const;
  const endTime = clock.now();
  const look = { logGroupName, startTime: endTime - 1000, endTime, limit: 1 };
  return permissionCheck(
    caller,
    { action, on, name: 'export-read', statement },
    { call: action, resource: on, ask: () => logs.once.send(new FilterLogEventsCommand(look)) },
  );
}

/** The calls of the plan, and how long they take at the rate that the inputs allow. */
function workChecks({ readRate }: ExportReadInputs, { parts, segments, bytes }: Survey): Check[] {
  if (segments === 0) return [];
  const groups = new Set(parts.map(({ identity }) => identity['logGroup'])).size;
  const calls = parts.reduce((sum, part) => sum + callsOf(part), 0);
  const found =
    `windows: ${segments}, log groups: ${groups}; about ${calls} calls for about ${megabytes(bytes)} of events, ` +
    `${duration(calls / readRate)} at read-rate ${readRate}`;
  return [passed('what is to be read', found)];
}

/** At least one for each window, empty or not. */
function callsOf({ segments, bytes }: SurveyedPart): number {
  return Math.max(segments, Math.ceil(bytes / PAGE_BYTES));
}

function largeChecks({ parts }: Survey): Check[] {
  const large = parts.filter(({ segments, bytes }) => bytes / segments > BETTER_AS_TASK_BYTES);
  if (large.length === 0) return [];
  const names = large.map(
    ({ identity, segments, bytes }) => `${identity['logGroup'] ?? ''} (${megabytes(bytes / segments)})`,
  );
  const more = names.length > MAX_NAMED ? `, and ${names.length - MAX_NAMED} more` : '';
  return [
    unknown(
      'large windows',
      `estimated at more than 1 GB per window, and better left to engine: task: ${names.slice(0, MAX_NAMED).join(', ')}${more}`,
      {
        what: 'engine: task moves such groups without the runner: export them in a separate step, and exclude them here with !name.',
      },
    ),
  ];
}

function estimateOf({ segments, bytes }: Survey, prices: Prices): Estimate {
  const out = (bytes / GB_BYTES) * prices.dataOutPerGb.usd;
  const requests = usdFor({ gets: 0, putsAndLists: segments * PUTS_A_WINDOW }, prices) ?? 0;
  return {
    ...{ objects: null, bytes, uncompressedBytes: bytes, prices },
    usd: Math.round((requests + out) * 10_000) / 10_000,
    assumptions: [
      'The bytes are an estimate from the size of the log groups, as if events came evenly.',
      `About ${out.toFixed(2)} USD of the price is for data that leaves AWS, to a runner outside of it. A runner in the same Region ` +
        'pays nothing for it, nor does engine: task.',
      ...priceLines(prices, ['dataOutPerGb', 's3PutOrListPer1000']),
      'The price does not include storage.',
    ],
  };
}

function megabytes(bytes: number): string {
  return bytes >= GB_BYTES ? `${(bytes / GB_BYTES).toFixed(1)} GB` : `${Math.ceil(bytes / (1024 * 1024))} MB`;
}

function duration(seconds: number): string {
  if (seconds < 120) return `${Math.ceil(seconds)} s`;
  return seconds < 7200 ? `${Math.ceil(seconds / 60)} min` : `${(seconds / 3600).toFixed(1)} h`;
}
