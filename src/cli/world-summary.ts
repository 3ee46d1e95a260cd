import { nextBillDate } from '../sandbox/clock.js';
import type { World } from '../sandbox/world.js';

/** What is in a world, in a few lines. */
export function summaryOf(world: World): string[] {
  const next = nextBillDate(world);
  const open = world.queue.filter(({ state }) => state === 'queued').length;
  const holds = [
    counted(world.accounts.length, 'account'),
    counted(world.planInstances.length, 'plan instance'),
    `${counted(world.queue.length, 'queued change')} (${open} still to come)`,
    counted(world.invoices.length, 'invoice'),
    counted(world.payments.length, 'payment'),
    counted(world.creditMemos.length, 'credit memo'),
    counted(world.orders.length, 'order'),
  ];
  return [
    `scenario "${world.scenario}", today ${world.today}, ${next === undefined ? 'nothing to bill' : `next bill on ${next}`}`,
    `sells ${counted(world.plans.length, 'plan')}, ${counted(world.items.length, 'item')}`,
    `holds ${holds.join(', ')}`,
  ];
}

function counted(count: number, what: string): string {
  return `${count} ${what}${count === 1 ? '' : 's'}`;
}
