import type { ExecutionEntry, RequestFacts } from './entries.js';
import { OpenEntries } from './open-entries.js';
import { ApiRequestFigures } from './api-request-figures.js';

/** Requests whose entries may still come. Each holds some hundred bytes, two kilobytes at most. */
const MAX_OPEN = 10_000;
/** An execution log has some twenty kinds of entries. */
const MAX_CUT_KINDS = 24;

interface OpenRequest {
  readonly api: string;
  readonly requestId: string;
  first: number;
  last: number;
  facts: RequestFacts;
  readonly cut: string[];
}

/** Puts the entries of API Gateway execution logs together to requests, whatever their order, and counts those. */
export class ExecutionLog {
  readonly figures = new ApiRequestFigures();
  /** How many entries of each kind were cut. */
  readonly cut = new Map<string, number>();
  #entries = 0;
  #cutRequests = 0;
  readonly #open: OpenEntries<OpenRequest>;

  constructor(mostOpen: number = MAX_OPEN) {
    this.#open = new OpenEntries<OpenRequest>(mostOpen, {
      open: (id) => {
        const [api = '', requestId = ''] = id.split('\n');
        return { api, requestId, first: Infinity, last: -Infinity, facts: {}, cut: [] };
      },
      close: (request) => {
        this.#close(request);
      },
    });
  }

  get entries(): number {
    return this.#entries;
  }

  /** Requests of which at least one entry was cut. */
  get cutRequests(): number {
    return this.#cutRequests;
  }

  /** `api`: which API and stage the entry is of. */
  add(api: string, timestamp: number, { requestId, about, isCut, facts }: ExecutionEntry): void {
    this.#entries += 1;
    const request = this.#open.of(`${api}\n${requestId}`);
    request.first = Math.min(request.first, timestamp);
    request.last = Math.max(request.last, timestamp);
    // Of two problems the first one told is the cause: what follows from it is written after it.
    const problem = request.facts.problem === undefined ? {} : problemOf(request.facts);
    request.facts = { ...request.facts, ...facts, ...problem };
    if (isCut) this.#noteCut(request, about);
  }

  end(): void {
    this.#open.end();
  }

  #noteCut({ cut }: OpenRequest, about: string): void {
    this.cut.set(about, (this.cut.get(about) ?? 0) + 1);
    if (cut.length < MAX_CUT_KINDS && !cut.includes(about)) cut.push(about);
  }

  #close({ api, requestId, first, last, facts, cut }: OpenRequest): void {
    if (cut.length > 0) this.#cutRequests += 1;
    const { method, path, status, integrationLatencyMs, traceId, lambdaRequestId, problem, problemText } =
      facts;
    this.figures.accept({
      ...{ time: first, api, requestId, host: undefined, method, path, status, bytes: 0, cut },
      // The logs tell no latency of the whole: it is the time from the first entry to the last.
      latencySeconds: status === undefined ? undefined : (last - first) / 1000,
      integrationSeconds: integrationLatencyMs === undefined ? undefined : integrationLatencyMs / 1000,
      ...{ traceId, lambdaRequestId, problem, problemText },
    });
  }
}

function problemOf({ problem, problemText }: RequestFacts): RequestFacts {
  return {
    ...(problem === undefined ? {} : { problem }),
    ...(problemText === undefined ? {} : { problemText }),
  };
}
