import type { AccessEntry } from './entries.js';
import { namedValues, type NamedValues } from './access-log-formats.js';
import { pathOf } from './api-gateway-execution.js';
import { own, safeText } from './safe-text.js';

const PROBLEM_LENGTH = 200;

/** Owners name the values of their formats themselves; these are those that the documents propose, and near ones. */
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

/** What an entry of an access log says; `undefined` for any other message. */
export function parseAccessEntry(message: string): AccessEntry | undefined {
  const values = namedValues(message) ?? [];
  const named = new Set(values.map(([name]) => fieldNamed(name)?.field));
  // Logs of applications look alike: an entry of a gateway has a status and says what was asked for.
  const isAccess = named.has('status') && (named.has('path') || named.has('method'));
  return isAccess ? entryOf(fieldsOf(values)) : undefined;
}

function fieldNamed(name: string): { readonly field: string; readonly rank: number } | undefined {
  return FIELD_OF.get(name.toLowerCase().replace(/[^a-z]/g, ''));
}

/** The value of each field; where several names mean the same, that of the one that is named first above. */
function fieldsOf(values: NamedValues): Fields {
  const ranks = new Map<string, number>();
  const fields: Record<string, string | number> = {};
  for (const [name, value] of values) {
    const known = fieldNamed(name);
    if (known === undefined || value === '-' || value === '') continue;
    if (known.rank >= (ranks.get(known.field) ?? Infinity)) continue;
    ranks.set(known.field, known.rank);
    fields[known.field] = value;
  }
  return fields;
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

type RawInputs<T> = { [K in keyof T]?: Exclude<T[K], undefined> };

/** The object without what is `undefined`. */
function given<T extends object>(fields: T): RawInputs<T>;
function given(fields: object): object {
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}
