import type { AccessEntry } from './entries.js';
import { pathOf } from './api-gateway-execution.js';
import { own, safeText } from './safe-text.js';

/**
 * `ip caller user [time] "GET /path HTTP/1.1" status bytes request-id`, as the console proposes it; it leaves out the
 * space before the quote.
 */
const CLF =
  /^(\S+) \S+ \S+ \[[^\]]{1,40}\] ?"([A-Z]{1,20}) (\S+)(?: [^"]{0,20})?" (\d{3}|-) (\d{1,15}|-)(?: ([\w=-]{8,64}))?/;

const PROBLEM_LENGTH = 200;

/** Owners name the keys of their JSON formats themselves; these are those that the documents propose, and near ones. */
const KEYS = {
  requestId: ['requestid', 'extendedrequestid'],
  method: ['httpmethod', 'method', 'requestmethod', 'verb'],
  path: ['path', 'requestpath', 'uri', 'resourcepath', 'resource', 'routekey'],
  status: ['status', 'statuscode', 'responsestatus', 'httpstatus'],
  latencyMs: ['responselatency', 'latency', 'responselatencyms', 'latencyms', 'responsetime'],
  integrationLatencyMs: ['integrationlatency', 'integrationlatencyms', 'integrationresponselatency'],
  bytes: ['responselength', 'bytes', 'responsebytes', 'responsesize'],
  host: ['domainname', 'host'],
  traceId: ['xraytraceid', 'traceid', 'xray'],
  problemText: ['errormessage', 'integrationerrormessage', 'integrationerror', 'error'],
  lambdaRequestId: ['integrationrequestid', 'awsendpointrequestid', 'lambdarequestid'],
} as const;
type Fields = Partial<Record<keyof typeof KEYS, string | number>>;
const FIELD_OF = new Map<string, { field: string; rank: number }>(
  Object.entries(KEYS).flatMap(([field, names]) =>
    names.map((name, rank) => [name, { field, rank }] as const),
  ),
);

/** What an entry of an access log tells (JSON or common log format); `undefined` when the message is none. */
export function parseAccessEntry(message: string): AccessEntry | undefined {
  return message.startsWith('{') ? fromJson(message) : fromClf(message);
}

function fromClf(message: string): AccessEntry | undefined {
  const match = CLF.exec(message);
  if (match === null) return undefined;
  const [, , method = '', path = '', status, bytes, requestId] = match;
  return entryOf({ method, path, ...given({ status, bytes, requestId }) });
}

function fromJson(message: string): AccessEntry | undefined {
  const fields = fieldsOf(message);
  // Logs of applications are JSON too: without a status and what was asked for it is none of a gateway.
  if (fields?.status === undefined) return undefined;
  return fields.path === undefined && fields.method === undefined ? undefined : entryOf(fields);
}

/** The value of each field; where several keys of an object mean the same, the one that is named first above. */
function fieldsOf(message: string): Fields | undefined {
  const object = jsonObject(message);
  if (object === undefined) return undefined;
  const ranks = new Map<string, number>();
  const fields: Record<string, string | number> = {};
  for (const [key, value] of Object.entries(object)) {
    const known = FIELD_OF.get(key.toLowerCase().replace(/[^a-z]/g, ''));
    if (known === undefined || known.rank >= (ranks.get(known.field) ?? Infinity)) continue;
    if ((typeof value !== 'string' && typeof value !== 'number') || value === '-' || value === '') continue;
    ranks.set(known.field, known.rank);
    fields[known.field] = value;
  }
  return fields;
}

function jsonObject(text: string): object | undefined {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' && value !== null ? value : undefined;
  } catch {
    return undefined;
  }
}

function entryOf(fields: Fields): AccessEntry {
  const route = /^([A-Z]{1,20}) (\/\S*)$/.exec(String(fields.path ?? ''));
  const { requestId, method = route?.[1], path = '', host, traceId, lambdaRequestId, problemText } = fields;
  const { status, latencyMs, integrationLatencyMs, bytes } = fields;
  return {
    path: pathOf(route?.[2] ?? String(path)),
    ...given({
      method: shaped(method, /^[A-Z]{1,20}$/),
      requestId: shaped(requestId, /^[\w=-]{8,64}$/),
      host: host === undefined ? undefined : safeText(String(host), 100),
      traceId: shaped(traceId, /1-[\da-f]{8}-[\da-f]{24}/),
      lambdaRequestId: shaped(lambdaRequestId, /^[\da-f-]{36}$/),
      problemText: problemText === undefined ? undefined : safeText(String(problemText), PROBLEM_LENGTH),
      status: numberOf(status),
      latencyMs: numberOf(latencyMs),
      integrationLatencyMs: numberOf(integrationLatencyMs),
      bytes: numberOf(bytes),
    }),
  };
}

function shaped(value: string | number | undefined, shape: RegExp): string | undefined {
  const found = value === undefined ? undefined : shape.exec(String(value))?.[0];
  return found === undefined ? undefined : own(found);
}

function numberOf(value: string | number | undefined): number | undefined {
  const number = value === undefined || value === '-' || value === '' ? NaN : Number(value);
  return Number.isFinite(number) && number >= 0 ? number : undefined;
}

type Given<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** The object without what is `undefined`. */
function given<T extends object>(fields: T): Given<T>;
function given(fields: object): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
