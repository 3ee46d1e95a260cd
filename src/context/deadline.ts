import { AdapterError } from '../adapter/errors.js';
import type { Timers } from './timers.js';

interface Deadline {
  readonly signal: AbortSignal | undefined;
  readonly timeout: number;
  readonly timers: Timers;
}

/**
 * Runs a call that may never answer and may not listen to its signal: settles all the same when `signal` is aborted
 * (with its reason) or `timeout` milliseconds have passed (with an `AdapterError` of code `timeout`).
 */
export function withDeadline<T>(
  run: (signal: AbortSignal) => Promise<T>,
  { signal, timeout, timers }: Deadline,
): Promise<T> {
  const bounded = new AbortController();
  return new Promise<T>((resolve, reject) => {
    const giveUp = (reason: Error): void => {
      release();
      bounded.abort(reason);
      reject(reason);
    };
    const aborted = (): void => giveUp(signal?.reason as Error);
    const stopTimer =
      timeout === Infinity
        ? undefined
        : timers.start(() => giveUp(new AdapterError('timeout')), timeout);
    const release = (): void => {
      stopTimer?.();
      signal?.removeEventListener('abort', aborted);
    };
    if (signal?.aborted) return aborted();
    signal?.addEventListener('abort', aborted);
    // `async` turns what an adapter throws at once into a rejection.
    const answer = (async () => run(bounded.signal))();
    void answer.finally(release).catch(() => undefined);
    answer.then(resolve, reject);
  });
}
