import type { Timers } from '../context/timers.js';

/** When an outcome is asked for, in seconds after the time before (write protocol, step 7); the last one goes on. */
const steps = [1, 2, 4, 8, 16, 32, 60];

/** Waits longer before each further attempt; one wait at a time. */
export class Backoff {
  #attempts = 0;
  #stop: (() => void) | undefined;

  get waiting(): boolean {
    return this.#stop !== undefined;
  }

  /** Calls `attempt` after the next step, or after `seconds`, which is no step. Replaces what waits. */
  next(timers: Timers, attempt: () => void, seconds?: number): void {
    this.stop();
    const delay = seconds ?? steps[Math.min(this.#attempts++, steps.length - 1)] ?? 60;
    this.#stop = timers.start(() => {
      this.#stop = undefined;
      attempt();
    }, delay * 1000);
  }

  stop(): void {
    this.#stop?.();
    this.#stop = undefined;
  }

  /** Stops, and begins with the shortest wait again. */
  reset(): void {
    this.stop();
    this.#attempts = 0;
  }
}
