/** Counts the browser's timers that were started and have neither fired nor been cleared. */
export interface TimerWatch {
  /** Delays of those that are left, in milliseconds. */
  readonly left: number[];
  stop(): void;
}

export function watchTimers(): TimerWatch {
  const { setTimeout, clearTimeout, setInterval, clearInterval } = globalThis;
  const running = new Map<number, number>();
  const started = (handle: unknown, delay = 0): number => {
    running.set(Number(handle), delay);
    return Number(handle);
  };
  const cleared = (handle: unknown): void => void running.delete(Number(handle));

  Object.assign(globalThis, {
    setTimeout: (callback: () => void, delay?: number) => {
      const handle: number = started(
        setTimeout(() => {
          cleared(handle);
          callback();
        }, delay),
        delay,
      );
      return handle;
    },
    clearTimeout: (handle: number) => {
      cleared(handle);
      clearTimeout(handle);
    },
    setInterval: (callback: () => void, delay?: number) =>
      started(setInterval(callback, delay), delay),
    clearInterval: (handle: number) => {
      cleared(handle);
      clearInterval(handle);
    },
  });
  return {
    get left() {
      return [...running.values()];
    },
    stop: () => Object.assign(globalThis, { setTimeout, clearTimeout, setInterval, clearInterval }),
  };
}
