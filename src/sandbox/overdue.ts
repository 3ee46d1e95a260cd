import { isEnded } from '../billing/status.js';
import type { AccountId } from '../model/ids.js';
import type { Books } from './books.js';
import { setStatus } from './change-plans/change-status.js';
import { openInvoices } from './payments/open-invoices.js';
import type { WorldInvoice, WorldPlanInstance } from './world.js';

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
 * Ends dunning of the account's plans for which nothing that is due is open any more. Their status is that of before
 * again, unless they have ended.
 */
export function endDunning(books: Books, accountId: AccountId): void {
  for (const { id } of books.planInstances.where('dunning', accountId)) {
    const master = { ...books.planInstances.get(id) };
    const { dunning } = master;
    if (!dunning || overdueOf(books, master).length > 0) continue;
    delete master.dunning;
    books.planInstances.put(master);
    books.tell({ kind: 'dunning-ended', planInstanceId: id });
    const { statusBefore } = dunning;
    if (statusBefore !== undefined && !isEnded(master.status))
      setStatus(books, master, statusBefore);
  }
}
