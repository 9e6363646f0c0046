import * as v from 'valibot';
import type { InvocationEntry, InvocationReport } from './entries.js';
import { own } from './safe-text.js';

const ID = '([\\da-f]{8}-[\\da-f]{4}-[\\da-f]{4}-[\\da-f]{4}-[\\da-f]{12})';
const START = new RegExp(`^START RequestId: ${ID}`);
const REPORT = new RegExp(`^REPORT RequestId: ${ID}\\s`);
/** What tells that an invocation failed, and what it is called. */
const FAILURES: readonly (readonly [pattern: RegExp, failure: string])[] = [
  [new RegExp(`(?:^|\\s)${ID} Task timed out after `), 'timeout'],
  [new RegExp(`^RequestId: ${ID} (?:Error: Runtime|Process exited before completing)`), 'runtime ended'],
  // Node.js: time, id, level and text, with tabs between them.
  [
    new RegExp(`\\t${ID}\\tERROR\\t(?:Invoke Error|Uncaught Exception|Unhandled Promise Rejection)\\b`),
    'uncaught error',
  ],
];
/** Python, of what was raised and not caught: without an id. Loggers write a tab after the bracket. */
const RAISED = /^\[ERROR\] ([\w.]{1,60})(?::|$)/m;
const ERROR_TYPE = /"errorType":"([\w.]{1,60})"/;

/** What an entry of a function's log says about an invocation; `undefined` when it is about none. */
export function parseInvocationEntry(message: string): InvocationEntry | undefined {
  if (message.startsWith('{')) return fromJson(message);
  const started = START.exec(message)?.[1];
  if (started !== undefined) return { requestId: own(started), isStart: true };
  const reported = REPORT.exec(message)?.[1];
  if (reported !== undefined) return fromReport(own(reported), message);
  return failureIn(message);
}

function failureIn(message: string): InvocationEntry | undefined {
  for (const [pattern, failure] of FAILURES) {
    const requestId = pattern.exec(message)?.[1];
    if (requestId === undefined) continue;
    const type = failure === 'timeout' ? undefined : ERROR_TYPE.exec(message)?.[1];
    return { requestId: own(requestId), failure: own(type ?? failure) };
  }
  const raised = RAISED.exec(message)?.[1];
  return raised === undefined ? undefined : { failure: own(raised) };
}

function fromReport(requestId: string, message: string): InvocationEntry {
  const durationMs = figure(message, '\\tDuration: ', ' ms') ?? figure(message, '\\sDuration: ', ' ms');
  if (durationMs === undefined) return { requestId };
  const report: InvocationReport = {
    durationMs,
    billedMs: figure(message, 'Billed Duration: ', ' ms'),
    memoryMb: figure(message, 'Memory Size: ', ' MB'),
    maxMemoryMb: figure(message, 'Max Memory Used: ', ' MB'),
    initMs: figure(message, '(?:Init|\\tRestore) Duration: ', ' ms'),
    traceId: traceIn(message),
  };
  const status = /\tStatus: (\w{1,20})/.exec(message)?.[1];
  const type = /\tError Type: ([\w.]{1,60})/.exec(message)?.[1];
  return { requestId, report, ...failureOf(status, type) };
}

function figure(message: string, before: string, unit: string): number | undefined {
  const text = new RegExp(`${before}(\\d{1,12}(?:\\.\\d{1,6})?)${unit}`).exec(message)?.[1];
  return text === undefined ? undefined : Number(text);
}

function traceIn(text: string): string | undefined {
  const traceId = /XRAY TraceId: (1-[\da-f]{8}-[\da-f]{24})/.exec(text)?.[1];
  return traceId === undefined ? undefined : own(traceId);
}

function failureOf(status: string | undefined, type: string | undefined): { readonly failure?: string } {
  if (status === undefined || status === 'success') return {};
  return { failure: own(status === 'timeout' ? status : (type ?? status)) };
}

const milliseconds = v.pipe(v.number(), v.finite(), v.minValue(0));
const metricsSchema = v.object({
  durationMs: milliseconds,
  billedDurationMs: v.optional(milliseconds),
  memorySizeMB: v.optional(milliseconds),
  maxMemoryUsedMB: v.optional(milliseconds),
  initDurationMs: v.optional(milliseconds),
  restoreDurationMs: v.optional(milliseconds),
});
const requestIdSchema = v.pipe(v.string(), v.regex(new RegExp(`^${ID}$`)));
const platformSchema = v.variant('type', [
  v.object({ type: v.literal('platform.start'), record: v.object({ requestId: requestIdSchema }) }),
  v.object({
    type: v.literal('platform.report'),
    record: v.object({
      requestId: requestIdSchema,
      status: v.optional(v.pipe(v.string(), v.regex(/^\w{1,20}$/))),
      errorType: v.optional(v.string()),
      metrics: metricsSchema,
      tracing: v.optional(v.object({ value: v.optional(v.string()) })),
    }),
  }),
]);

function fromJson(message: string): InvocationEntry | undefined {
  if (!message.includes('"platform.')) return undefined;
  const parsed = v.safeParse(platformSchema, jsonOf(message));
  if (!parsed.success) return undefined;
  const event = parsed.output;
  if (event.type === 'platform.start') return { requestId: own(event.record.requestId), isStart: true };
  const { requestId, status, errorType = '', metrics, tracing } = event.record;
  return {
    requestId: own(requestId),
    report: reportOf(metrics, tracing?.value ?? ''),
    ...failureOf(status, /^[\w.]{1,60}$/.exec(errorType)?.[0]),
  };
}

function reportOf(metrics: v.InferOutput<typeof metricsSchema>, tracing: string): InvocationReport {
  const traceId = /1-[\da-f]{8}-[\da-f]{24}/.exec(tracing)?.[0];
  return {
    durationMs: metrics.durationMs,
    billedMs: metrics.billedDurationMs,
    memoryMb: metrics.memorySizeMB,
    maxMemoryMb: metrics.maxMemoryUsedMB,
    initMs: metrics.initDurationMs ?? metrics.restoreDurationMs,
    traceId: traceId === undefined ? undefined : own(traceId),
  };
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}
