import { NodeHttpHandler } from '@smithy/node-http-handler';
import type { Answers } from './answers.js';
import { proxyAgent } from './proxy.js';

type Environment = Readonly<Record<string, string | undefined>>;
type Request = Parameters<NodeHttpHandler['handle']>[0];
type Options = Parameters<NodeHttpHandler['handle']>[1];
type Response = Awaited<ReturnType<NodeHttpHandler['handle']>>;

export interface Timeouts {
  /** For a connection to come about, ms. */
  readonly connection: number;
  /** For anything to move on a connection, ms. */
  readonly idle: number;
}

/** Connections that a busy run keeps open to one service. */
const MAX_SOCKETS = 128;
const TIMEOUTS: Timeouts = { connection: 10_000, idle: 60_000 };

/** Sends the requests of all clients, through the proxy that the environment names, and gives up on silent peers. */
export class RequestHandler extends NodeHttpHandler {
  readonly #answers: Answers;

  constructor(environment: Environment, answers: Answers, timeouts: Timeouts = TIMEOUTS) {
    const agent = proxyAgent(environment);
    const own = { keepAlive: true, maxSockets: MAX_SOCKETS };
    super({
      connectionTimeout: timeouts.connection,
      socketTimeout: timeouts.idle,
      // A caller's own limit on a call (`requestTimeout`) is an error, not a warning.
      throwOnRequestTimeout: true,
      httpsAgent: agent ?? own,
      httpAgent: agent ?? own,
    });
    this.#answers = answers;
  }

  override handle(request: Request, options?: Options): Promise<Response> {
    return this.#answers.to(questionOf(request), () => super.handle(request, options));
  }
}

/** What a request asks for, and of which host: `PUT bucket.s3.eu-central-1.amazonaws.com/key`, `CreateLogStream of logs.….com`. */
function questionOf({ method, hostname, port, path, headers }: Request): string {
  const host = port === undefined ? hostname : `${hostname}:${port}`;
  const operation = headers['x-amz-target']?.split('.').at(-1);
  return operation === undefined ? `${method} ${host}${path}` : `${operation} of ${host}`;
}
