import { KeyCounts } from '../../statistics/heavy-hitters.js';
import { TopK } from '../../statistics/top-k.js';
import { Pages } from '../../statistics/pages.js';
import { TimeBuckets } from '../../statistics/time-buckets.js';

/** All that is known of one request to API Gateway. */
export interface ApiRequest {
  /** Epoch milliseconds. */
  readonly time: number;
  /** Which API and stage, or which log group. */
  readonly api: string;
  readonly requestId: string | undefined;
  readonly host: string | undefined;
  readonly method: string | undefined;
  readonly path: string | undefined;
  readonly status: number | undefined;
  readonly latencySeconds: number | undefined;
  readonly integrationSeconds: number | undefined;
  readonly traceId: string | undefined;
  readonly lambdaRequestId: string | undefined;
  readonly problem: string | undefined;
  readonly problemText: string | undefined;
  readonly bytes: number;
  /** Which of its entries were cut. */
  readonly cut: readonly string[];
}

export const REQUEST_SHAPE = { times: 2, means: 0 };
/** So many failed requests, and so many slow ones, are shown one by one. */
const MAX_FAILED = 200;
const MAX_SLOW = 50;
/** Kinds of problems; the service has some thirty. */
const MAX_PROBLEMS = 100;
/** Puts every request without an answer before every one that the caller was at fault for. */
const SERIOUS = 1e15;

/** Counts requests to API Gateway: all of them by page and time, failed and slow ones one by one. */
export class ApiRequestFigures {
  readonly pages = new Pages(REQUEST_SHAPE);
  readonly times = new TimeBuckets();
  readonly problems = new KeyCounts(MAX_PROBLEMS);
  /** The service's faults first, then those of the callers; the earliest first in each. */
  readonly failed = new TopK<ApiRequest>(MAX_FAILED);
  readonly slow = new TopK<ApiRequest>(MAX_SLOW);
  total = 0;
  /** Requests whose status no entry tells. */
  withoutStatus = 0;

  accept(request: ApiRequest): void {
    const { time, status, problem, latencySeconds } = request;
    this.total += 1;
    if (status === undefined) this.withoutStatus += 1;
    const hasFailed = problem !== undefined || (status ?? 0) >= 400;
    this.times.add(time, hasFailed);
    this.#page(request);
    if (problem !== undefined) this.problems.count(problem);
    if (hasFailed) this.failed.offer(request, ((status ?? 500) >= 500 ? SERIOUS : 0) - time);
    if (latencySeconds !== undefined) this.slow.offer(request, latencySeconds);
  }

  #page({ api, host, method, path, status, bytes, latencySeconds, integrationSeconds }: ApiRequest): void {
    const { page } = this.pages.meet(`${method ?? '-'} ${host ?? api}`, path ?? '');
    const { value } = page;
    value.bytes += bytes;
    value.answers.add(status ?? 0);
    if (latencySeconds !== undefined) value.times[0]?.accept(latencySeconds);
    if (integrationSeconds !== undefined) value.times[1]?.accept(integrationSeconds);
  }
}
