/** A day of very many log groups, one in a hundred of which has events, read by the runner; the pace passes in no time. */
import { tmpdir } from 'node:os';
import { RunFigures } from '../../src/engine/run-figures.js';
import { Semaphore } from '../../src/engine/semaphore.js';
import { EventPages } from '../../src/export/event-pages.js';
import { exportItems } from '../../src/export/items.js';
import { SourceLogGroups } from '../../src/export/log-groups.js';
import { readMode } from '../../src/export/read/mode.js';
import type { ObjectPorts } from '../../src/export/read/window-object.js';
import { selectGroups } from '../../src/export/selection.js';
import { bothCuts } from '../../src/export/windows.js';
import { formOf } from '../../src/objects/object-form.js';
import { SpoolSpace } from '../../src/objects/spool.js';
import { MAX_MIB, type ScaleCase } from './case.js';
import { ACCOUNT, costOf, exportInputs, type ReadyExport } from './export-run.js';
import { ExportService } from './export-service.js';

const DAY_MS = 24 * 60 * 60 * 1000;
const MIB = 1024 * 1024;

export const exportReadCase: ScaleCase = {
  name: 'export-read',
  items: 'log groups that are read, 1 % of them with events',
  fresh: { calls: [20, 6500], ledgerBytes: [0, 1_200_000], mib: MAX_MIB },
  again: { calls: [20, 25], ledgerBytes: [0, 0], mib: MAX_MIB },
  async measure(size) {
    const service = new ExportService(size);
    const prepare = (): Promise<ReadyExport> => byReading(service);
    return [await costOf(service, 'first', prepare), await costOf(service, 'second', prepare)];
  },
};

async function byReading(service: ExportService): Promise<ReadyExport> {
  const { client, clock } = service;
  const inputs = exportInputs({ engine: 'read', 'read-rate': '25' });
  if (inputs.engine !== 'read') throw new Error('another engine');
  const listing = new SourceLogGroups(client, { clock, region: inputs.region });
  const warn = (): void => undefined;
  const groups = await selectGroups(listing, inputs.logGroups, { warn, engine: 'read' });
  const pages = new EventPages(client, { clock, perSecond: inputs.readRate });
  const { region, timeZone, chunk, destination } = inputs;
  const cuts = bothCuts(timeZone.cuts(chunk), timeZone.cuts(DAY_MS));
  const name = `s3://${destination.bucket}/${destination.prefix}`;
  const { prefix } = destination;
  const partition = {
    ...{ account: ACCOUNT, region, redo: false, timeZone, cuts, prefix, destination: name },
    ...{ streamPrefix: undefined, form: formOf(destination), kmsKeyId: undefined },
    now: () => clock.now(),
  };
  const hasEvents = (): Promise<boolean> => Promise.resolve(false);
  const mode = readMode({
    ...{ pages, clock, objects: objectPorts(service), bucket: destination.bucket },
    plan: { groups, chunk, isExplicit: false, partition, hasEvents },
    ...{ late: { added: 0 }, insights: undefined, free: () => Promise.resolve(Infinity) },
    sort: { runs: new SpoolSpace(tmpdir(), 0), heldBytes: MIB },
  });
  const items = exportItems(inputs, { name: 'export read', account: ACCOUNT, groups });
  return {
    ...{ mode, inputs, items, cuts, destination: name },
    figures: new RunFigures(['s3']),
    looksOnce: false,
  };
}

/** A bucket that keeps nothing, and takes its time. */
function objectPorts(service: ExportService): ObjectPorts {
  return {
    sinkOf: () => ({
      find: () => service.call().then(() => undefined),
      put: ({ content: { size } }) =>
        service.call().then(() => ({ etag: '"1"', bytes: size, crc32: 'AAAAAA==' })),
    }),
    downloads: {
      bytes: () => {
        throw new Error('Nobody expected a download.');
      },
    },
    ...{
      space: new SpoolSpace(tmpdir(), 48 * MIB),
      large: new Semaphore(2),
      provenance: {},
      putTimeout: 30_000,
    },
  };
}
