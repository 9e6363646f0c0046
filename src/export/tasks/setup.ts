import { objectDestinationName } from '../../engine/documents.js';
import { ConfigError } from '../../errors.js';
import { checkDestination, type DestinationReport } from './destination.js';
import { ExportedObjects } from './exported-objects.js';
import { exportItems } from '../items.js';
import { LogGroups, type LogGroup } from '../log-groups.js';
import type { Verification } from '../../engine/verification.js';
import { ExportTasks } from './task.js';
import type { ExportTaskInputs } from '../../inputs/types.js';
import type { ReportSection } from '../../statistics/sections.js';
import { S3LogObjects } from '../../objects/s3-objects.js';
import { selectGroups } from '../selection.js';
import { exportMode } from './mode.js';
import type { ReadyMode, RunServices, WindowReport } from '../../setup.js';

const UNCHECKED: DestinationReport = { problems: [], doubts: [], unread: [] };

/** `mode: export`, ready to run. */
export async function setUpExport(inputs: ExportTaskInputs, surroundings: RunServices): Promise<ReadyMode> {
  const { s3, logs, clock, account, putTimeout, notice, warn, log, remember, dryRun } = surroundings;
  const startedAt = clock.monotonic();
  const { bucket, prefix, owner } = inputs.destination;
  const events = new LogGroups(logs.retrying, { clock, region: inputs.region });
  const place = { bucket, region: inputs.region, account };
  const [groups, destination] = await Promise.all([
    selectGroups(events, inputs.logGroups, { warn, engine: 'task' }),
    // A dry run looks at the bucket by itself, and goes on to plan whatever it finds.
    dryRun === true ? UNCHECKED : checkDestination(s3, place, owner),
  ]);
  if (destination.problems.length > 0) throw new ConfigError(destination.problems);
  for (const doubt of destination.doubts) warn(doubt);
  for (const unread of destination.unread) notice(unread);
  const taskIds: string[] = [];
  const reports: WindowReport[] = [];
  return {
    mode: exportMode({
      ...{ inputs, events, groups, clock, account, notice, warn, log, remember, taskIds, reports },
      tasks: new ExportTasks(logs, clock),
      objects: new ExportedObjects(s3, bucket, owner),
      createTimeout: putTimeout,
      cancelled: surroundings.cancelled(),
    }),
    destinations: 'windows',
    items: exportItems(inputs, { name: 'export', account, groups }),
    looksOnce: true,
    destinationNames: { s3: objectDestinationName({ bucket, prefix }) },
    // A prefix holds what one engine writes.
    objectTerms: { engine: 'task' },
    verification: () => verificationOf({ inputs, surroundings, events, groups }),
    earliest: undefined,
    whole: (instant) => inputs.timeZone.cuts(inputs.chunk).below(instant),
    exports: { taskIds, windows: reports },
    sections: () => readExports({ inputs, surroundings, startedAt, windows: reports }),
  };
}

interface Selected {
  readonly inputs: ExportTaskInputs;
  readonly surroundings: RunServices;
  readonly events: LogGroups;
  readonly groups: readonly LogGroup[];
}

/** Loaded when something is to be verified. */
async function verificationOf({ inputs, surroundings, events, groups }: Selected): Promise<Verification> {
  const { exportVerification } = await import('./verification.js');
  const { s3, account } = surroundings;
  const { bucket, owner } = inputs.destination;
  const objects = new ExportedObjects(s3, bucket, owner);
  return exportVerification({ objects, events, groups, inputs, account });
}

interface Exports {
  readonly inputs: ExportTaskInputs;
  readonly surroundings: RunServices;
  readonly startedAt: number;
  readonly windows: readonly WindowReport[];
}

/** What a report needs is loaded when there is one. */
async function readExports(exports: Exports): Promise<readonly ReportSection[]> {
  const { inputs, surroundings, startedAt, windows } = exports;
  const { bucket, owner } = inputs.destination;
  const used = surroundings.clock.monotonic() - startedAt;
  const { readBack } = await import('../insights/read-back.js');
  return readBack({
    windows,
    objects: new S3LogObjects(surroundings.s3, { bucket, owner }),
    msLeft: inputs.timeBudget === undefined ? Infinity : inputs.timeBudget - used,
    cancelled: surroundings.cancelled(),
    warn: surroundings.warn,
    log: surroundings.log,
  });
}
