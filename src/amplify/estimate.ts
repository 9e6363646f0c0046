import type { Survey } from '../engine/survey.js';
import { priceAssumptions, usdFor, type Estimate } from '../preflight/estimate.js';
import { EVENT_OVERHEAD_BYTES, pricesIn } from '../preflight/prices.js';

/** Size of one fetched hour of one domain. */
export interface MeasuredHour {
  readonly bytes: number;
  readonly rows: number;
}

interface KnownHours {
  readonly region: string;
  readonly measured: readonly MeasuredHour[];
  /** Absent: no log group is a destination. */
  readonly logs: { readonly logGroupClass: string; readonly logFormat: 'json' | 'raw' } | undefined;
}

/** What the names of the 33 columns add to a row as JSON; measured over the rows that this project tests with. */
const JSON_BYTES_A_ROW = 573;
/** The object, and a claim and a commit in the ledger. */
const PUTS_AN_HOUR = 3;

/** Volume and cost of the open hours, if they are like those that were fetched. */
export function amplifyEstimate(survey: Survey, { region, measured, logs }: KnownHours): Estimate {
  const hours = survey.segments;
  const mean = (figure: (hour: MeasuredHour) => number): number =>
    measured.reduce((sum, hour) => sum + figure(hour), 0) / Math.max(1, measured.length);
  const isKnown = measured.length > 0 || hours === 0;
  const bytes = Math.round(hours * mean((hour) => hour.bytes));
  const added = EVENT_OVERHEAD_BYTES + (logs?.logFormat === 'json' ? JSON_BYTES_A_ROW : 0);
  const ingested = bytes + hours * mean(({ rows }) => rows) * added;
  const prices = pricesIn(region);
  const costs = {
    ingested: logs === undefined ? undefined : { bytes: ingested, logGroupClass: logs.logGroupClass },
    gets: hours,
    putsAndLists: hours * PUTS_AN_HOUR,
  };
  return {
    objects: survey.objects,
    bytes: isKnown ? bytes : null,
    uncompressedBytes: isKnown ? bytes : null,
    usd: isKnown ? usdFor(costs, prices) : null,
    prices,
    assumptions: [
      isKnown
        ? `Each hour is assumed to have the mean size of the ${measured.length} that were fetched for the estimate.`
        : 'Amplify does not report sizes, and no hour could be fetched.',
      'An hour without requests has no object.',
      ...priceAssumptions(logs?.logGroupClass, prices),
    ],
  };
}
