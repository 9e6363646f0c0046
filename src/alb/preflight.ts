import type { AlbInputs } from '../inputs/types.js';
import { CloudWatchLogsSink } from '../cloudwatch-logs/destination.js';
import { albEstimate } from './estimate.js';
import { readSamples } from './sample-reads.js';
import { bucketFindings } from '../preflight/buckets.js';
import type { Check } from '../preflight/check.js';
import { ledgerChecks } from '../preflight/ledger.js';
import { logGroupFindings } from '../preflight/log-group.js';
import type { PreflightPorts, ModePreflight } from '../preflight/mode-preflight.js';
import { objectDestinationChecks } from '../preflight/object-destination.js';
import { ObjectProbes } from '../preflight/object-probes.js';

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
    estimate: async (survey) => {
      const { measured, checks } = await readSamples(inputs, ports, survey);
      const { logGroupClass } = group ?? {};
      return { estimate: albEstimate(inputs, survey, { measured, logGroupClass }), checks };
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
