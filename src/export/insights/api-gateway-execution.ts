import type { ExecutionEntry, RequestFacts } from './entries.js';
import { MASK, own, safeText } from './safe-text.js';

/** `(286364ab-3a83-11e9-8dc8-db3cf4c83204) …`; WebSocket APIs write shorter ids that end with `=`. */
const ENTRY = /^\(([\w-]{8,64}=?)\) ([\s\S]*)$/;
/** What API Gateway writes at the end of an entry that it cut (1,024 bytes of an event, user guide). */
const CUT = ' [TRUNCATED]';
const PATH_LENGTH = 300;
const PROBLEM_LENGTH = 200;

type Facts = (match: readonly string[]) => RequestFacts;
type Rule = readonly [pattern: RegExp, about: string, facts?: Facts];

const problem =
  (words: string): Facts =>
  ([, text = '']) => ({
    problem: words,
    ...(text === '' ? {} : { problemText: safeText(text, PROBLEM_LENGTH) }),
  });

/** Sentences as API Gateway writes them; the first that fits says what the entry is about. */
const RULES: readonly Rule[] = [
  [
    /^HTTP Method: ([A-Z]{1,20}), Resource Path: (\S*)/,
    'method and path',
    ([, method = '', path = '']) => ({ method: own(method), path: pathOf(path) }),
  ],
  [/^Method completed with status: (\d{3})/, 'status', ([, status]) => ({ status: Number(status) })],
  [
    /^Received response\. (?:Status: (\d{3}), )?Integration latency: (\d{1,9}) ms/,
    'integration latency',
    ([, , latency]) => ({ integrationLatencyMs: Number(latency) }),
  ],
  [
    /^AWS Integration Endpoint RequestId : ([\da-f-]{36})/,
    'request id of the integration',
    ([, lambdaRequestId = '']) => ({ lambdaRequestId: own(lambdaRequestId) }),
  ],
  [
    /^X-ray Tracing ID : (?:Root=)?(1-[\da-f]{8}-[\da-f]{24})/i,
    'X-Ray trace id',
    ([, traceId = '']) => ({ traceId: own(traceId) }),
  ],
  [
    /^Lambda execution failed with status \d{3} due to customer function error: ([\s\S]*?)\.? Lambda request id: ([\da-f-]{36})/,
    'error of the function',
    ([, text = '', lambdaRequestId = '']) => ({
      ...problem(/Task timed out after/.test(text) ? 'function timed out' : 'error of the function')([
        '',
        text,
      ]),
      lambdaRequestId: own(lambdaRequestId),
    }),
  ],
  [/^Lambda execution failed([\s\S]*)/, 'error of the function', problem('error of the function')],
  [
    /^Execution failed due to configuration error: ([\s\S]*)/,
    'configuration error',
    problem('configuration error'),
  ],
  [
    /^Execution failed due to (?:a timeout error|an? internal timeout)([\s\S]*)/i,
    'time-out of the integration',
    problem('integration timed out'),
  ],
  [/^Execution failed(?: due to)?:?([\s\S]*)/, 'failure', problem('execution failed')],
  [
    /^Gateway response type: ([A-Z\d_]{1,40}) with status code: (\d{3})/,
    'gateway response',
    ([, type = '', status]) => ({ status: Number(status), problem: own(`gateway response ${type}`) }),
  ],
  [/^Unauthorized request/, 'authorisation', problem('unauthorized')],
  [/^Request (?:body does not match model|validation failed)/, 'validation', problem('request not valid')],
  [/^(?:Rate|Throttle|Quota|Limit)\b.*exceeded/i, 'throttling', problem('throttled')],
  [/^(?:Verifying Usage Plan|API Key\b|Usage Plan check)/, 'usage plan'],
  [/^(Method|Endpoint) (request|response) (headers|query string|path|URI)\b/, 'part'],
  [/^(Method|Endpoint) (request|response) body/, 'part'],
  [/^(?:Starting authorizer|Incoming identity|Using valid authorizer)/, 'authorisation'],
  [/^(?:Extended Request Id|Starting execution|Successfully completed)/, 'start and end'],
  [/^Sending request to /, 'address of the integration'],
];

/** What an entry of an execution log says; `undefined` for any other message. */
export function parseExecutionEntry(message: string): ExecutionEntry | undefined {
  const [, requestId, text = ''] = ENTRY.exec(message) ?? [];
  if (requestId === undefined) return undefined;
  const isCut = text.trimEnd().endsWith(CUT);
  for (const [pattern, about, facts] of RULES) {
    const match = pattern.exec(text);
    if (match === null) continue;
    const name = about === 'part' ? match[0].toLowerCase().replace('uri', 'URI') : about;
    return { requestId: own(requestId), about: own(name), isCut, facts: facts?.(match) ?? {} };
  }
  return { requestId: own(requestId), about: 'other', isCut, facts: {} };
}

/** Without the query string, and short; what looks like a credential reads as any other id does. */
export function pathOf(target: string): string {
  const end = target.search(/[?#]/);
  return safeText(end < 0 ? target : target.slice(0, end), PATH_LENGTH).replaceAll(MASK, ':id');
}
