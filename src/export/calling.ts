import { serviceError, type CallOnResource } from '../errors.js';

/** Calls AWS; what it throws says what was refused, on what. An abort is thrown as the signal's own reason. */
export async function calling<T>(
  on: CallOnResource,
  work: () => Promise<T>,
  signal?: AbortSignal,
): Promise<T> {
  try {
    return await work();
  } catch (cause) {
    signal?.throwIfAborted();
    throw serviceError(cause, on);
  }
}
