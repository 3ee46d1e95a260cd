import { allocatePayment, type Debt } from '../../billing/payment-allocation.js';
import type { AccountId, InvoiceId } from '../../model/ids.js';
import { negate, type Money } from '../../money/money.js';
import type { Books } from '../books.js';
import { endDunning } from '../overdue.js';
import type { WorldInvoice, WorldPayment } from '../world.js';
import { debtOf, dueToday, openInvoices, openOf } from './open-invoices.js';
import { applyPayment, settle } from './settle.js';

/**
 * What an account has in credit settles what is open, oldest first: invoices that are credits, and payments of which
 * something is unapplied (Aria wire notes 3.8; that the older credit goes first is assumed). So no account has both
 * credit and debt. Dunning ends where nothing overdue is left.
 */
export function settleCredits(books: Books, accountId: AccountId): void {
  const credits = books.invoices.where('credit', accountId);
  const payments = books.payments.where('unapplied', accountId);
  if (credits.length === 0 && payments.length === 0) return;
  const sources = [
    ...credits.map((row) => ({ date: row.date, spend: () => spendCredit(books, row) })),
    ...payments.map((row) => ({ date: row.date, spend: () => spendPayment(books, row) })),
  ];
  // A stable sort: of one day, credits before payments, and each in the order in which they were made.
  sources.sort((a, b) => (a.date < b.date ? -1 : a.date > b.date ? 1 : 0));
  for (const { spend } of sources) spend();
  endDunning(books, accountId);
}

function spendPayment(books: Books, { id, accountId, unapplied }: WorldPayment): void {
  if (!unapplied) return;
  for (const share of allocatePayment(unapplied, debtsOf(books, accountId, dueToday)).shares) {
    applyPayment(books, id, { invoiceId: share.id, amount: share.amount });
    books.tell({ kind: 'settled', invoiceId: share.id });
  }
}

function spendCredit(books: Books, { id, accountId }: WorldInvoice): void {
  const credit = negate(openOf(books, books.invoices.get(id)));
  for (const share of allocatePayment(credit, debtsOf(books, accountId, openOf)).shares) {
    settle(books, share.id, { by: 'invoice', id, amount: share.amount });
    settle(books, id, { by: 'invoice', id: share.id, amount: negate(share.amount) });
    books.tell({ kind: 'settled', invoiceId: share.id });
  }
}

function debtsOf(
  books: Books,
  accountId: AccountId,
  due: (books: Books, invoice: WorldInvoice) => Money,
): Debt<InvoiceId>[] {
  return openInvoices(books, accountId).map((invoice) => debtOf(invoice, due(books, invoice)));
}
