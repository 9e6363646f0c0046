import type { Clock } from '../wire/clock.js';

/** Calls a second, per account and Region: AWS's published quotas before any increase. */
export const publishedRates: Readonly<Record<string, number>> = {
  PutLogEvents: 5000,
  CreateLogStream: 50,
  CreateLogGroup: 10,
  PutRetentionPolicy: 5,
  DescribeLogGroups: 10,
  DescribeLogStreams: 25,
  GetLogEvents: 25,
  FilterLogEvents: 10,
  CreateExportTask: 5,
  DescribeExportTasks: 5,
  CancelExportTask: 5,
};

/** One token bucket an operation; a bucket holds one second's worth of calls. */
export class RateLimits {
  readonly #clock: Clock;
  #rates: Record<string, number> = { ...publishedRates };
  readonly #buckets = new Map<string, { tokens: number; at: number }>();

  constructor(clock: Clock) {
    this.#clock = clock;
  }

  /** Another rate for one operation; undefined takes its limit away. */
  set(operation: string, perSecond: number | undefined): void {
    this.#buckets.delete(operation);
    const { [operation]: _, ...others } = this.#rates;
    this.#rates = perSecond === undefined ? others : { ...others, [operation]: perSecond };
  }

  /** No limits at all. */
  off(): void {
    this.#rates = {};
  }

  /** Back to the published rates. */
  on(): void {
    this.#rates = { ...publishedRates };
    this.#buckets.clear();
  }

  /** Takes a token; false when the bucket is empty. */
  admit(operation: string): boolean {
    const rate = this.#rates[operation];
    if (rate === undefined) return true;
    const now = this.#clock.now();
    const bucket = this.#buckets.get(operation) ?? { tokens: rate, at: now };
    const refill = Math.max(0, ((now - bucket.at) / 1000) * rate);
    const tokens = Math.min(rate, bucket.tokens + refill);
    const admitted = tokens >= 1;
    this.#buckets.set(operation, { tokens: admitted ? tokens - 1 : tokens, at: now });
    return admitted;
  }
}
