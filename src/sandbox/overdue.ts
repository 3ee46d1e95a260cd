import { statusAfterDunning } from '../billing/dunning.js';
import type { AccountId } from '../model/ids.js';
import type { Books } from './books.js';
import { setStatus } from './change-plans/change-status.js';
import { openInvoices } from './payments/open-invoices.js';
import type { WorldDunningProcess, WorldInvoice, WorldPlanInstance } from './world.js';

/** The master plans that the lines of an invoice are for, themselves or by what hangs under them. */
export function mastersOn(books: Books, { lines }: WorldInvoice): WorldPlanInstance[] {
  const instanceIds = new Set(lines.flatMap(({ planInstanceId }) => planInstanceId ?? []));
  const masterIds = new Set(
    [...instanceIds].map((id) => books.masterOf(books.planInstances.get(id)).id),
  );
  return [...masterIds].map((id) => books.planInstances.get(id));
}

/** The invoices for a master plan that are due and not paid, oldest first. */
export function overdueOf(books: Books, { id, accountId }: WorldPlanInstance): WorldInvoice[] {
  return openInvoices(books, accountId).filter(
    (invoice) =>
      invoice.dueDate <= books.today &&
      mastersOn(books, invoice).some((master) => master.id === id),
  );
}

/**
 * Ends dunning of the account's plans for which nothing that is due is open any more. What dunning has suspended
 * has its status of before again.
 */
export function endDunning(books: Books, accountId: AccountId): void {
  for (const { id } of books.planInstances.where('dunning', accountId)) {
    const master = books.planInstances.get(id);
    // What came along with its parent does not leave with it (Aria wire notes 4.5).
    if (master.paidBy !== undefined || overdueOf(books, master).length > 0) continue;
    endDunningOf(books, master, processOf(books, master));
  }
}

/** Takes a plan out of dunning that went by `process`: it has its status of before again. */
export function endDunningOf(
  books: Books,
  { dunning, ...master }: WorldPlanInstance,
  process: WorldDunningProcess | undefined,
): void {
  if (!dunning) return;
  books.planInstances.put(master);
  books.tell({ kind: 'dunning-ended', planInstanceId: master.id });
  const status = process && statusAfterDunning(process, dunning, master.status);
  if (status !== undefined) setStatus(books, master, status);
}

/** What happens when a master plan is not paid for: the process of its dunning group, if it has one. */
export function processOf(
  { dunningGroups, opened }: Books,
  { dunningGroupId }: WorldPlanInstance,
): WorldDunningProcess | undefined {
  const processId = dunningGroups.find(dunningGroupId)?.processId;
  return opened.dunningProcesses.find(({ id }) => id === processId);
}
