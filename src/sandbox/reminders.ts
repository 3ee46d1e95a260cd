import { remindersOn } from '../billing/reminders.js';
import type { Books } from './books.js';
import { openSign } from './payments/open-amount.js';
import type { WorldInvoice } from './world.js';

/**
 * Calls to mind the invoices whose reminder falls on today: those that are not paid, of active accounts,
 * and of billing groups none of whose plans is in dunning (Aria wire notes 4.10). The reminder is an event and nothing else.
 */
export function remind(books: Books): void {
  for (const { number, invoiceDate } of remindersOn(books.today, books.settings.reminderDays)) {
    for (const invoice of books.invoices.where('date', invoiceDate)) {
      if (isToBeReminded(books, invoice))
        books.tell({ kind: 'reminded', invoiceId: invoice.id, number });
    }
  }
}

function isToBeReminded(books: Books, invoice: WorldInvoice): boolean {
  const { accountId, billingGroupId } = invoice;
  return (
    openSign(invoice) > 0 &&
    books.accounts.get(accountId).status === 'active' &&
    !books.planInstances
      .where('dunning', accountId)
      .some((row) => row.billingGroupId === billingGroupId && row.dunning?.state === 'in-progress')
  );
}
