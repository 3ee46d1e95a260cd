import { compare } from '../money/money.js';
import type { Books } from './books.js';
import { endDunning } from './overdue.js';
import { openOf } from './payments/open-invoices.js';
import { openSign } from './payments/open-amount.js';
import { applyPayment } from './payments/settle.js';
import { takePayment, type PaymentTaker } from './payments/take-payment.js';
import type { WorldBillingGroup, WorldInvoice, WorldPaymentMethod } from './world.js';

/** Collects the invoices that are due today. */
export function collectDueInvoices(books: Books): void {
  for (const invoice of books.invoices.where('dueDate', books.today))
    collectInvoice(books, invoice);
}

/**
 * Collects what is open on an invoice that is due: by the primary method of its billing group, else by the backup;
 * every attempt leaves its row (Aria wire notes 4.3 E, 4.10). A disabled method is not tried. What no method pays stays
 * open until a step of dunning tries again, or somebody pays; so do invoices on terms, which are paid from outside.
 */
export function collectInvoice(books: Books, { id }: WorldInvoice, taker?: PaymentTaker): void {
  const invoice = books.invoices.get(id);
  if (invoice.dueDate > books.today || openSign(invoice) <= 0) return;
  const group = books.billingGroups.get(invoice.billingGroupId);
  if (group.pays.by !== 'method') return;
  const { accountId } = invoice;
  const amount = openOf(books, invoice);
  for (const method of methodsOf(books, group)) {
    const payment = takePayment(books, { accountId, method, amount }, taker);
    if (payment.state !== 'collected') continue;
    applyPayment(books, payment.id, { invoiceId: id, amount: payment.amount });
    books.tell({ kind: 'collected', invoiceId: id });
    endDunning(books, accountId);
    if (compare(payment.amount, amount) === 0) return;
    break;
  }
  books.tell({ kind: 'collection-failed', invoiceId: id });
}

/** The methods that a group can be charged by, primary first; none for terms. */
export function methodsOf(books: Books, { pays }: WorldBillingGroup): WorldPaymentMethod[] {
  if (pays.by !== 'method') return [];
  const methods = [books.paymentMethods.get(pays.primaryId)];
  if (pays.backupId !== undefined) methods.push(books.paymentMethods.get(pays.backupId));
  return methods.filter(({ status }) => status === 'enabled');
}
