import { propertyOf } from '../errors.js';
import { discard, strangeAnswer } from '../errors/strange-answer.js';
import type { StsClient } from './sessions.js';

type Plugin = StsClient['clientPlugins'][number];

/**
 * Of which members each success of a call holds at least one if the service itself gave it (API references of S3 and
 * STS; stores that only resemble S3 leave some out of a listing). The SDK reads a web page with status 200 as an answer
 * without content: an empty listing, an object that was stored.
 */
const ALWAYS_THERE: ReadonlyMap<string, readonly string[]> = new Map([
  ['ListObjectsV2', ['IsTruncated', 'KeyCount', 'Name', 'Contents', 'CommonPrefixes']],
  ['GetObject', ['ETag']],
  ['HeadObject', ['ETag']],
  ['PutObject', ['ETag']],
  ['CreateMultipartUpload', ['UploadId']],
  ['UploadPart', ['ETag']],
  ['CompleteMultipartUpload', ['ETag']],
  ['GetCallerIdentity', ['Account']],
]);

/**
 * Refuses successes that something on the way put in the place of the service's own: the page of a captive portal, of a proxy.
 * Like answers that cannot be parsed, they are retried as if the connection had broken.
 */
export const answerCheck: Plugin = {
  applyToStack: (stack) => {
    stack.add(checked, { step: 'deserialize', priority: 'high', name: 'answerCheck', override: true });
  },
};

const checked =
  <Args, Result>(next: (args: Args) => Promise<Result>, { commandName = '' }: { commandName?: string }) =>
  async (args: Args): Promise<Result> => {
    const result = await next(args).catch((error: unknown) => {
      throw isUnread(error) ? retried(error) : error;
    });
    const output = propertyOf(result, 'output');
    const operation = commandName.replace(/Command$/, '');
    const members = ALWAYS_THERE.get(operation);
    if (members === undefined || members.some((name) => propertyOf(output, name) !== undefined))
      return result;
    discard(propertyOf(output, 'Body'));
    const error = strangeAnswer(`it holds no ${members[0]}`, propertyOf(output, '$metadata'));
    throw retried(error);
  };

/** Neither a refusal with a name of its own nor what the service answers: it cannot be parsed, or points elsewhere. */
function isUnread(error: unknown): error is Error {
  const status = propertyOf(propertyOf(error, '$metadata'), 'httpStatusCode');
  return error instanceof Error && /^(SyntaxError|Error|Unknown)$/.test(error.name) && Number(status) < 400;
}

/** Marks an error for the SDK's retries. */
function retried<T extends Error>(error: T): T {
  return Object.assign(error, { $retryable: { throttling: false } });
}
