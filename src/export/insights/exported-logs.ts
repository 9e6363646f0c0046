import type { AccessEntry, ExecutionEntry, ExportedEvent } from './entries.js';
import { parseAccessEntry } from './api-gateway-access.js';
import { parseExecutionEntry } from './api-gateway-execution.js';
import { credentialsIn } from './credentials.js';
import { parseInvocationEntry } from './lambda-report.js';
import type { ReportSection } from '../../statistics/report-section.js';
import { CredentialCounts } from './credential-counts.js';
import { ExecutionLog } from './execution-log.js';
import { invocationSections } from './invocation-sections.js';
import { Invocations, type StreamPlace } from './invocations.js';
import { ApiRequestFigures } from './api-request-figures.js';
import { executionSections, requestSections } from './request-sections.js';
import { UnreadEntries } from './unread-entries.js';

const EXECUTION_GROUP = /^API-Gateway-Execution-Logs_(.+)$/;
const FUNCTION_GROUP = /^\/aws\/lambda\/(.+)$/;
/** Without a telling name of its group an entry must be one beyond doubt: `(<uuid>) …`. */
const EXECUTION_ENTRY = /^\([\da-f]{8}-[\da-f]{4}-[\da-f]{4}-[\da-f]{4}-[\da-f]{12}\) /;

/** What a function's log says only in the forms that are read. */
const INVOCATION_ENTRY = /^(?:START|REPORT) RequestId: |^\{.{0,200}"type":\s?"platform\.(?:start|report)"/s;

/** Where events come from. */
interface Origin {
  /** The API and stage, the function, or the log group. */
  readonly name: string;
  readonly place: StreamPlace;
}

/** Says whether the event has a form that is read. */
type Take = (event: ExportedEvent, origin: Origin) => boolean;

/** Makes figures of exported events: API Gateway's execution and access logs, and functions' logs. Memory is bounded. */
export class ExportedLogs {
  readonly #execution = new ExecutionLog();
  readonly #access = new ApiRequestFigures();
  readonly #invocations = new Invocations();
  readonly #credentials = new CredentialCounts();
  readonly #unread = new UnreadEntries();
  /** How many events were looked at. */
  events = 0;

  /** Takes the events of one object of a log group, whose name says what they are, or else they do themselves. */
  takerFor(logGroup: string): (event: ExportedEvent) => void {
    const [take, name] = this.#kindOf(logGroup);
    const origin = { name, place: {} };
    return (event) => {
      this.events += 1;
      this.#unread.count(logGroup, take(event, origin));
    };
  }

  /** Lines of a log group that belong to no event. */
  countLinesWithoutEvent(logGroup: string, lines: number): void {
    for (let i = 0; i < lines; i += 1) this.#unread.count(logGroup, false);
  }

  /** What they tell. Nothing may be taken after it. */
  sections(): ReportSection[] {
    this.#execution.end();
    this.#invocations.end();
    return [
      ...this.#credentials.sections(),
      ...executionSections(this.#execution),
      ...requestSections(this.#access, 'API Gateway access log'),
      ...invocationSections(this.#invocations),
      ...this.#unread.sections(),
    ];
  }

  #kindOf(logGroup: string): [Take, string] {
    const api = EXECUTION_GROUP.exec(logGroup)?.[1];
    if (api !== undefined) return [this.#takeExecution.bind(this), api];
    const name = FUNCTION_GROUP.exec(logGroup)?.[1];
    if (name !== undefined) return [this.#takeFunction.bind(this), name];
    return [this.#takeAny.bind(this), logGroup];
  }

  #takeExecution(event: ExportedEvent, { name }: Origin): boolean {
    const entry = parseExecutionEntry(event.message);
    const where = entry === undefined ? 'execution log' : `execution log: ${entry.about}`;
    this.#credentials.add(where, credentialsIn(event.message, isQueryString(entry)));
    if (entry !== undefined) this.#execution.add(name, event.timestamp, entry);
    return entry !== undefined;
  }

  /** What functions print themselves has any form, and nothing to be read. */
  #takeFunction(event: ExportedEvent, origin: Origin): boolean {
    return this.#takeInvocation(event, origin) || !INVOCATION_ENTRY.test(event.message);
  }

  #takeInvocation(event: ExportedEvent, { name, place }: Origin): boolean {
    const entry = parseInvocationEntry(event.message);
    this.#credentials.add('log of a function', credentialsIn(event.message));
    if (entry !== undefined) this.#invocations.add(name, event.timestamp, { entry, place });
    return entry !== undefined;
  }

  #takeAny(event: ExportedEvent, origin: Origin): boolean {
    if (EXECUTION_ENTRY.test(event.message)) return this.#takeExecution(event, origin);
    const entry = parseAccessEntry(event.message);
    if (entry === undefined) return this.#takeInvocation(event, origin);
    this.#credentials.add('access log', credentialsIn(event.message));
    this.#takeAccess(event.timestamp, entry, origin);
    return true;
  }

  #takeAccess(time: number, entry: AccessEntry, { name }: Origin): void {
    const { latencyMs, integrationLatencyMs, problemText, status } = entry;
    const { requestId, host, method, path, traceId, lambdaRequestId } = entry;
    this.#access.accept({
      ...{ time, api: name, requestId, host, method, path, status, traceId, lambdaRequestId, problemText },
      latencySeconds: latencyMs === undefined ? undefined : latencyMs / 1000,
      integrationSeconds: integrationLatencyMs === undefined ? undefined : integrationLatencyMs / 1000,
      // Access logs name errors in texts of their own, of which there may be any number.
      problem: problemText === undefined ? undefined : 'error in the access log',
      bytes: entry.bytes ?? 0,
      cut: [],
    });
  }
}

function isQueryString(entry: ExecutionEntry | undefined): boolean {
  return entry?.about === 'method request query string';
}
