import type { Timers } from '../../src/context/timers.js';

interface Waiting {
  readonly callback: () => void;
  readonly due: number;
}

/** A clock that a test moves: what waits fires in the order in which it is due, and promises settle in between. */
export class ManualTimers implements Timers {
  #now = 0;
  readonly #waiting = new Set<Waiting>();

  now(): number {
    return this.#now;
  }

  start(callback: () => void, delay: number): () => void {
    const entry = { callback, due: this.#now + delay };
    this.#waiting.add(entry);
    return () => this.#waiting.delete(entry);
  }

  /** In how many milliseconds each of those that wait is due, soonest first. */
  get pending(): number[] {
    return [...this.#waiting].map(({ due }) => due - this.#now).sort((a, b) => a - b);
  }

  /** Moves on by so many milliseconds. */
  async advance(milliseconds: number): Promise<void> {
    const target = this.#now + milliseconds;
    await settle();
    for (;;) {
      const next = [...this.#waiting].sort((a, b) => a.due - b.due)[0];
      if (!next || next.due > target) break;
      this.#now = next.due;
      this.#waiting.delete(next);
      next.callback();
      await settle();
    }
    this.#now = target;
  }
}

/** Lets everything happen that waits for no clock: promises, the next turns, and locks, which another process grants. */
export async function settle(): Promise<void> {
  await turns();
  await navigator.locks.query();
  await turns();
}

async function turns(): Promise<void> {
  for (let turn = 0; turn < 3; turn++) await new Promise((resolve) => setTimeout(resolve));
}
