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
