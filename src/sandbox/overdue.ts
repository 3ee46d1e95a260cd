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
    const master = { ...books.planInstances.get(id) };
    const { dunning } = master;
    if (!dunning || overdueOf(books, master).length > 0) continue;
    delete master.dunning;
    books.planInstances.put(master);
    books.tell({ kind: 'dunning-ended', planInstanceId: id });
    const process = processOf(books, master);
    const status = process && statusAfterDunning(process, dunning, master.status);
    if (status !== undefined) setStatus(books, master, status);
  }
}

/** What happens when a master plan is not paid for: the process of its dunning group, if it has one. */
export function processOf(
  { dunningGroups, opened }: Books,
  { dunningGroupId }: WorldPlanInstance,
): WorldDunningProcess | undefined {
  const processId = dunningGroups.find(dunningGroupId)?.processId;
  return opened.dunningProcesses.find(({ id }) => id === processId);
}
