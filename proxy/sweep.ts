/** Calls `work` every `everyMs`, one run at a time, until it is stopped. What it throws goes to `onFailure`. */
export function repeat(
  everyMs: number,
  work: () => Promise<void>,
  onFailure: (thrown: unknown) => void,
): () => void {
  let running = false;
  const timer = setInterval(() => {
    if (running) return;
    running = true;
    void work()
      .catch(onFailure)
      .finally(() => {
        running = false;
      });
  }, everyMs);
  timer.unref();
  return () => clearInterval(timer);
}
