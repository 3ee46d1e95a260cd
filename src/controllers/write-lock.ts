/**
 * Runs `write` while no other tab of this origin runs one under the same name. A second layer only: that nothing is
 * written twice is the service's promise, and where the browser has no locks, or refuses them, the write runs all the same.
 */
export async function withWriteLock(
  name: string,
  signal: AbortSignal,
  write: () => Promise<void>,
): Promise<void> {
  let started = false;
  const once = (): Promise<void> => {
    started = true;
    return write();
  };
  const locks = navigator.locks as LockManager | undefined;
  try {
    if (locks) return await locks.request(name, { signal }, once);
  } catch (refusal) {
    if (started || signal.aborted) throw refusal;
  }
  return once();
}
