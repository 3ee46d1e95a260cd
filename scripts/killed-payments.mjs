// Payments and ways to pay, confirmed over HTTP by a proxy that is killed (SIGKILL) at random instants and started again on the same ledger.
// Prints how they stood when it was killed and how they ended, and the seed. Ends with 1 where something was done twice, was lost, or never came to an end.
// Options: --count 2000 (killings), --seed 1.
import { rmSync } from 'node:fs';
import { dirname } from 'node:path';
import { buildTestProgram, killedProxy } from './build-test-program.mjs';
import { countAndSeed, printCounts, printVerdict, timed } from './seeded-run.mjs';
import { openSource } from './source.mjs';

const { count, seed } = countAndSeed(2000);
const { load, close } = await openSource();
let program;
try {
  program = await buildTestProgram(killedProxy);
  const { runKilledPayments } = await load('/proxy/test/killed-payments/run.ts');
  const { result, seconds } = await timed(() => runKilledPayments({ kills: count, seed, program }));
  const { kills, struck, ends, violations } = result;
  console.log(`A process was killed ${kills} times, seed ${seed}, ${seconds} s.`);
  console.log('How each yes stood when the process died that was to do it:');
  printCounts(struck);
  console.log('How each yes ended:');
  printCounts(ends);
  printVerdict(violations, 'Nothing done twice, lost or stuck.');
} finally {
  await close();
  if (program) rmSync(dirname(program), { recursive: true, force: true });
}
