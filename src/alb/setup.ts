import { logGroupName } from '../engine/documents.js';
import type { AlbInputs } from '../inputs/types.js';
import { oldestAccepted } from '../cloudwatch-logs/age.js';
import { CloudWatchLogsSink, type LogGroupFacts } from '../cloudwatch-logs/destination.js';
import { S3LogObjects } from '../objects/s3-objects.js';
import { LogTypeReport } from '../statistics/log-types.js';
import { LOG_TYPES } from './log-types/index.js';
import { IntervalGaps } from './gaps.js';
import { albMode, type Doubts } from './mode.js';
import { Oddities } from './oddities.js';
import { SelectionCheck } from './selection-check.js';
import { destinationGroup } from '../cloudwatch-logs/destination-group.js';
import type { ReadyMode, Surroundings } from '../setup.js';

/** `mode: alb`, ready to run. */
export async function setUpAlb(inputs: AlbInputs, surroundings: Surroundings): Promise<ReadyMode> {
  const { s3, logs: clients, clock, account, putTimeout, notice, encoders, scratch } = surroundings;
  const { bucket, prefix, owner } = inputs.source;
  const logs = new CloudWatchLogsSink(clients, clock, notice);
  const group = await destinationGroup(logs, inputs.logs, { ...surroundings, region: inputs.region });
  if (inputs.redo) notice('redo: what is committed is sent again, into new streams beside the old ones.');
  const objects = new S3LogObjects(s3, { bucket, owner, root: `${prefix}AWSLogs/`, scratch });
  const now = (): number => clock.now();
  const selection = [inputs.accountIds, inputs.loadBalancers, inputs.logTypes];
  const source = `alb ${inputs.region} s3://${bucket}/${prefix} ${JSON.stringify(selection)}`;
  const doubts = { batches: 0 };
  const oddities = new Oddities(notice);
  const gaps = new IntervalGaps();
  const check = new SelectionCheck(inputs, objects, now);
  const report = inputs.report === 'none' ? undefined : new LogTypeReport(LOG_TYPES);
  const place = { inputs, objects, logs, group, account, now, putTimeout };
  const ports = { ...place, notice, doubts, oddities, gaps, check };
  return {
    mode: albMode({ ...ports, encoders, report }),
    unmatched: () => check.unmatched(),
    notes: () => [...oddities.notes(), ...notesOn(group, doubts)],
    missing: () => gaps.sentences(),
    sections: () => report?.sections() ?? [],
    logGroupClass: group.logGroupClass,
    destinations: ['logs'],
    sourceName: source,
    destinationNames: { logs: logGroupName({ region: inputs.region, account, group: group.name }) },
    earliest: undefined,
    // With another policy the plan itself passes over what is too old, or sends it all the same.
    ...(inputs.logs.tooOld === 'fail' ? { reach: oldestAccepted(group, now()) } : {}),
  };
}

/** What is known about doubles in a group that cannot be read back. */
function notesOn({ name, logGroupClass }: LogGroupFacts, { batches }: Doubts): string[] {
  if (logGroupClass === 'STANDARD') return [];
  const bound =
    batches === 0
      ? 'Nothing was sent twice in this run.'
      : `Batches that may be there twice: at most ${batches}.`;
  return [
    `${name} is of class ${logGroupClass} and cannot be read back: after a kill or a lost answer a batch may double. ${bound}`,
  ];
}
