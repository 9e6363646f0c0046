import { plainValue, type AmplifyHeader } from './csv.js';
import { AmplifyStatistics, type AmplifyFigures } from '../statistics/amplify.js';
import type { FetchReason } from './claim.js';
import type { AmplifyRecord } from './records.js';

/** Is shown an hour's records while they are delivered. */
export interface HourReport {
  readonly see: (records: readonly AmplifyRecord[]) => void;
  /** All of the hour is delivered: now, and not before, it counts. */
  readonly delivered: () => void;
}

const SILENT: HourReport = { see: () => undefined, delivered: () => undefined };

/**
 * What an hour says goes to the run's report, where there is one. What a recheck fetches was told when the hour was
 * delivered first, but for the rows that came late.
 */
export function hourReport(
  report: AmplifyFigures | undefined,
  header: AmplifyHeader,
  pass: FetchReason,
): HourReport {
  if (report === undefined || pass === 'recheck') return SILENT;
  const statistics = new AmplifyStatistics(header.columns, plainValue);
  return {
    see: (records) => {
      for (const { row, fault } of records) {
        if (fault === undefined) statistics.parsed(row);
        else statistics.unparsed();
      }
    },
    delivered: () => {
      report.merge(statistics.snapshot());
    },
  };
}
