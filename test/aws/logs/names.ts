import { constraint } from '../wire/json-input.js';
import { awsError } from '../wire/message.js';

const groupPattern = /^[.\-_/#A-Za-z0-9]+$/;
const streamPattern = /^[^:*]*$/;

function checkLength(name: string, value: string): void {
  if (value.length < 1) throw constraint(value, name, 'Member must have length greater than or equal to 1');
  if (value.length > 512) throw constraint(value, name, 'Member must have length less than or equal to 512');
}

export function checkGroupName(value: string): void {
  checkLength('logGroupName', value);
  if (!groupPattern.test(value)) {
    throw constraint(
      value,
      'logGroupName',
      'Member must satisfy regular expression pattern: [\\.\\-_/#A-Za-z0-9]+',
    );
  }
  if (value.startsWith('aws/')) {
    throw awsError(400, 'InvalidParameterException', 'Log groups starting with AWS/ are reserved for AWS.');
  }
}

export function checkStreamName(value: string): void {
  checkLength('logStreamName', value);
  if (!streamPattern.test(value)) {
    throw constraint(value, 'logStreamName', 'Member must satisfy regular expression pattern: [^:*]*');
  }
}

/** `logGroupIdentifier` is a name or an ARN, with or without its `:*`. */
export function groupNameOf(identifier: string): string {
  const match = /^arn:[^:]+:logs:[^:]*:[^:]*:log-group:([^:]+)(:\*)?$/.exec(identifier);
  return match?.[1] ?? identifier;
}
