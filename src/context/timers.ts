/** How the parts of a connection wait; tests put a clock of their own in its place. */
export interface Timers {
  /** Milliseconds since some moment, which is the same after a reload. */
  now(): number;
  /** Calls `callback` after `delay` milliseconds, unless the function that it returns is called before. */
  start(callback: () => void, delay: number): () => void;
}

/** The longest delay that a browser keeps; more would fire at once. */
const longestDelay = 2 ** 31 - 1;

export const realTimers: Timers = {
  now: () => performance.timeOrigin + performance.now(),
  start(callback, delay) {
    const handle = setTimeout(callback, Math.min(delay, longestDelay));
    return () => clearTimeout(handle);
  },
};
