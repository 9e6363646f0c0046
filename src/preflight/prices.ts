/**
 * What AWS asks in us-east-1, USD, without the free tier, taxes and discounts. Ingestion and storage as of 2026-06
 * (a third party's list, c3x.dev), requests to S3 from AWS's price list of 2026-09-28. Other Regions differ.
 */
export const PRICES = {
  region: 'us-east-1',
  asOf: '2026-09-28',
  logsIngestStandardPerGb: 0.5,
  logsIngestInfrequentAccessPerGb: 0.25,
  s3GetPer1000: 0.0004,
  s3PutOrListPer1000: 0.005,
} as const;

/** Each event is counted with 26 bytes beside its message (PutLogEvents API). */
export const EVENT_OVERHEAD_BYTES = 26;

/** When the prices of ingestion above were read. */
export const INGEST_PRICES_AS_OF = 'June 2026';

/**
 * USD for a GB that leaves AWS for the Internet, of the first 10 TB a month, in most Regions
 * (a third party's list of 2026-04-27); what comes from CloudWatch Logs counts (AWS Global Network FAQs).
 */
export const DATA_OUT_PRICE = {
  perGb: 0.09,
  asOf: 'April 2026',
  source: 'leanopstech.com',
} as const;
