/** A put under way when the workflow is cancelled may still be answered: the runner gives 7.5 s before it asks again. */
const CANCEL_GRACE_MS = 4000;
const graces = new WeakMap<AbortSignal, AbortSignal>();

/** Aborts a while after a signal does. */
export function afterGrace(signal: AbortSignal): AbortSignal {
  const known = graces.get(signal);
  if (known !== undefined) return known;
  const late = new AbortController();
  const expire = (): void => {
    late.abort(signal.reason);
  };
  signal.addEventListener('abort', () => void setTimeout(expire, CANCEL_GRACE_MS).unref(), { once: true });
  graces.set(signal, late.signal);
  return late.signal;
}

/**
 * Has a call aborted after `ms`, or when the signal is. `AbortSignal.timeout` would do the same, but keeps what belongs
 * to a call until its time is up: thousands of finished ones at once.
 */
export async function within<T>(
  ms: number,
  signal: AbortSignal,
  call: (signal: AbortSignal) => Promise<T>,
): Promise<T> {
  const controller = new AbortController();
  const cancel = (): void => {
    controller.abort(signal.reason);
  };
  const timer = setTimeout(() => {
    controller.abort(new DOMException(`There was no answer within ${ms} ms.`, 'TimeoutError'));
  }, ms);
  if (signal.aborted) cancel();
  signal.addEventListener('abort', cancel);
  try {
    return await call(controller.signal);
  } finally {
    clearTimeout(timer);
    signal.removeEventListener('abort', cancel);
  }
}
