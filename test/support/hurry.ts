/** Lets waits of a second and more pass at once. Call what it returns when done. */
export function hurry(): () => void {
  const { setTimeout } = globalThis;
  const quick = (callback: () => void, delay = 0) =>
    setTimeout(callback, delay >= 1000 ? 0 : delay);
  Object.assign(globalThis, { setTimeout: quick });
  return () => Object.assign(globalThis, { setTimeout });
}
