import type { InvoiceState } from '../../billing/invoice-state.js';
import type { Books } from '../books.js';
import { isSettled } from '../payments/open-amount.js';
import type { WorldCreditMemo, WorldInvoice } from '../world.js';

/** The credit memos on an invoice that are not voided. */
export function standingMemos({ creditMemos }: Books, { id }: WorldInvoice): WorldCreditMemo[] {
  return creditMemos.where('invoice', id).filter(({ voidedOn }) => voidedOn === undefined);
}

/** The rebill that stands in the place of an invoice. */
export function rebillOf({ invoices }: Books, { id }: WorldInvoice): WorldInvoice | undefined {
  return invoices.where('rebills', id).find(({ voidedOn }) => voidedOn === undefined);
}

export function isRebilled(books: Books, invoice: WorldInvoice): boolean {
  return rebillOf(books, invoice) !== undefined;
}

/** An invoice as the rules of documents look at it. */
export function stateOf(books: Books, invoice: WorldInvoice): InvoiceState {
  const { currency } = books.accounts.get(invoice.accountId);
  return {
    voided: invoice.voidedOn !== undefined,
    pending: invoice.pending === true,
    parentPays: invoice.parentPays === true,
    rebilled: isRebilled(books, invoice),
    refundReversed: books.refunds
      .where('account', invoice.accountId)
      .some(({ reopened }) => reopened.some(({ invoiceId }) => invoiceId === invoice.id)),
    disputed: invoice.disputed === true,
    settled: isSettled(invoice, currency),
  };
}
