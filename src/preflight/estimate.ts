import { PRICES } from './prices.js';

/** What a run of the window would move and cost. `null`: the service does not tell. */
export interface Estimate {
  readonly objects: number | null;
  /** As they lie in the source. */
  readonly bytes: number | null;
  readonly uncompressedBytes: number | null;
  readonly usd: number | null;
  readonly prices: typeof PRICES;
  /** What the figures rest on, for people. */
  readonly assumptions: readonly string[];
}

export interface Costs {
  readonly ingestedBytes?: { readonly bytes: number; readonly perGb: number };
  readonly gets: number;
  readonly putsAndLists: number;
}

/** Prices are for powers of 1024. */
const GB_BYTES = 2 ** 30;

/** In US dollars, to the hundredth of a cent. */
export function priceOf({ ingestedBytes, gets, putsAndLists }: Costs): number {
  const ingest = ingestedBytes === undefined ? 0 : (ingestedBytes.bytes / GB_BYTES) * ingestedBytes.perGb;
  const requests = (gets * PRICES.s3GetPer1000 + putsAndLists * PRICES.s3PutOrListPer1000) / 1000;
  return Math.round((ingest + requests) * 10_000) / 10_000;
}

/** The output `estimate`: what a program needs of it. */
export function estimateJson({ objects, bytes, uncompressedBytes, usd, prices }: Estimate): string {
  return JSON.stringify({ objects, bytes, uncompressedBytes, usd, prices });
}

/** USD for a GB that goes into a log group of this class. */
export function ingestPrice(logGroupClass: string): number {
  return logGroupClass === 'INFREQUENT_ACCESS'
    ? PRICES.logsIngestInfrequentAccessPerGb
    : PRICES.logsIngestStandardPerGb;
}
