/**
 * The clock of a proxy whose parent tells it the time, so that a test need not wait for a sweep. Imported before the program
 * itself, which starts at the first telling. The time stands still between two tellings; what is repeated every second or more
 * is repeated as told time goes by.
 */
export interface Telling {
  /** Milliseconds since 1970. */
  readonly now: number;
  /** Put into the environment. */
  readonly environment?: Readonly<Record<string, string>>;
}

interface Repeated {
  readonly work: () => void;
  readonly everyMs: number;
  dueAt: number;
}

const { setInterval: realInterval } = globalThis;
const repeated: Repeated[] = [];
let now = 0;

function toldInterval(work: () => void, everyMs = 0): NodeJS.Timeout {
  if (everyMs < 1000) return realInterval(work, everyMs);
  repeated.push({ work, everyMs, dueAt: now + everyMs });
  return realInterval(() => undefined, everyMs);
}

Date.now = () => now;
performance.now = () => now;
Object.assign(globalThis, { setInterval: toldInterval });
// Whoever started this is gone.
process.on('disconnect', () => process.exit());

await new Promise<void>((resolve) => {
  process.on('message', (telling: Telling) => {
    now = telling.now;
    Object.assign(process.env, telling.environment);
    for (const each of repeated.filter(({ dueAt }) => dueAt <= now)) {
      each.dueAt = now + each.everyMs;
      each.work();
    }
    resolve();
  });
});
// A program that cannot start ends, as it does without a parent.
process.channel?.unref();
