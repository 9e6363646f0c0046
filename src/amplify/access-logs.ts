import {
  GenerateAccessLogsCommand,
  GetAppCommand,
  paginateListDomainAssociations,
  type AmplifyClient,
} from '@aws-sdk/client-amplify';
import { DataError, messageOf, ServiceError, serviceError } from '../errors.js';
import { objectText } from '../encode/gunzip.js';
import type { Download, Downloaded } from '../setup.js';
import type { AppDomain } from './hours.js';

interface AmplifyPorts {
  readonly client: AmplifyClient;
  readonly download: Download;
  /** Registers a secret, so that no later output shows it. */
  readonly mask: (secret: string) => void;
}

/** `[from, to)`, epoch ms, on full hours. */
export interface LogRange extends AppDomain {
  readonly from: number;
  readonly to: number;
}

/** The range is too large for the service; a shorter one may work. */
export class TooMuchAskedError extends ServiceError {}

/** The last instant of a range: both ends of a request count as inside (GenerateAccessLogs API). */
const LAST_INSTANT_MS = 1;
/** ListDomainAssociations: at most 50 a page (Amplify API). */
const PAGE_SIZE = 50;
const NOT_FOUND = 404;
/** How the service says that a range is too long for it (amplify-hosting#1004, #1891). */
const TOO_MUCH = /timed? ?out|too many|reduce|too large|InternalFailure|InternalServerError/i;

/** The access logs of the Amplify apps of an account and Region. */
export class AmplifyAccessLogs {
  readonly #ports: AmplifyPorts;
  /** What an app's domains are, in a sentence, by its id. */
  readonly #names = new Map<string, Promise<string>>();

  constructor(ports: AmplifyPorts) {
    this.#ports = ports;
  }

  /**
   * The domains that have access logs: the app's default domain and those that are associated with it. A refusal
   * concerns that app alone.
   */
  async domains(appId: string): Promise<string[]> {
    const { client } = this.#ports;
    const on = { resource: `app ${appId}`, concerns: 'partition' } as const;
    const names: string[] = [];
    try {
      const { app } = await client.send(new GetAppCommand({ appId }));
      if (app?.defaultDomain !== undefined) names.push(app.defaultDomain);
    } catch (cause) {
      throw serviceError(cause, { call: 'amplify:GetApp', ...on });
    }
    try {
      for await (const page of paginateListDomainAssociations({ client, pageSize: PAGE_SIZE }, { appId })) {
        for (const { domainName } of page.domainAssociations ?? [])
          if (domainName !== undefined) names.push(domainName);
      }
    } catch (cause) {
      throw serviceError(cause, { call: 'amplify:ListDomainAssociations', ...on });
    }
    return [...new Set(names)];
  }

  /**
   * One answer of the service for a range, decompressed, as it comes. It may hold more than was asked for. Throws
   * TooMuchAskedError when the range is too long for the service, a retryable ServiceError when another attempt may do.
   * `downloaded` is told of the bytes as they come over the line.
   */
  async *read(
    range: LogRange,
    signal: AbortSignal,
    downloaded: (bytes: number) => void = () => undefined,
  ): AsyncGenerator<Buffer> {
    const url = await this.#generate(range, signal);
    const on = { call: 'the download of access logs', resource: nameOf(range) };
    const failed = (why: string, retryable = true): ServiceError =>
      new ServiceError(`${on.call} for ${on.resource} failed: ${why}`, { ...on, retryable });
    try {
      const answer = await this.#ports.download(url, signal);
      if (answer.status !== 200)
        throw failed(`HTTP ${answer.status} (the address is valid for a short time only)`);
      const pieces = complete(answer, failed);
      yield* decoded(counted(pieces, downloaded), answer.contentEncoding, on.resource);
    } catch (cause) {
      signal.throwIfAborted();
      if (cause instanceof ServiceError) throw cause;
      // An error of the connection may contain the URL, which is a secret.
      const why =
        cause instanceof DataError ? 'it cannot be decompressed' : withoutUrl(messageOf(cause), url);
      throw failed(why, serviceError(cause, on).retryable);
    }
  }

