import { messageOf, ServiceError } from '../errors.js';
import type { Inputs } from '../inputs/inputs.js';
import { bucketsOf } from './buckets.js';

/** The message of an error, with the input that names the refused resource. */
export function messageWithInput(error: unknown, inputs: Inputs): string {
  const message = messageOf(error);
  const refusal: unknown = error instanceof AggregateError ? error.errors[0] : error;
  const input = refusal instanceof ServiceError ? inputOf(refusal, inputs) : undefined;
  if (input === undefined) return message;
  return `${message}${/\.$/.test(message) ? '' : '.'} It is named by the input ${input}.`;
}

/** The input that names the resource of a call; undefined if none does. */
function inputOf({ call, resource }: ServiceError, inputs: Inputs): string | undefined {
  if (call.startsWith('s3:')) return placeInput(resource, inputs);
  if (call.startsWith('sts:')) return inputs.role === undefined ? undefined : 'role-to-assume';
  if (call.startsWith('logs:')) return groupInput(resource, inputs);
  if (inputs.mode !== 'amplify' || !/^amplify:|download/.test(call)) return undefined;
  return resource.startsWith('app ') || inputs.domainNames === undefined ? 'app-id' : 'domain-names';
}

/** By default the ledger lies within the bucket of another input: the longest prefix decides. */
function placeInput(resource: string, inputs: Inputs): string | undefined {
  const places = bucketsOf(inputs).map(({ input, bucket, prefix }) => ({
    input,
    start: `s3://${bucket}/${prefix}`,
  }));
  const named = places.filter(({ start }) => resource.startsWith(start));
  return named.sort((a, b) => b.start.length - a.start.length)[0]?.input;
}

function groupInput(resource: string, inputs: Inputs): string | undefined {
  if (inputs.mode === 'export') return resource.startsWith('log group') ? 'log-groups' : undefined;
  const group = inputs.logs?.logGroup;
  return group !== undefined && resource.includes(group) ? 'destination-log-group' : undefined;
}
