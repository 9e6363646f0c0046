import { propertyOf } from '../errors.js';

/** An answer that is not what was asked for, as the SDK would throw it; `metadata` is the SDK's of that answer. */
export function strangeAnswer(what: string, metadata: unknown): Error {
  const text = `${what}. Something on the way may have answered instead, such as a captive portal or a proxy`;
  return Object.assign(new Error(text), { $metadata: metadata });
}

/** Frees the connection of a body that nobody reads. */
export function discard(body: unknown): void {
  const destroy = propertyOf(body, 'destroy');
  if (typeof destroy === 'function') Reflect.apply(destroy, body, []);
}
