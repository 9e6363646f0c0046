import { HttpClient } from '@actions/http-client';
import { BearerCredentialHandler } from '@actions/http-client/lib/auth';
import * as v from 'valibot';
import { ConfigError, messageOf, ServiceError } from '../errors.js';

type Environment = Readonly<Record<string, string | undefined>>;

const CALL = 'GitHub OIDC token';
const answerSchema = v.object({ value: v.pipe(v.string(), v.nonEmpty()) });

/**
 * One attempt at an OIDC token of the job. @actions/core can ask too, but waits three minutes for an endpoint that is
 * silent, and that ten times; who asks here sets the bound by the signal.
 */
export async function idToken(env: Environment, audience: string, signal: AbortSignal): Promise<string> {
  const { ACTIONS_ID_TOKEN_REQUEST_URL: url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: token } = env;
  if (!url || !token) throw noIdToken();
  const client = new HttpClient('aws-log-ferry', [new BearerCredentialHandler(token)], {
    allowRetries: false,
  });
  try {
    const asking = client.getJson<unknown>(`${url}&audience=${encodeURIComponent(audience)}`);
    const { result, statusCode } = await Promise.race([asking, aborted(signal)]);
    // For the library a 404 is an answer, without content.
    if (statusCode === 404) throw Object.assign(new Error('Not Found'), { statusCode });
    const answer = v.safeParse(answerSchema, result);
    if (!answer.success) throw new Error('the answer holds no token');
    return answer.output.value;
  } catch (cause) {
    throw refusal(cause, audience);
  }
}

function aborted(signal: AbortSignal): Promise<never> {
  return new Promise((_, reject) => {
    const abort = (): void => {
      reject(Object.assign(new Error(messageOf(signal.reason)), { name: 'TimeoutError' }));
    };
    if (signal.aborted) abort();
    signal.addEventListener('abort', abort, { once: true });
  });
}

/** 401 to 404 are GitHub's word on who asks; everything else may pass. */
function refusal(cause: unknown, audience: string): ServiceError {
  const status: unknown = cause instanceof Error ? Reflect.get(cause, 'statusCode') : undefined;
  const answer = typeof status === 'number' ? { status } : {};
  const isFinal = answer.status !== undefined && [400, 401, 403, 404].includes(answer.status);
  const how = answer.status === undefined ? messageOf(cause) : `HTTP ${answer.status}: ${messageOf(cause)}`;
  const hint = isFinal
    ? ' The permission `id-token: write` may not be enough here: the token that a job uses to request it expires with the job, and an organization can disallow it.'
    : '';
  return new ServiceError(`GitHub gave no OIDC token for the audience ${audience} (${how}).${hint}`, {
    call: CALL,
    resource: audience,
    retryable: !isFinal,
    cause,
    ...answer,
  });
}

function noIdToken(): ConfigError {
  return new ConfigError([
    {
      subject: 'role-to-assume',
      expected: 'a job that may ask GitHub for an OIDC token',
      found: 'no ACTIONS_ID_TOKEN_REQUEST_URL or no ACTIONS_ID_TOKEN_REQUEST_TOKEN',
      fix:
        'Add `permissions: id-token: write` (and `contents: read`) to the job. In a reusable workflow the calling job must ' +
        'grant it too. Pull requests from forks never get it.',
    },
  ]);
}
