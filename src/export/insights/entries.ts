/** What the entries of exported log groups tell: the seam between the formats (which parse) and the statistics. */

/** One event as an export task writes it: `2026-11-01T00:00:00.000Z message`. */
export interface ExportedEvent {
  /** Epoch milliseconds. */
  readonly timestamp: number;
  /** Lines after the first are continuations; empty ones are left out. */
  readonly message: string;
}

/** What an entry may tell of a request to API Gateway. Texts are short, and hold nothing that looks like a credential. */
export interface RequestFacts {
  readonly method?: string;
  /** Without the query string. */
  readonly path?: string;
  readonly status?: number;
  readonly integrationLatencyMs?: number;
  /** As X-Ray writes it: `1-5c7674f4-a3491d0a9c8012c191821b83`. */
  readonly traceId?: string;
  readonly lambdaRequestId?: string;
  /** What went wrong, in a few words of ours. */
  readonly problem?: string;
  /** What the log says of it. */
  readonly problemText?: string;
}

/** One entry of an API Gateway execution log. */
export interface ExecutionEntry {
  readonly requestId: string;
  /** What the entry is about, one of a few words. */
  readonly about: string;
  /** API Gateway cut it after 1,024 bytes. */
  readonly isCut: boolean;
  readonly facts: RequestFacts;
}

/** One entry of an API Gateway access log. */
export interface AccessEntry extends RequestFacts {
  readonly requestId?: string;
  readonly host?: string;
  readonly latencyMs?: number;
  /** Of the response. */
  readonly bytes?: number;
}

/** What an entry of a function's log group tells of an invocation. */
export interface InvocationEntry {
  /** Absent where the entry does not name it: then it belongs to the invocation that its stream is in. */
  readonly requestId?: string;
  readonly isStart?: boolean;
  readonly report?: InvocationReport;
  /** `timeout`, or what kind of error ended the invocation. */
  readonly failure?: string;
}

/** The figures of a REPORT line or a `platform.report` event. */
export interface InvocationReport {
  readonly durationMs: number;
  readonly billedMs: number | undefined;
  readonly memoryMb: number | undefined;
  readonly maxMemoryMb: number | undefined;
  /** Only of a cold start. */
  readonly initMs: number | undefined;
  readonly traceId: string | undefined;
}

/** A credential was seen; its value is never kept. */
export interface CredentialSighting {
  readonly kind: string;
  /** The service had written asterisks in its place. */
  readonly isMasked: boolean;
}
