import { createHash } from 'node:crypto';
import { Draw } from './random.js';

export interface SeededRequest {
  readonly id: string;
  readonly method: string;
  readonly path: string;
  readonly status: number;
  /** Epoch milliseconds of its first entry. */
  readonly start: number;
  readonly latencyMs: number;
  readonly integrationMs: number;
  readonly traceId: string;
  readonly lambdaId: string;
  /** Its entries of the execution log, in order. */
  readonly entries: readonly { readonly timestamp: number; readonly message: string }[];
}

export interface Traffic {
  readonly requests: number;
  readonly from: number;
  /** Requests lie evenly in so many ms, so their entries mix. */
  readonly span: number;
  readonly seed?: number;
  /** Stands as a credential in the entries where they do: headers, query string, the event for the function. */
  readonly secret?: string;
}

const PATHS = [
  '/orders',
  '/orders/4711',
  '/orders/4712',
  '/baskets/286364ab-3a83-11e9-8dc8-db3cf4c83204',
  '/',
] as const;

/** Requests to a REST API with a Lambda proxy integration, as its execution log tells of them. */
export function* apiTraffic({
  requests,
  from,
  span,
  seed = 1,
  secret = 'none',
}: Traffic): Generator<SeededRequest> {
  const draw = new Draw(seed);
  for (let i = 0; i < requests; i++) {
    const start = from + Math.floor((i * span) / requests);
    yield request({ id: uuidOf(`request ${String(seed)} ${String(i)}`), start, secret }, draw);
  }
}

function request(
  { id, start, secret }: { id: string; start: number; secret: string },
  draw: Draw,
): SeededRequest {
  const status = draw.chance(0.02) ? 504 : draw.chance(0.03) ? 502 : draw.chance(0.05) ? 404 : 200;
  const integrationMs = status === 504 ? 29_000 : 5 + Math.floor(draw.decaying(80));
  const facts = {
    ...{ id, status, start, integrationMs },
    method: draw.chance(0.8) ? 'GET' : 'POST',
    path: draw.one(PATHS),
    latencyMs: integrationMs + 2 + draw.whole(0, 10),
    traceId: `1-${Math.floor(start / 1000).toString(16)}-${draw.hex(24)}`,
    lambdaId: uuidOf(`invocation ${id}`),
  };
  return { ...facts, entries: entriesOf(facts, secret) };
}

function entriesOf(facts: Omit<SeededRequest, 'entries'>, secret: string): SeededRequest['entries'] {
  const { id, method, path, status, start, latencyMs, integrationMs, traceId, lambdaId } = facts;
  const event = JSON.stringify({
    path,
    headers: { Authorization: `Bearer ${secret}` },
    filler: 'x'.repeat(1024),
  });
  const failure = `Lambda execution failed with status 200 due to customer function error: boom. Lambda request id: ${lambdaId}`;
  const texts: readonly (readonly [number, string])[] = [
    [0, 'Extended Request Id: Vwc2MGFUrPEFV_g='],
    [0, `Verifying Usage Plan for request: ${id}. API Key: API Stage: a1b2c3d4e5/prod`],
    [1, `Starting execution for request: ${id}`],
    [1, `HTTP Method: ${method}, Resource Path: ${path}`],
    [1, `Method request query string: {page=1, token=${secret}}`],
    [
      1,
      `Method request headers: {Accept=*/*, Cookie=sid=${secret}, Authorization=***************${secret.slice(-4)}}`,
    ],
    [1, `${`Endpoint request body after transformations: ${event}`.slice(0, 1024)} [TRUNCATED]`],
    [1 + integrationMs, `Received response. Status: 200, Integration latency: ${String(integrationMs)} ms`],
    ...(status === 504 ? [[1 + integrationMs, 'Execution failed due to a timeout error'] as const] : []),
    ...(status === 502 ? [[1 + integrationMs, failure] as const] : []),
    [latencyMs, `Method completed with status: ${String(status)}`],
    [latencyMs, `AWS Integration Endpoint RequestId : ${lambdaId}`],
    [latencyMs, `X-ray Tracing ID : ${traceId}`],
  ];
  return texts.map(([ms, text]) => ({ timestamp: start + ms, message: `(${id}) ${text}` }));
}

/** The entries of all requests as they lie in one stream: by time. */
export function mixed(requests: Iterable<SeededRequest>): SeededRequest['entries'] {
  return [...requests].flatMap(({ entries }) => entries).sort((a, b) => a.timestamp - b.timestamp);
}

function uuidOf(text: string): string {
  const hex = createHash('sha256').update(text).digest('hex');
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20, 32)].join(
    '-',
  );
}
