/** A bucket with exported objects, and what a run has to tell of them. */
import { gzipSync } from 'node:zlib';
import { readBack, type ReadBackPorts } from '../../../src/export/insights/read-back.js';
import type { WindowReport } from '../../../src/setup.js';
import type { ReportSection } from '../../../src/statistics/report-section.js';
import { S3LogObjects } from '../../../src/objects/s3-objects.js';
import { local, type Local } from './local.js';
import { exported } from '../insights/exported-lines.js';

export const FROM = Date.parse('2026-11-01T00:00:00Z');
export const API_GROUP = 'API-Gateway-Execution-Logs_a1b2c3d4e5/prod';

export type Events = Parameters<typeof exported>[0];

export class Archive {
  readonly here: Local;
  readonly warned: string[] = [];
  readonly logged: string[] = [];

  private constructor(here: Local) {
    this.here = here;
  }

  static async build(): Promise<Archive> {
    return new Archive(await local());
  }

  close(): Promise<void> {
    return this.here.close();
  }

  get objects(): S3LogObjects {
    return new S3LogObjects(this.here.s3, { bucket: 'archive' });
  }

  /** A window that a task exported: an object for each stream. */
  put(logGroup: string, streams: readonly Events[]): WindowReport {
    const { s3 } = this.here.aws;
    const prefix = `exportedlogs/${logGroup}/window`;
    const folder = `${prefix}/task`;
    s3.putObject('archive', `${folder}/aws-logs-write-test`, 'Permission Check Successful');
    let bytes = 0;
    for (const [i, events] of streams.entries()) {
      const body = gzipSync(exported(events));
      bytes += body.length;
      s3.putObject('archive', `${folder}/stream-${String(i)}/000000.gz`, body);
    }
    const window = { from: FROM, to: FROM + 86_400_000, taskId: 'task', folder };
    return { logGroup, ...window, state: 'exported', objects: streams.length, bytes };
  }

  read(
    windows: readonly WindowReport[],
    more: Partial<ReadBackPorts> = {},
  ): Promise<readonly ReportSection[]> {
    return readBack({
      windows,
      objects: this.objects,
      msLeft: Infinity,
      cancelled: new AbortController().signal,
      warn: (text) => void this.warned.push(text),
      log: (text) => void this.logged.push(text),
      ...more,
    });
  }
}