  async #generate(range: LogRange, signal: AbortSignal): Promise<string> {
    const command = new GenerateAccessLogsCommand({
      appId: range.app,
      domainName: range.domain,
      startTime: new Date(range.from),
      endTime: new Date(range.to - LAST_INSTANT_MS),
    });
    try {
      const { logUrl } = await this.#ports.client.send(command, { abortSignal: signal });
      if (logUrl === undefined) throw new Error('the answer has no logUrl');
      this.#mask(logUrl);
      return logUrl;
    } catch (cause) {
      signal.throwIfAborted();
      const error = explained(cause, range);
      throw error.status === NOT_FOUND ? await this.#withNames(range.app, error) : error;
    }
  }

  /** The address as a whole, and what makes it a secret, however it is printed. */
  #mask(url: string): void {
    this.#ports.mask(url);
    const query = url.slice(url.indexOf('?') + 1);
    for (const [, value] of query.matchAll(/(?:Signature|Security-Token|Credential|Policy)=([^&]{8,})/g)) {
      if (value !== undefined) this.#ports.mask(value);
    }
  }

  /** Adds the valid names to the error, because an unknown domain is usually a subdomain. */
  async #withNames(app: string, error: ServiceError): Promise<ServiceError> {
    const names =
      this.#names.get(app) ??
      this.domains(app).then(
        (found) =>
          `The domains of the app are ${found.join(', ')}; a subdomain's logs are with its domain's.`,
        (failure: unknown) => `Could not list the domains of the app: ${messageOf(failure)}`,
      );
    this.#names.set(app, names);
    const { call, resource, retryable, concerns, code = 'NotFoundException', cause } = error;
    const failure = { call, resource, retryable, concerns, code, status: NOT_FOUND, cause };
    return new ServiceError(`${error.message}. ${await names}`, failure);
  }
}

function explained(cause: unknown, range: LogRange): ServiceError {
  const resource = nameOf(range);
  const on = { call: 'amplify:GenerateAccessLogs', resource, concerns: 'partition' } as const;
  const error = serviceError(cause, on);
  const isBig = error.status === undefined || error.status >= 500 || error.status === 400;
  if (!isBig || !TOO_MUCH.test(`${error.code ?? ''} ${error.message}`)) return error;
  const { call, permission = call, code, status } = error;
  return new TooMuchAskedError(error.message, {
    ...{ call, resource, permission, retryable: true, cause },
    ...(code === undefined ? {} : { code }),
    ...(status === undefined ? {} : { status }),
  });
}

function nameOf({ app, domain, from, to }: LogRange): string {
  const [start, end] = [from, to].map((at) => new Date(at).toISOString().slice(0, 'YYYY-MM-DDTHH:MM'.length));
  return `${domain} of app ${app}, ${start ?? ''} to ${end ?? ''}`;
}

function withoutUrl(text: string, url: string): string {
  return text.replaceAll(url, '***').replace(/\?\S+/g, '?***');
}

/** The bytes of an answer; fails when there are fewer than it announced. */
async function* complete(
  { body, contentLength }: Downloaded,
  failed: (why: string) => ServiceError,
): AsyncGenerator<Buffer> {
  let length = 0;
  for await (const piece of body) {
    length += piece.length;
    yield piece;
  }
  if (contentLength !== undefined && length !== contentLength)
    throw failed(`it ended after ${length} of ${contentLength} bytes`);
}

async function* counted(
  pieces: AsyncIterable<Buffer>,
  downloaded: (bytes: number) => void,
): AsyncGenerator<Buffer> {
  for await (const piece of pieces) {
    downloaded(piece.length);
    yield piece;
  }
}

/** Whatever the headers say, gzip is known by its first bytes; a CSV cannot begin with them (RFC 1952). */
async function* decoded(
  pieces: AsyncGenerator<Buffer>,
  encoding: string | undefined,
  name: string,
): AsyncGenerator<Buffer> {
  let head = Buffer.alloc(0);
  while (head.length < 2) {
    const next = await pieces.next();
    if (next.done === true) break;
    head = Buffer.concat([head, next.value]);
  }
  if (head.length === 0) return;
  const isGzip = head[0] === 0x1f && head[1] === 0x8b;
  if (!isGzip && encoding !== undefined && !/^(identity|gzip|x-gzip|)$/i.test(encoding))
    throw new Error(`it is encoded as ${encoding}`);
  const whole = preceded(head, pieces);
  if (isGzip) yield* objectText(whole, { name });
  else yield* whole;
}

async function* preceded(head: Buffer, rest: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  yield head;
  yield* rest;
}
