import { plainValue, type AmplifyHeader } from './csv.js';
import { AmplifyStatistics, type AmplifyFigures } from '../statistics/amplify.js';
import type { FetchReason } from './claim.js';
import type { AmplifyRecord } from './records.js';

/** Collects statistics of an hour's records during delivery. */
interface HourReport {
  readonly see: (records: readonly AmplifyRecord[]) => void;
  /** Called when the whole hour is delivered; only then its records count. */
  readonly delivered: () => void;
}

const NO_REPORT: HourReport = { see: () => undefined, delivered: () => undefined };

/**
 * Adds the records of an hour to the run's report, if there is one. A recheck adds nothing: its hour was counted at the first
 * delivery, and late rows are not counted.
 */
export function hourReport(
  report: AmplifyFigures | undefined,
  header: AmplifyHeader,
  pass: FetchReason,
): HourReport {
  if (report === undefined || pass === 'recheck') return NO_REPORT;
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
