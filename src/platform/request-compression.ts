import { ConfigError, type Problem } from '../errors.js';

/** Smaller bodies are not worth compressing: the SDK's default. */
const DEFAULT_MIN_BYTES = 10_240;
/** The largest value that the SDK takes. */
const MAX_MIN_BYTES = 10_485_760;

/**
 * From how many bytes on the body of a request may be compressed; Infinity: none may. The names and the values are
 * those of the AWS SDKs (Request compression, AWS SDKs and Tools Reference Guide).
 */
export function requestCompression(environment: Readonly<Record<string, string | undefined>>): number {
  const {
    AWS_DISABLE_REQUEST_COMPRESSION: disabled = '',
    AWS_REQUEST_MIN_COMPRESSION_SIZE_BYTES: least = '',
  } = environment;
  const bytes = least === '' ? DEFAULT_MIN_BYTES : /^\d{1,8}$/.test(least) ? Number(least) : NaN;
  const problems = [
    ...(/^(?:true|false|)$/i.test(disabled) ? [] : [notABoolean(disabled)]),
    ...(bytes <= MAX_MIN_BYTES ? [] : [notASize(least)]),
  ];
  if (problems.length > 0) throw new ConfigError(problems);
  return disabled.toLowerCase() === 'true' ? Infinity : bytes;
}

function notABoolean(found: string): Problem {
  return {
    subject: 'AWS_DISABLE_REQUEST_COMPRESSION',
    expected: 'true or false in the environment of the step',
    found,
    fix: 'Correct it, or leave it out.',
  };
}

function notASize(found: string): Problem {
  return {
    subject: 'AWS_REQUEST_MIN_COMPRESSION_SIZE_BYTES',
    expected: `a whole number from 0 to ${MAX_MIN_BYTES} in the environment of the step`,
    found,
    fix: 'Correct it, or leave it out.',
  };
}
