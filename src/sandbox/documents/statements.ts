import type { BillingGroupId } from '../../model/ids.js';
import { add, subtract, zero, type Money } from '../../money/money.js';
import type { Books } from '../books.js';
import { invoiceTotal, openAmount } from '../payments/open-amount.js';
import type { WorldInvoice } from '../world.js';

/**
 * One statement for each of these invoices of today, in their order: what its billing group owed on the statement before, the new
 * invoice, what has settled since, and what is owed now. It is made before the invoice is collected, so it says what is to be paid,
 * and never changes again (Aria wire notes 3.7; a statement per billing group, and that moment, are assumed).
 */
export function makeStatements(books: Books, invoices: readonly WorldInvoice[]): void {
  const later = new Map<BillingGroupId, Money>();
  const totals = [...invoices].reverse().map((row) => {
    const invoice = books.invoices.get(row.id);
    const { billingGroupId, accountId } = invoice;
    const { currency } = books.accounts.get(accountId);
    const unseen = later.get(billingGroupId) ?? zero(currency);
    later.set(billingGroupId, add(unseen, openAmount(invoice, currency)));
    return {
      invoice,
      currency,
      total: subtract(books.statementSums.openOf(billingGroupId, currency), unseen),
    };
  });
  for (const { invoice, currency, total } of totals.reverse())
    makeStatement(books, invoice, invoiceTotal(invoice, currency), total);
}

function makeStatement(
  books: Books,
  { id: invoiceId, accountId, billingGroupId, dueDate }: WorldInvoice,
  newCharges: Money,
  total: Money,
): void {
  const { statementSums } = books;
  const balanceForward = statementSums.lastOf(billingGroupId)?.total ?? subtract(total, newCharges);
  books.statements.add({
    id: books.newId('row'),
    accountId,
    billingGroupId,
    invoiceId,
    sequence: statementSums.countOf(accountId) + 1,
    date: books.today,
    dueDate,
    balanceForward,
    newCharges,
    newPayments: subtract(add(balanceForward, newCharges), total),
    total,
  });
}
