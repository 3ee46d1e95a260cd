import { combiningRefusal } from '../billing/catch-up.js';
import type { Books } from './books.js';
import type { PlanChoices } from './change-plans/change-context.js';
import { isUnderContract } from './contracts.js';
import { Refused } from './refused.js';
import type { WorldPlanInstance } from './world.js';

/**
 * Throws `Refused` where a command asks for several cycles on one invoice and may not have it (Aria wire notes 4.8):
 * the company does not allow it, or for the master plan of `instance` or for what hangs under it something is still to come:
 * a rollover of the plan, one of its contract, or another change.
 */
export function checkCombining(
  books: Books,
  { combineInvoices }: PlanChoices,
  instance: WorldPlanInstance,
): void {
  const refusal = combiningRefusal(
    combineInvoices,
    books.settings.combineInvoices,
    combineInvoices === 'long-cycle' && changesToCome(books, instance),
  );
  if (refusal !== undefined) throw new Refused(refusal);
}

function changesToCome(books: Books, instance: WorldPlanInstance): boolean {
  const master = books.masterOf(instance);
  return [master, ...books.descendantsOf(master)].some(
    (row) =>
      rollsOver(books, row) ||
      books.queue.where('planInstance', row.id).some(({ state }) => state === 'queued'),
  );
}

/** By its plan or at the end of its contract. What is not billed by choice does not roll over (Aria wire notes 2.5). */
function rollsOver(books: Books, instance: WorldPlanInstance): boolean {
  if (instance.status === 'active-non-billable') return false;
  if (books.planOf(instance).rollover) return true;
  return instance.contract?.rollover !== undefined && isUnderContract(books, instance);
}
