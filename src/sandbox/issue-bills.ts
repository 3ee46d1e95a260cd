import { dueDate } from '../billing/due-date.js';
import type { CalendarDate } from '../model/values.js';
import type { Bill } from './bills.js';
import type { Books } from './books.js';
import type { WorldBillingGroup, WorldInvoice } from './world.js';
import type { WorldLine } from './world/invoices.js';

/** Makes invoices of today from all that the step has put on its bills. They are not collected yet. */
export function issueBills(books: Books): WorldInvoice[] {
  return books.bills.take().map((bill) => issue(books, bill));
}

function issue(books: Books, bill: Bill): WorldInvoice {
  const group = books.billingGroups.get(bill.billingGroupId);
  const lines = [...bill.lines];
  const invoice = books.invoices.add({
    id: books.newId('invoice'),
    transactionId: books.newId('transaction', 1 + lines.length),
    accountId: group.accountId,
    billingGroupId: group.id,
    date: books.today,
    dueDate: dueDateOf(books, group),
    lines,
    settlements: [],
  });
  books.tell({ kind: 'invoiced', invoiceId: invoice.id });
  cover(books, invoice);
  return invoice;
}

/** By terms, their days after the invoice; else by the company's setting (Aria wire notes 4.3 E). */
function dueDateOf(
  { today, settings, paymentTerms }: Books,
  { pays }: WorldBillingGroup,
): CalendarDate {
  if (pays.by !== 'terms') return dueDate(today, settings.daysUntilDue, settings.dueMethod);
  const { days, dueMethod } = paymentTerms.get(pays.termsId);
  return dueDate(today, days, dueMethod);
}

/** A charge in advance stands for its days of service until it is credited or they are over. */
function cover({ planInstances, today }: Books, invoice: WorldInvoice): void {
  invoice.lines.forEach((line, index) => {
    const { planInstanceId, period } = line;
    if (planInstanceId === undefined || !period || !isAdvance(line)) return;
    const instance = planInstances.get(planInstanceId);
    planInstances.put({
      ...instance,
      coverage: [
        ...instance.coverage.filter(({ period: { to } }) => to >= today),
        { invoiceId: invoice.id, line: index + 1, period },
      ],
    });
  });
}

function isAdvance({ kind, lowers }: WorldLine): boolean {
  return kind === 'recurring' && !lowers;
}
