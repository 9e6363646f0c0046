/** A price in US dollars, without the free tier, taxes and discounts: where it holds, and when and where it was read. */
export interface Price {
  readonly usd: number;
  readonly region: string;
  /** A day (`2026-09-28`) or a month. */
  readonly asOf: string;
  readonly source: string;
  /** Where the price in the Region of the run is not known, and that of another one is taken. */
  readonly note?: string;
}

export type PricedItem =
  | 'logsIngestStandardPerGb'
  | 'logsIngestInfrequentAccessPerGb'
  | 's3GetPer1000'
  | 's3PutOrListPer1000'
  | 'dataOutPerGb';

/** The prices that a run in one Region is reckoned with. */
export type Prices = Readonly<Record<PricedItem, Price>>;

/** Source of most prices. None was read from AWS itself, but from public quotes of its price list. */
const PRICE_LIST = "AWS's price list, as quoted by others";
const THIRD_PARTY = "a third party's list";

/** Known prices by item. The first one, of us-east-1, is used for Regions without a price here. */
export const KNOWN_PRICES: Readonly<Record<PricedItem, readonly [Price, ...Price[]]>> = {
  logsIngestStandardPerGb: [
    { usd: 0.5, region: 'us-east-1', asOf: '2026-08-09', source: PRICE_LIST },
    { usd: 0.76, region: 'ap-northeast-1', asOf: '2026-07-01', source: PRICE_LIST },
    { usd: 0.76, region: 'ap-northeast-2', asOf: '2026-10-01', source: PRICE_LIST },
    { usd: 0.7, region: 'ap-southeast-1', asOf: '2026-08-12', source: PRICE_LIST },
    { usd: 0.67, region: 'ap-south-1', asOf: '2026-09-17', source: PRICE_LIST },
    { usd: 0.63, region: 'eu-central-1', asOf: '2025-01-01', source: THIRD_PARTY },
    { usd: 0.57, region: 'eu-west-1', asOf: '2026-03-01', source: PRICE_LIST },
    { usd: 0.5985, region: 'eu-west-2', asOf: '2026-09-22', source: PRICE_LIST },
    { usd: 0.67, region: 'us-west-1', asOf: '2026-09-29', source: PRICE_LIST },
  ],
  logsIngestInfrequentAccessPerGb: [
    { usd: 0.25, region: 'us-east-1', asOf: '2026-08-09', source: PRICE_LIST },
    { usd: 0.38, region: 'ap-northeast-2', asOf: '2026-10-01', source: PRICE_LIST },
  ],
  s3GetPer1000: [
    { usd: 0.0004, region: 'us-east-1', asOf: '2026-09-28', source: PRICE_LIST },
    { usd: 0.00042, region: 'eu-west-2', asOf: '2026-09-28', source: PRICE_LIST },
  ],
  s3PutOrListPer1000: [
    { usd: 0.005, region: 'us-east-1', asOf: '2026-09-28', source: PRICE_LIST },
    { usd: 0.0047, region: 'ap-northeast-1', asOf: '2021-03', source: THIRD_PARTY },
    { usd: 0.0053, region: 'eu-west-2', asOf: '2026-09-28', source: PRICE_LIST },
    { usd: 0.0055, region: 'us-west-1', asOf: '2026-09-29', source: PRICE_LIST },
  ],
  // To the Internet, of the first 10 TB a month; what comes from CloudWatch Logs counts (AWS Global Network FAQs).
  dataOutPerGb: [
    { usd: 0.09, region: 'us-east-1', asOf: '2026-04-27', source: THIRD_PARTY },
    { usd: 0.12, region: 'ap-southeast-1', asOf: '2026-08-12', source: PRICE_LIST },
    { usd: 0.09, region: 'eu-west-2', asOf: '2026-09-16', source: PRICE_LIST },
    { usd: 0.09, region: 'us-west-1', asOf: '2026-09-29', source: PRICE_LIST },
  ],
};

/** What is paid for counts them, too. */
export { EVENT_OVERHEAD_BYTES } from '../encode/types.js';

export function pricesIn(region: string): Prices {
  return {
    logsIngestStandardPerGb: priceIn(region, 'logsIngestStandardPerGb'),
    logsIngestInfrequentAccessPerGb: priceIn(region, 'logsIngestInfrequentAccessPerGb'),
    s3GetPer1000: priceIn(region, 's3GetPer1000'),
    s3PutOrListPer1000: priceIn(region, 's3PutOrListPer1000'),
    dataOutPerGb: priceIn(region, 'dataOutPerGb'),
  };
}

function priceIn(region: string, item: PricedItem): Price {
  const known = KNOWN_PRICES[item].find((price) => price.region === region);
  if (known !== undefined) return known;
  const [usual] = KNOWN_PRICES[item];
  return { ...usual, note: `the price in ${region} is not known, so the one in ${usual.region} is used` };
}

/** Price of a GB into a log group of this class; undefined if no price of the class is known. */
export function ingestPrice(prices: Prices, logGroupClass: string): Price | undefined {
  if (logGroupClass === 'STANDARD') return prices.logsIngestStandardPerGb;
  return logGroupClass === 'INFREQUENT_ACCESS' ? prices.logsIngestInfrequentAccessPerGb : undefined;
}

/** `ap-northeast-1, 2026-07-01, AWS's price list, as quoted by others`. */
export function originOf({ region, asOf, source, note }: Price): string {
  return `${region}, ${asOf}, ${source}${note === undefined ? '' : `; ${note}`}`;
}

/** Name and unit of each price, for estimates and docs/costs.md. */
export const PRICE_LABELS: Readonly<Record<PricedItem, readonly [item: string, unit: string]>> = {
  logsIngestStandardPerGb: ['CloudWatch Logs, ingestion, STANDARD', 'a GB'],
  logsIngestInfrequentAccessPerGb: ['CloudWatch Logs, ingestion, INFREQUENT_ACCESS', 'a GB'],
  s3GetPer1000: ['S3, GET', 'per 1,000'],
  s3PutOrListPer1000: ['S3, PUT and LIST', 'per 1,000'],
  dataOutPerGb: ['Data from AWS to the Internet', 'a GB'],
};

/** The figures that an estimate rests on, each with its origin. */
export function priceLines(prices: Prices, items: readonly PricedItem[]): string[] {
  return items.map((item) => {
    const [name, unit] = PRICE_LABELS[item];
    return `Price, ${name}: ${prices[item].usd} USD ${unit} (${originOf(prices[item])}).`;
  });
}
