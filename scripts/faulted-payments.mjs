// Payments through the Aria adapter and the simulator under random faults, processes killed in between among them. Prints how they ended, and the seed.
// Ends with 1 where a payment was made twice, was lost, or never came to an end. Options: --count 20000, --seed 1.
import { countAndSeed, printCounts, printVerdict, timed } from './seeded-run.mjs';
import { openSource } from './source.mjs';

const { count, seed } = countAndSeed(20_000);
const { load, close } = await openSource();
try {
  const { runFaultedPayments } = await load('/proxy/test/faulted-payments/run.ts');
  const { result, seconds } = await timed(() => runFaultedPayments({ count, seed }));
  const { payments, ends, killed, violations } = result;
  console.log(
    `${payments} payments, seed ${seed}, ${seconds} s; a process was killed ${killed} times.`,
  );
  printCounts(ends);
  const endless = ends.endless ? [`${ends.endless} never came to an end`] : [];
  printVerdict([...violations, ...endless], 'Nothing charged twice, lost or stuck.');
} finally {
  await close();
}
