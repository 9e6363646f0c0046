import { PutLogEventsCommand, type CloudWatchLogsClient } from '@aws-sdk/client-cloudwatch-logs';
import { addAbortSignal, Readable } from 'node:stream';
import type { PutBatch } from './put-body.js';

/** Where the signer finds the hash of the body, if it is there. */
const HASH_HEADER = 'x-amz-content-sha256';
/** Headers that belong to one request alone. */
const OF_ONE_REQUEST = /^(?:amz-sdk-.*|content-encoding|content-length|x-amz-content-sha256)$/;

const NO_ANSWER = 'CloudWatch Logs answered without a body';

type Signer = Awaited<ReturnType<CloudWatchLogsClient['config']['signer']>>;
type HttpRequest = Parameters<Signer['sign']>[0];

/** What PutLogEvents answers with. */
export interface PutAnswerBody {
  readonly rejectedLogEventsInfo?:
    | {
        readonly tooNewLogEventStartIndex?: number | undefined;
        readonly tooOldLogEventEndIndex?: number | undefined;
        readonly expiredLogEventEndIndex?: number | undefined;
      }
    | undefined;
}

export interface Put {
  readonly names: { readonly logGroupName: string; readonly logStreamName: string };
  readonly batch: Pick<PutBatch, 'body' | 'sha256' | 'encoding'>;
  readonly signal: AbortSignal;
}

/**
 * PutLogEvents with request bodies that are finished. The SDK's serialiser walks a megabyte of events a property at a
 * time, and what it does around a call costs more than sending it. So the first calls go through the SDK, which finds
 * the endpoint; the others repeat its request with another body, signed by its signer and sent by its handler. An answer
 * that is no success is read by the SDK again, which knows errors and clocks that are wrong.
 */
export class DirectPuts {
  readonly #client: CloudWatchLogsClient;
  #model: HttpRequest | undefined;
  #signer: Signer | undefined;

  constructor(client: CloudWatchLogsClient) {
    this.#client = client;
  }

  /** Throws what the SDK throws. */
  async send(put: Put): Promise<PutAnswerBody> {
    if (this.#model === undefined) return this.#throughSdk(put);
    const { config } = this.#client;
    this.#signer ??= await config.signer();
    const signingDate = new Date(Date.now() + config.systemClockOffset);
    const request = await this.#signer.sign(withBody(this.#model, put.batch), { signingDate });
    const sent: unknown = await config.requestHandler.handle(request, { abortSignal: put.signal });
    const response = responseOf(sent);
    const body = await bytesOf(response.body, put.signal);
    if (response.statusCode === 200) return parsed(body);
    const command = commandOf(put);
    command.middlewareStack.add(() => () => Promise.resolve({ response: { ...response, body } }), LAST);
    return this.#client.send(command);
  }

  async #throughSdk(put: Put): Promise<PutAnswerBody> {
    const command = commandOf(put);
    command.middlewareStack.add(
      (next) => (args) => {
        const request: unknown = args.request;
        if (isHttpRequest(request)) {
          Object.assign(request, withBody(request, put.batch));
          this.#model ??= { ...request, body: undefined };
        }
        return next(args);
      },
      { step: 'build', name: 'readyBody', priority: 'low' },
    );
    return this.#client.send(command, { abortSignal: put.signal });
  }
}

/** Position of the last middleware before the request is sent. */
const LAST = { step: 'deserialize', name: 'readyAnswer', priority: 'low' } as const;

function commandOf({ names }: Put): PutLogEventsCommand {
  return new PutLogEventsCommand({ ...names, logEvents: [] });
}

/** The signer makes a request of its own of it. */
function withBody(request: HttpRequest, { body, sha256, encoding }: Put['batch']): HttpRequest {
  const kept = Object.entries(request.headers).filter(([name]) => !OF_ONE_REQUEST.test(name));
  const headers = {
    ...Object.fromEntries(kept),
    'content-length': String(body.byteLength),
    ...(encoding === undefined ? {} : { 'content-encoding': encoding }),
    ...(sha256 === undefined ? {} : { [HASH_HEADER]: sha256 }),
  };
  return { ...request, headers, body };
}

function isHttpRequest(request: unknown): request is HttpRequest {
  return typeof request === 'object' && request !== null && 'body' in request && 'headers' in request;
}

interface HttpResponse {
  readonly statusCode: number;
  readonly body: unknown;
}

function responseOf(sent: unknown): HttpResponse {
  const response =
    typeof sent === 'object' && sent !== null && 'response' in sent ? sent.response : undefined;
  if (isHttpResponse(response)) return response;
  throw new Error(NO_ANSWER);
}

function isHttpResponse(response: unknown): response is HttpResponse {
  return typeof response === 'object' && response !== null && 'statusCode' in response && 'body' in response;
}

async function bytesOf(body: unknown, signal: AbortSignal): Promise<Buffer> {
  if (!(body instanceof Readable)) throw new Error(NO_ANSWER);
  const pieces: Buffer[] = [];
  for await (const piece of addAbortSignal(signal, body)) if (Buffer.isBuffer(piece)) pieces.push(piece);
  return Buffer.concat(pieces);
}

/** Parses the answer; a success that cannot be parsed is ambiguous. */
function parsed(body: Buffer): PutAnswerBody {
  if (body.length === 0) return {};
  try {
    const answer: unknown = JSON.parse(body.toString());
    return typeof answer === 'object' && answer !== null ? answer : {};
  } catch (cause) {
    throw Object.assign(Object(cause), { $metadata: { httpStatusCode: 200 } });
  }
}
