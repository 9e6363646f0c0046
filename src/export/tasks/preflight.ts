import { randomUUID } from 'node:crypto';
import {
  CancelExportTaskCommand,
  CreateExportTaskCommand,
  DescribeExportTasksCommand,
  DescribeLogStreamsCommand,
  FilterLogEventsCommand,
} from '@aws-sdk/client-cloudwatch-logs';
import type { Survey } from '../../engine/survey.js';
import type { ExportTaskInputs } from '../../inputs/types.js';
import { bucketFindings } from '../../preflight/buckets.js';
import { unknown, type Check } from '../../preflight/check.js';
import { priceAssumptions, usdFor, type Estimate } from '../../preflight/estimate.js';
import { exportBucketChecks } from './preflight-bucket.js';
import { ledgerChecks } from '../../preflight/ledger.js';
import { logGroupListingCheck } from '../../preflight/log-group.js';
import type { PreflightPorts, ModePreflight } from '../../preflight/mode-preflight.js';
import { ObjectProbes } from '../../preflight/object-probes.js';
import { notProbed, permissionCheck, type Permission } from '../../preflight/permission.js';
import { pricesIn } from '../../preflight/prices.js';

/** What `mode: export` needs: log groups, a bucket that CloudWatch Logs may write to, and its one task. */
export async function exportPreflight(
  inputs: ExportTaskInputs,
  ports: PreflightPorts,
): Promise<ModePreflight> {
  const { s3, caller } = ports;
  const [bucket, ledger, tasks] = await Promise.all([
    destinationChecks(inputs, ports),
    ledgerChecks(s3, caller, { ledger: inputs.ledger, known: inputs.destination }),
    taskChecks(ports),
  ]);
  return {
    checks: [...bucket, ...ledger, ...tasks],
    estimate: async (survey) => ({
      estimate: exportEstimate(survey, inputs.region),
      checks: await groupChecks(ports, survey),
    }),
  };
}

async function destinationChecks(inputs: ExportTaskInputs, { s3, caller }: PreflightPorts): Promise<Check[]> {
  const { bucket, prefix, owner } = inputs.destination;
  const role = { input: 'destination-bucket', bucket, owner, sameRegion: true, writes: true };
  const findings = await bucketFindings(s3, caller, role);
  if (!findings.reachable) return [...findings.checks];
  const probes = new ObjectProbes(s3, caller, { name: 'destination', bucket, owner, prefix });
  const Resource = `${caller.bucketArn(bucket)}/${prefix}*`;
  const statement = { Effect: 'Allow', Action: 's3:DeleteObject', Resource } as const;
  const deleting = {
    action: 's3:DeleteObject',
    on: `s3://${bucket}/${prefix}`,
    name: 'leftovers',
    statement,
  };
  return [
    ...findings.checks,
    ...exportBucketChecks(caller, bucket, findings),
    await probes.list(),
    ...(inputs.report === 'none' ? [] : [await readBackCheck(probes)]),
    ...(inputs.cleanLeftovers ? [notProbed(caller, deleting, 'a deletion cannot be tested')] : []),
  ];
}

/** The report reads what was exported. Without it a run still exports. */
async function readBackCheck(probes: ObjectProbes): Promise<Check> {
  const check = await probes.get();
  if (check.state !== 'failed') return check;
  return { ...check, state: 'unknown', found: 'AWS refuses it: the report could not show what the logs say' };
}

/** Permissions for export tasks cannot name a resource, so they hold for all tasks. */
function taskChecks({ logs, caller }: PreflightPorts): Promise<Check[]> {
  const all = (action: string): Permission => {
    const statement = { Effect: 'Allow', Action: action, Resource: '*' } as const;
    return { action, on: 'export tasks', name: 'export', statement };
  };
  const resource = 'the export tasks of this account';
  const taskId = randomUUID();
  return Promise.all([
    permissionCheck(caller, all('logs:DescribeExportTasks'), {
      call: 'logs:DescribeExportTasks',
      resource,
      ask: () => logs.once.send(new DescribeExportTasksCommand({ limit: 1 })),
    }),
    permissionCheck(caller, all('logs:CancelExportTask'), {
      call: 'logs:CancelExportTask',
      resource: `export task ${taskId}`,
      ask: () => logs.once.send(new CancelExportTaskCommand({ taskId })),
      allowedBy: /^ResourceNotFoundException$/,
    }),
    logGroupListingCheck({ logs, caller }, 'export'),
  ]);
}

/** What is asked of the first group that has something left; the others are asked like it by a run. */
async function groupChecks({ logs, caller, clock }: PreflightPorts, survey: Survey): Promise<Check[]> {
  const [first] = survey.parts;
  const logGroupName = first?.identity['logGroup'];
  if (logGroupName === undefined) {
    return [unknown('logs:CreateExportTask', 'not tested: no log group has anything left')];
  }
  const statement = (action: string) =>
    ({ Effect: 'Allow', Action: action, Resource: [...caller.groupArns(logGroupName)] }) as const;
  const permission = (action: string): Permission => {
    const on = `log group ${logGroupName}`;
    return { action, on, name: 'export', statement: statement(action) };
  };
  const now = clock.now();
  const noBucket = `log-ferry-dry-run-${randomUUID()}`;
  // Invalid in two ways, so that no task is created: the bucket does not exist, and the window ends before it begins.
  const task = { logGroupName, from: now, to: now - 1000, destination: noBucket };
  const look = { logGroupName, startTime: now - 1000, endTime: now, limit: 1 };
  return Promise.all([
    permissionCheck(caller, permission('logs:CreateExportTask'), {
      call: 'logs:CreateExportTask',
      resource: `log group ${logGroupName}`,
      ask: () => logs.once.send(new CreateExportTaskCommand(task)),
      allowedBy: /^(InvalidParameterException|LimitExceededException|OperationAbortedException)$/,
      doubt: 'probably: AWS refused the test because its bucket does not exist, not because of the identity',
    }),
    permissionCheck(caller, permission('logs:DescribeLogStreams'), {
      call: 'logs:DescribeLogStreams',
      resource: `log group ${logGroupName}`,
      ask: () => logs.once.send(new DescribeLogStreamsCommand({ logGroupName, limit: 1 })),
    }),
    permissionCheck(caller, permission('logs:FilterLogEvents'), {
      call: 'logs:FilterLogEvents',
      resource: `log group ${logGroupName}`,
      ask: () => logs.once.send(new FilterLogEventsCommand(look)),
      // Only groups of class STANDARD can be read, with whatever permissions.
      allowedBy: /^(InvalidParameterException|InvalidOperationException)$/,
    }),
  ]);
}

/** A claim and a commit, and a look at what came of the task. */
const REQUESTS_A_WINDOW = 4;

function exportEstimate(survey: Survey, region: string): Estimate {
  const prices = pricesIn(region);
  const costs = { gets: survey.segments, putsAndLists: survey.segments * REQUESTS_A_WINDOW };
  return {
    objects: null,
    bytes: survey.bytes,
    uncompressedBytes: survey.bytes,
    usd: usdFor(costs, prices),
    prices,
    assumptions: [
      'The bytes are estimated from the size of the log groups, as if events came evenly.',
      'The number of objects that CloudWatch Logs writes is not known in advance; it is at least one per log stream.',
      ...priceAssumptions(undefined, prices),
      'The price does not include the puts of CloudWatch Logs.',
    ],
  };
}
