import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { CallLog } from './call-log.js';
import type { Clock } from './clock.js';
import type { AwsRequest, Reply, Service } from './message.js';
import type { Handled, Outcome, Pipeline } from './pipeline.js';
import { readSignature } from './sigv4.js';

export interface FrontParts {
  readonly clock: Clock;
  readonly calls: CallLog;
  readonly pipeline: Pipeline;
  readonly services: readonly Service[];
  /** Called before each call is carried out, for what moves with the clock. */
  readonly beforeEach?: () => void;
}

async function readRequest(message: IncomingMessage): Promise<AwsRequest> {
  const chunks: Buffer[] = [];
  await new Promise<void>((resolve, reject) => {
    message.on('data', (chunk: Buffer) => chunks.push(chunk));
    message.once('end', resolve).once('error', reject);
  });
  // A client that takes this server for its proxy sends the whole address.
  const target = (message.url ?? '/').replace(/^http:\/\/[^/]+/, '');
  const question = target.indexOf('?');
  const search = question < 0 ? '' : target.slice(question + 1);
  const headers: Record<string, string> = {};
  for (const [name, value] of Object.entries(message.headers)) {
    headers[name] = Array.isArray(value) ? value.join(',') : (value ?? '');
  }
  return {
    method: message.method ?? 'GET',
    path: question < 0 ? target : target.slice(0, question),
    search,
    query: new URLSearchParams(search.replaceAll('+', '%2B')),
    headers,
    body: chunks.length === 1 && chunks[0] ? chunks[0] : Buffer.concat(chunks),
    requestId: randomUUID(),
  };
}

async function sendBody(response: ServerResponse, reply: Reply, limit: number): Promise<void> {
  const { body } = reply;
  if (Buffer.isBuffer(body)) {
    if (body.length === 0) return;
    await new Promise<void>((resolve) => {
      response.write(body.subarray(0, limit), () => {
        resolve();
      });
    });
    return;
  }
  let left = limit;
  for await (const chunk of body) {
    if (left <= 0 || response.destroyed) break;
    const piece = chunk.subarray(0, left);
    left -= piece.length;
    if (!response.write(piece)) {
      await drained(response);
    }
  }
}

function drained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const done = (): void => {
      response.off('drain', done).off('close', done);
      resolve();
    };
    response.on('drain', done).on('close', done);
  });
}

async function send(response: ServerResponse, outcome: Outcome & { do: 'send' }): Promise<void> {
  const { reply, cut } = outcome;
  const headers = { ...reply.headers };
  const size = Buffer.isBuffer(reply.body) ? reply.body.length : Number(headers['content-length'] ?? NaN);
  const limit = cut ? (cut.bytes ?? Math.floor(size / 2)) : Infinity;
  const promised = cut?.end === 'early' ? Math.min(limit, size) : size;
  if (!Number.isNaN(promised)) headers['content-length'] ??= String(promised);
  if (cut?.end === 'early') headers['content-length'] = String(promised);
  response.writeHead(reply.status, headers);
  if (response.req.method !== 'HEAD') await sendBody(response, reply, limit);
  if (cut?.end === 'destroy') response.destroy();
  else response.end();
}

/** The HTTP server: finds the service, has the call carried out, keeps the log, sends what is to be sent. */
export class HttpFront {
  readonly #parts: FrontParts;
  readonly #mounts: { prefix: string; service: Service }[] = [];
  readonly #server = createServer({ keepAliveTimeout: 30_000 }, (message, response) => {
    void this.#serve(message, response).catch(() => response.destroy());
  });

  constructor(parts: FrontParts) {
    this.#parts = parts;
  }

  /** A service of its own under a path, such as the target of pre-signed addresses. */
  mount(prefix: string, service: Service): void {
    this.#mounts.push({ prefix, service });
  }

  async listen(port: number, host: string): Promise<string> {
    await new Promise<void>((resolve, reject) => {
      this.#server.once('error', reject).listen(port, host, resolve);
    });
    const address = this.#server.address();
    const { port: taken } = address as AddressInfo;
    return `http://${host}:${taken}`;
  }

  async close(): Promise<void> {
    const closed = new Promise<void>((resolve) =>
      this.#server.close(() => {
        resolve();
      }),
    );
    this.#server.closeAllConnections();
    await closed;
  }

  #service(request: AwsRequest): Service | undefined {
    const { services } = this.#parts;
    const named = (name: string) => services.find((service) => service.name === name);
    const mounted = this.#mounts.find(({ prefix }) => request.path.startsWith(prefix));
    if (mounted) return mounted.service;
    const scope = readSignature(request)?.service;
    if (scope !== undefined) return named(scope);
    if (request.headers['x-amz-target']?.startsWith('Logs_') === true) return named('logs');
    const isForm = request.headers['content-type']?.startsWith('application/x-www-form-urlencoded') === true;
    return isForm || /(^|&)Action=/.test(request.search) ? named('sts') : named('s3');
  }

  async #serve(message: IncomingMessage, response: ServerResponse): Promise<void> {
    const { clock, pipeline } = this.#parts;
    const request = await readRequest(message);
    response.setHeader('Date', new Date(clock.now()).toUTCString());
    response.setHeader('Server', 'local-aws');
    const service = this.#service(request);
    if (!service) {
      const reply = {
        status: 404,
        headers: {},
        body: Buffer.from('No such service'),
      };
      await send(response, { do: 'send', reply });
      return;
    }
    this.#parts.beforeEach?.();
    const handled = await pipeline.handle(service, request);
    this.#record(handled, request);
    const { outcome } = handled;
    if (outcome.do === 'reset') message.socket.resetAndDestroy();
    if (outcome.do === 'send') await send(response, outcome);
  }

  #record({ operation, outcome, error, caller, fault }: Handled, request: AwsRequest): void {
    this.#parts.calls.add({
      service: operation.service,
      operation: operation.operation,
      resource: operation.resource,
      status: outcome.do === 'send' ? outcome.reply.status : 0,
      error,
      time: this.#parts.clock.now(),
      accessKeyId: caller?.accessKeyId,
      session: caller?.sessionName,
      requestId: request.requestId,
      requestBytes: request.body.length,
      encoding: request.headers['content-encoding'],
      fault,
    });
  }
}
