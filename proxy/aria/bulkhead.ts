import type { Abandonment } from './call-errors.js';

export interface BulkheadLimits {
  /** Calls under way at one time. */
  readonly inFlight: number;
  /** Calls that wait for one of those to end. */
  readonly queued: number;
}

/** Keeps a slow Aria from piling up calls: a few run, a few wait in order of arrival, the rest are turned away (T50). */
export class Bulkhead {
  readonly #limits: BulkheadLimits;
  readonly #waiting = new Set<() => void>();
  #running = 0;

  constructor(limits: BulkheadLimits) {
    this.#limits = limits;
  }

  /** True when a further call would be turned away. */
  get full(): boolean {
    return this.#running >= this.#limits.inFlight && this.#waiting.size >= this.#limits.queued;
  }

  /** Waits for a place; rejects with the signal's reason, an {@link Abandonment}, when that comes first. Whoever enters must {@link leave}. */
  async enter(signal: AbortSignal): Promise<void> {
    signal.throwIfAborted();
    if (this.#running < this.#limits.inFlight) {
      this.#running++;
      return;
    }
    await new Promise<void>((resolve, reject) => {
      const proceed = (): void => {
        signal.removeEventListener('abort', giveUp);
        resolve();
      };
      const giveUp = (): void => {
        this.#waiting.delete(proceed);
        reject(signal.reason as Abandonment);
      };
      signal.addEventListener('abort', giveUp, { once: true });
      this.#waiting.add(proceed);
    });
  }

  /** Hands the place to the one that waits longest. */
  leave(): void {
    const [next] = this.#waiting;
    if (next === undefined) {
      this.#running--;
      return;
    }
    this.#waiting.delete(next);
    next();
  }
}
