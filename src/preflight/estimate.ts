import { ingestPrice, priceLines, type PricedItem, type Prices } from './prices.js';

/** What a run of the window would move and cost. `null`: the service does not tell. */
export interface Estimate {
  readonly objects: number | null;
  /** As they lie in the source. */
  readonly bytes: number | null;
  readonly uncompressedBytes: number | null;
  readonly usd: number | null;
  readonly prices: Prices;
  /** What the figures rest on, for people. */
  readonly assumptions: readonly string[];
}

interface Costs {
  /** What goes to a log group; absent: nothing. */
  readonly ingested?: { readonly bytes: number; readonly logGroupClass: string } | undefined;
  readonly gets: number;
  readonly putsAndLists: number;
}

/** Prices are for powers of 1024. */
const GB_BYTES = 2 ** 30;

/** In US dollars, to the hundredth of a cent; `null` where the price of the log group's class is not known. */
export function usdFor({ ingested, gets, putsAndLists }: Costs, prices: Prices): number | null {
  const perGb = ingested === undefined ? 0 : ingestPrice(prices, ingested.logGroupClass)?.usd;
  if (perGb === undefined) return null;
  const ingestion = ((ingested?.bytes ?? 0) / GB_BYTES) * perGb;
  const requests = (gets * prices.s3GetPer1000.usd + putsAndLists * prices.s3PutOrListPer1000.usd) / 1000;
  return Math.round((ingestion + requests) * 10_000) / 10_000;
}

/** The prices that these costs rest on, each with where and when it was read. */
export function priceAssumptions(logGroupClass: string | undefined, prices: Prices): string[] {
  const ingestion = logGroupClass === undefined ? undefined : ingestPrice(prices, logGroupClass);
  const items: PricedItem[] = ['s3GetPer1000', 's3PutOrListPer1000'];
  if (ingestion === prices.logsIngestStandardPerGb) items.unshift('logsIngestStandardPerGb');
  if (ingestion === prices.logsIngestInfrequentAccessPerGb) items.unshift('logsIngestInfrequentAccessPerGb');
  const unknown =
    logGroupClass !== undefined && ingestion === undefined
      ? [`The price of ingestion for log groups of class ${logGroupClass} is not known.`]
      : [];
  return [...unknown, ...priceLines(prices, items), 'The price does not include storage.'];
}

/** The output `estimate`: what a program needs of it. */
export function estimateJson({ objects, bytes, uncompressedBytes, usd, prices }: Estimate): string {
  return JSON.stringify({ objects, bytes, uncompressedBytes, usd, prices });
}
