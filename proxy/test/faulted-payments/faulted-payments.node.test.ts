import { expect, it } from 'vitest';
import { runFaultedPayments } from './run.js';

it('T27 T28 400 payments under random faults: each is charged once or not at all, and its intent knows which', async () => {
  const { payments, ends, killed, violations } = await runFaultedPayments({ count: 400, seed: 7 });
  expect(violations).toEqual([]);
  expect(payments).toBe(400);
  // The faults have struck, or nothing is proved.
  expect(killed).toBeGreaterThan(20);
  for (const end of ['done', 'done-with-problem', 'refused', 'not-sent', 'not-applied'])
    expect(ends[end], end).toBeGreaterThan(0);
  expect(ends.endless).toBeUndefined();
}, 300_000);
