import { totalOf } from '../billing/charges.js';
import { expiryOn } from '../billing/warnings.js';
import { add, compare, isNegative, isZero, negate, sum, zero, type Money } from '../money/money.js';
import type { TransactionId } from '../model/ids.js';
import type { Books } from './books.js';
import type { WorldBillingGroup, WorldInvoice, WorldPaymentMethod } from './world.js';

/** What is still owed on an invoice; negative when it is a credit that was not used up. Nothing on one that is voided or pending. */
export function openAmount(invoice: WorldInvoice, currency: string): Money {
  if (invoice.voidedOn !== undefined || invoice.pending) return zero(currency);
  const settled = sum(
    invoice.settlements.map(({ amount }) => amount),
    currency,
  );
  return add(totalOf(invoice.lines, currency), negate(settled));
}

/** Collects the invoices that are due today. */
export function collectDueInvoices(books: Books): void {
  for (const invoice of books.invoices.where('dueDate', books.today))
    collectInvoice(books, invoice);
}

/**
 * Collects what is open on an invoice that is due: by the primary method of its billing group, else by the backup.
 * What no method pays stays open; so do invoices on terms, which are paid from outside.
 * `declined`: the payment taker says no, whatever the method.
 */
export function collectInvoice(books: Books, { id }: WorldInvoice, declined = false): void {
  const invoice = books.invoices.get(id);
  if (invoice.dueDate > books.today) return;
  const { currency } = books.accounts.get(invoice.accountId);
  const open = openAmount(invoice, currency);
  if (isZero(open) || isNegative(open)) return;
  const methods = methodsOf(books, books.billingGroups.get(invoice.billingGroupId));
  if (methods.length === 0) return;
  const method = methods.find((row) => !declined && accepts(books, row));
  const tried = method ?? methods[0];
  if (!tried) return;
  const transactionId: TransactionId = books.newId('transaction');
  books.payments.add({
    id: transactionId,
    accountId: invoice.accountId,
    date: books.today,
    amount: open,
    by: { by: 'method', methodId: tried.id },
    state: method ? 'collected' : 'declined',
    ...(!method && { declineCode: tried.declineCode ?? 'declined' }),
  });
  if (!method) {
    books.tell({ kind: 'payment-declined', transactionId });
    books.tell({ kind: 'collection-failed', invoiceId: id });
    return;
  }
  books.invoices.put({
    ...invoice,
    settlements: [
      ...invoice.settlements,
      { by: 'payment', id: transactionId, amount: open, date: books.today },
    ],
  });
  books.tell({ kind: 'paid', transactionId });
  books.tell({ kind: 'collected', invoiceId: id });
}

/** The methods that a group pays by, primary first; none for terms. */
export function methodsOf(books: Books, { pays }: WorldBillingGroup): WorldPaymentMethod[] {
  if (pays.by !== 'method') return [];
  const ids = [pays.primaryId, pays.backupId];
  return ids.flatMap((id) => (id === undefined ? [] : books.paymentMethods.get(id)));
}

/** Whether the payment taker says yes to this method today. */
function accepts({ today }: Books, method: WorldPaymentMethod): boolean {
  return (
    method.status === 'enabled' && !method.declines && expiryOn(method.expires, today) !== 'expired'
  );
}

/** True when nothing is owed on the invoice. */
export function isSettled(invoice: WorldInvoice, currency: string): boolean {
  return compare(openAmount(invoice, currency), zero(currency)) <= 0;
}
