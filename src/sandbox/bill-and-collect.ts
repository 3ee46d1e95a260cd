import type { Books } from './books.js';
import { collectInvoice } from './collection.js';
import { makeStatements } from './documents/statements.js';
import { issueBills } from './issue-bills.js';
import { settleCredits } from './payments/settle-credits.js';
import type { PaymentTaker } from './payments/take-payment.js';
import type { WorldInvoice } from './world.js';

/** Makes the invoices of what is on the bills; what their accounts have in credit settles them, and statements say what is to be paid. They are not collected yet. */
export function bill(books: Books): WorldInvoice[] {
  const invoices = issueBills(books);
  for (const accountId of new Set(invoices.map((invoice) => invoice.accountId)))
    settleCredits(books, accountId);
  // What a parent account pays is on the statements of that account.
  makeStatements(
    books,
    invoices.filter(({ parentPays }) => !parentPays),
  );
  return invoices;
}

/** The same, and collects those that are due by now; then what that has led to is billed likewise: a plan that is paid for again is billed again. */
export function billAndCollect(books: Books, taker?: PaymentTaker): void {
  for (let invoices = bill(books); invoices.length > 0; invoices = bill(books))
    for (const invoice of invoices) collectInvoice(books, invoice, taker);
}
