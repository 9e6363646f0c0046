/** A day of very many log groups, one in a hundred of which has events; hours of quotas and tasks pass in no time. */
import { RunFigures } from '../../src/engine/run-figures.js';
import { exportItems } from '../../src/export/items.js';
import { SourceLogGroups } from '../../src/export/log-groups.js';
import { selectGroups } from '../../src/export/selection.js';
import { exportMode } from '../../src/export/tasks/mode.js';
import { ExportTasks } from '../../src/export/tasks/task.js';
import { MAX_MIB, type ScaleCase } from './case.js';
import { ACCOUNT, costOf, exportInputs, type ReadyExport } from './export-run.js';
import { ACTIVE_EVERY, ExportService } from './export-service.js';

export const exportCase: ScaleCase = {
  name: 'export',
  items: 'log groups, 1 % of them with events',
  fresh: { calls: [20, 6500], ledgerBytes: [0, 1_000_000], mib: MAX_MIB },
  again: { calls: [20, 25], ledgerBytes: [0, 0], mib: MAX_MIB },
  async measure(size) {
    const service = new ExportService(size);
    const prepare = (): Promise<ReadyExport> => byTasks(service);
    const fresh = await costOf(service, 'first', prepare);
    const tasks = service.tasks.length;
    if (tasks !== Math.ceil(size / ACTIVE_EVERY))
      throw new Error(`${String(tasks)} tasks for idle groups, too.`);
    return [fresh, await costOf(service, 'second', prepare)];
  },
};

async function byTasks({ client, clock, objects }: ExportService): Promise<ReadyExport> {
  const inputs = exportInputs();
  if (inputs.engine !== 'task') throw new Error('another engine');
  const events = new SourceLogGroups(client, { clock, region: inputs.region });
  const quiet = (): void => undefined;
  const groups = await selectGroups(events, inputs.logGroups, { warn: quiet, engine: 'task' });
  const mode = exportMode({
    ...{ inputs, events, objects, clock, account: ACCOUNT, groups, createTimeout: 30_000 },
    cancelled: new AbortController().signal,
    tasks: new ExportTasks({ retrying: client, once: client }, clock),
    ...{ notice: quiet, warn: quiet, log: quiet, remember: quiet, taskIds: [], reports: [] },
  });
  return {
    ...{ mode, inputs, figures: new RunFigures('windows'), cuts: inputs.timeZone.cuts(inputs.chunk) },
    items: exportItems(inputs, { name: 'export', account: ACCOUNT, groups }),
    destination: 's3://archive/exportedlogs/',
    looksOnce: true,
  };
}
