import type { Survey } from '../engine/survey.js';
import { serviceError, type ServiceError } from '../errors.js';
import { keyOf } from './key.js';
import { logTypeOf } from './log-types/index.js';
import type { AlbInputs } from '../inputs/types.js';
import { parseClaim } from './claim.js';
import { CloudWatchLogsSink } from '../cloudwatch-logs/destination.js';
import { albEstimate, type Measured } from './estimate.js';
import { bucketFindings } from '../preflight/buckets.js';
import { failed, passed, unknown, type Check } from '../preflight/check.js';
import { uncompressedSize } from '../preflight/gzip-sizes.js';
import { ledgerChecks } from '../preflight/ledger.js';
import { logGroupFindings } from '../preflight/log-group.js';
import type { PreflightPorts, ModePreflight } from '../preflight/mode-preflight.js';
import { objectDestinationChecks } from '../preflight/object-destination.js';
import { ObjectProbes } from '../preflight/objects.js';
import { isRefusal, refusalOf } from '../preflight/permission.js';

/** What `mode: alb` needs: a bucket to read, a ledger, the destinations that are given. */
export async function albPreflight(inputs: AlbInputs, ports: PreflightPorts): Promise<ModePreflight> {
  const { s3, logs, clock, caller } = ports;
  const sink = new CloudWatchLogsSink(logs, clock);
  const logPorts = { sink, client: logs.once, caller, now: () => clock.now() };
  const [source, destination, ledger, group] = await Promise.all([
    sourceChecks(inputs, ports),
    inputs.objects === undefined ? [] : objectDestinationChecks(inputs.objects, ports),
    ledgerChecks(s3, caller, { ledger: inputs.ledger, known: inputs.source }),
    inputs.logs === undefined ? undefined : logGroupFindings(logPorts, inputs.logs),
  ]);
  return {
    checks: [...source, ...destination, ...ledger, ...(group?.checks ?? [])],
    appraise: async (survey) => {
      const { measured, met } = await lookInto(inputs, ports, survey);
      const { logGroupClass } = group ?? {};
      return { estimate: albEstimate(inputs, survey, { measured, logGroupClass }), checks: met };
    },
  };
}

async function sourceChecks({ source, ledger }: AlbInputs, { s3, caller }: PreflightPorts): Promise<Check[]> {
  const { bucket, owner, prefix } = source;
  const writes = ledger.kind === 's3' && ledger.bucket === bucket;
  const role = { input: 'source-bucket', bucket, owner, sameRegion: true, writes };
  const findings = await bucketFindings(s3, caller, role);
  if (!findings.reachable) return [...findings.checks];
  const place = { name: 'source', bucket, owner, prefix: `${prefix}AWSLogs/` };
  const probes = new ObjectProbes(s3, caller, place);
  return [...findings.checks, ...(await Promise.all([probes.list(), probes.get()]))];
}

/** Sizes come from the ends of a few objects; to read them is a proof, too, that the run may. */
async function lookInto(
  inputs: AlbInputs,
  ports: PreflightPorts,
  survey: Survey,
): Promise<{ measured: Measured[]; met: Check[] }> {
  const measured: Measured[] = [];
  const met: Check[] = [];
  for (const { segment } of survey.samples) {
    const { day, objects } = parseClaim(segment.id, segment.claim());
    const object = objects[Math.floor(objects.length / 2)];
    if (object === undefined) continue;
    const key = keyOf({ ...day, tail: object.tail });
    const what = `reading s3://${day.bucket}/${key}`;
    try {
      const uncompressed = await uncompressedSize(ports.s3, inputs.source, key);
      const { compression } = logTypeOf(day.logType).typical;
      // Where objects are not compressed, their end says nothing of their size.
      measured.push({
        logType: day.logType,
        bytes: object.size,
        uncompressed: compression === 1 ? object.size : uncompressed,
      });
      if (met.length === 0) met.push(passed(what));
    } catch (cause) {
      met.push(unreadObject(ports, what, serviceError(cause, { call: 's3:GetObject', resource: key })));
      break;
    }
  }
  return { measured, met };
}

function unreadObject({ caller }: PreflightPorts, what: string, error: ServiceError): Check {
  if (!isRefusal(error)) return unknown(what, error.message);
  const Resource = `arn:${caller.partition}:kms:${caller.region}:${caller.account}:key/*`;
  const statement = { Effect: 'Allow', Action: 'kms:Decrypt', Resource } as const;
  const grant = caller.grant('source-Decrypt', statement);
  return failed(what, refusalOf(error), {
    ...grant,
    what: `Grant s3:GetObject; where that is granted and the object is encrypted with a KMS key, ${grant.what}`,
  });
}
