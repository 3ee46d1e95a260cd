import { voidRefusal, type VoidRefusal } from '../billing/void-rule.js';
import type { AccountId, InvoiceId } from '../model/ids.js';
import { Books } from './books.js';
import { undoRebill } from './documents/rebill.js';
import { isCreditedLater } from './documents/line-credits.js';
import { reopenOrders } from './documents/orders.js';
import { isRebilled, standingMemos } from './documents/invoice-state.js';
import { restoreCoverage } from './documents/restore-coverage.js';
import { uncover } from './documents/uncover.js';
import { giveBack } from './give-back.js';
import { childInvoicesOf } from './parent-pay.js';
import { settleAccount } from './payments/settle-account.js';
import { unapplyAll } from './payments/settle.js';
import { withdrawWriteOffs } from './payments/write-off.js';
import type { Step } from './steps.js';
import type { World, WorldInvoice } from './world.js';

/** Why this invoice cannot be voided; undefined when it can. */
export function voidRefusalOf(books: Books, invoice: WorldInvoice): VoidRefusal | undefined {
  return voidRefusal({
    voided: invoice.voidedOn !== undefined,
    memoStands: standingMemos(books, invoice).length > 0,
    rebilled: isRebilled(books, invoice),
    creditedLater: [invoice, ...childInvoicesOf(books, invoice)].some((row) =>
      isCreditedLater(books, row),
    ),
    parentPays: invoice.parentPays === true,
    transferred: invoice.lines.some(({ posting }) => posting === 'transferred-balance'),
  });
}

export function mayVoid(books: Books, invoice: WorldInvoice): boolean {
  return voidRefusalOf(books, invoice) === undefined;
}

/**
 * Voids an invoice that may be voided: nothing is owed on it any more, what was paid on it is free to settle others, its charges
 * stand for no days of service, and what it had used up (coupons, service credits, usage, open charges, orders) is as before it.
 * The periods on it are not billed again by themselves. The invoices of children that it asks for are voided with it (assumed).
 */
export function voidInvoice(books: Books, { id }: WorldInvoice): void {
  unapplyAll(books, id);
  withdrawWriteOffs(books, { id });
  const invoice = books.invoices.put({
    ...books.invoices.get(id),
    voidedOn: books.today,
    voidTransactionId: books.newId('transaction'),
  });
  uncover(books, invoice);
  giveBack(books, invoice);
  reopenOrders(books, invoice);
  books.tell({ kind: 'voided', invoiceId: id });
  for (const child of childInvoicesOf(books, invoice)) {
    restoreCoverage(books, child);
    voidInvoice(books, child);
  }
}

export interface VoidInvoice {
  readonly accountId: AccountId;
  readonly invoiceId: InvoiceId;
}

/**
 * An agent voids an invoice. Proration credits on it are taken back: the charges that they were counted from stand for their days
 * again. When it is a rebill, what it had replaced is owed again as before, but can never be rebilled again (Aria wire notes 4.11).
 */
export function voidInvoiceOf(
  world: World,
  { accountId, invoiceId }: VoidInvoice,
):
  | (Step & { readonly refusal?: undefined })
  | { readonly refusal: VoidRefusal; readonly world?: undefined } {
  const books = new Books(world);
  const invoice = books.invoices.find(invoiceId);
  if (invoice?.accountId !== accountId) return { refusal: 'invoice-not-found' };
  const refusal = voidRefusalOf(books, invoice);
  if (refusal) return { refusal };
  restoreCoverage(books, invoice);
  voidInvoice(books, invoice);
  undoRebill(books, invoice);
  settleAccount(books, accountId);
  return books.close();
}
