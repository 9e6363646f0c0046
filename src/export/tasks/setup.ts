import { objectDestinationName } from '../../engine/documents.js';
import { ConfigError } from '../../errors.js';
import { checkDestination, type DestinationReport } from './destination.js';
import { ExportedObjects } from './exported-objects.js';
import { exportItems } from '../items.js';
import { SourceLogGroups, type LogGroup } from '../log-groups.js';
import type { Verification } from '../../engine/verification.js';
import { ExportTasks } from './task.js';
import type { ExportTaskInputs } from '../../inputs/types.js';
import type { ReportSection } from '../../statistics/report-section.js';
import { S3LogObjects } from '../../objects/s3-objects.js';
import { selectGroups } from '../selection.js';
import { exportMode } from './mode.js';
import type { ReadyMode, RunServices, WindowReport } from '../../setup.js';

const UNCHECKED: DestinationReport = { problems: [], doubts: [], unread: [] };

/** `mode: export`, ready to run. */
export async function setUpExport(inputs: ExportTaskInputs, services: RunServices): Promise<ReadyMode> {
  const { s3, logs, clock, account, putTimeout, notice, warn, log, remember, dryRun } = services;
  const startedAt = clock.monotonic();
  const { bucket, prefix, owner } = inputs.destination;
  const events = new SourceLogGroups(logs.retrying, { clock, region: inputs.region });
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
      cancelled: services.cancelled(),
    }),
    destinations: 'windows',
    items: exportItems(inputs, { name: 'export', account, groups }),
    looksOnce: true,
    destinationNames: { s3: objectDestinationName({ bucket, prefix }) },
    // A prefix holds what one engine writes.
    objectTerms: { engine: 'task' },
    verification: () => verificationOf({ inputs, services, events, groups }),
    earliest: undefined,
    whole: (instant) => inputs.timeZone.cuts(inputs.chunk).below(instant),
    exports: { taskIds, windows: reports },
    sections: () => readExports({ inputs, services, startedAt, windows: reports }),
  };
}

interface Selected {
  readonly inputs: ExportTaskInputs;
  readonly services: RunServices;
  readonly events: SourceLogGroups;
  readonly groups: readonly LogGroup[];
}

/** Loads the code of a verification, which other runs do not need. */
async function verificationOf({ inputs, services, events, groups }: Selected): Promise<Verification> {
  const { exportVerification } = await import('./verification.js');
  const { s3, account } = services;
  const { bucket, owner } = inputs.destination;
  const objects = new ExportedObjects(s3, bucket, owner);
  return exportVerification({ objects, events, groups, inputs, account });
}

interface Exports {
  readonly inputs: ExportTaskInputs;
  readonly services: RunServices;
  readonly startedAt: number;
  readonly windows: readonly WindowReport[];
}

/** Reads the exported logs for the report, with code that is loaded only then. */
async function readExports(exports: Exports): Promise<readonly ReportSection[]> {
  const { inputs, services, startedAt, windows } = exports;
  const { bucket, owner } = inputs.destination;
  const used = services.clock.monotonic() - startedAt;
  const { readBack } = await import('../insights/read-back.js');
  return readBack({
    windows,
    objects: new S3LogObjects(services.s3, { bucket, owner }),
    msLeft: inputs.timeBudget === undefined ? Infinity : inputs.timeBudget - used,
    cancelled: services.cancelled(),
    warn: services.warn,
    log: services.log,
  });
}
