import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';

/** What a seeded run was asked for: `--count`, `usual` of them by default, and `--seed`, any by default. Ends the process where they are no numbers. */
export function countAndSeed(usual) {
  const { values } = parseArgs({
    options: { count: { type: 'string', default: String(usual) }, seed: { type: 'string' } },
  });
  const count = Number(values.count);
  const seed = Number(values.seed ?? Math.floor(Math.random() * 2 ** 31));
  if (!Number.isInteger(count) || count < 1 || !Number.isInteger(seed)) {
    console.error(`Use whole numbers: --count ${usual} --seed 1`);
    process.exit(1);
  }
  return { count, seed };
}

/** What `work` comes to, and the whole seconds that it took. */
export async function timed(work) {
  const start = performance.now();
  const result = await work();
  return { result, seconds: ((performance.now() - start) / 1000).toFixed(0) };
}

/** Prints how often each thing was counted, the most frequent first. */
export function printCounts(counts) {
  for (const [what, times] of Object.entries(counts).sort(([, a], [, b]) => b - a))
    console.log(`${String(times).padStart(7)} ${what}`);
}

/** Prints what went wrong, or that nothing did, and lets the process end accordingly. */
export function printVerdict(violations, well) {
  for (const violation of violations) console.error(violation);
  console.log(violations.length === 0 ? well : `${violations.length} violations.`);
  process.exitCode = violations.length === 0 ? 0 : 1;
}
