import type { PutLogEventsCommand } from '@aws-sdk/client-cloudwatch-logs';

/** Where the signer finds the hash of the body, if it is there. */
const HASH_HEADER = 'x-amz-content-sha256';

/** Hashes a request's body (SHA-256, in hexadecimal) elsewhere than in this thread. */
export type Hash = (body: Buffer<SharedArrayBuffer>) => Promise<string>;

/**
 * Hands the SDK a finished request body. Its own serialiser walks a megabyte of events a property at a time, which
 * takes more than a third of a run. Its signer hashes the body in this thread, unless it is told the hash. Signing,
 * credentials and the reading of errors stay the SDK's.
 */
export function sendReadyBody(
  command: PutLogEventsCommand,
  body: Buffer,
  sha256?: string,
): PutLogEventsCommand {
  command.middlewareStack.add(
    (next) => (args) => {
      const { request } = args;
      if (hasBody(request)) {
        request.body = body;
        request.headers['content-length'] = String(body.byteLength);
        if (sha256 !== undefined) request.headers[HASH_HEADER] = sha256;
      }
      return next(args);
    },
    { step: 'build', name: 'readyBody', priority: 'low' },
  );
  return command;
}

interface HasBody {
  body: unknown;
  readonly headers: Record<string, string>;
}

function hasBody(request: unknown): request is HasBody {
  return typeof request === 'object' && request !== null && 'body' in request && 'headers' in request;
}
