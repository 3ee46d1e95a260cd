import { toAdapterError } from './errors.js';

/**
 * Runs one call: what it throws becomes an `AdapterError`, and once `signal` is aborted it rejects with the signal's
 * reason, whatever comes after.
 */
export async function runCall<T>(
  signal: AbortSignal | undefined,
  work: () => Promise<T>,
): Promise<T> {
  signal?.throwIfAborted();
  const converted = convert(signal, work);
  if (!signal) return converted;
  let stopListening: (() => void) | undefined;
  const aborted = new Promise<void>((resolve) => {
    const settle = () => resolve();
    signal.addEventListener('abort', settle, { once: true });
    stopListening = () => signal.removeEventListener('abort', settle);
  }).then((): never => {
    signal.throwIfAborted();
    throw signal.reason;
  });
  try {
    return await Promise.race([converted, aborted]);
  } finally {
    stopListening?.();
  }
}

async function convert<T>(signal: AbortSignal | undefined, work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (thrown) {
    signal?.throwIfAborted();
    throw toAdapterError(thrown);
  }
}
