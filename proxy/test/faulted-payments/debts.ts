import { card, home, simplePlan, take, worldOf } from '../../../src/sandbox/scenarios/build.js';
import type { World } from '../../../src/sandbox/world.js';

/** An account with a plan and so many open invoices of 10.00 each, a card that pays and one that is declined. */
export function debtsOf(count: number): World {
  const world = take(
    worldOf('debts', '2020-07-18', {
      plans: [simplePlan('20001', 'Radio', '10.00')],
      paymentMethods: [card, { ...card, id: '50002', declines: true, lastFour: '0002' }],
      billingGroups: [home],
    }),
    { planId: '20001' },
  );
  const [first] = world.invoices;
  if (!first) throw new Error('Taking a plan makes an invoice.');
  const open = Array.from({ length: count }, (_, index) => ({
    ...first,
    id: String(71_001 + index) as typeof first.id,
    transactionId: String(900_001 + 10 * index) as typeof first.transactionId,
    settlements: [],
  }));
  const next = { planInstance: 500_000, invoice: 500_000, transaction: 2_000_000, row: 500_000 };
  return { ...world, nextIds: next, invoices: [...world.invoices, ...open] };
}
