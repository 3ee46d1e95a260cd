import { earlyPaymentDiscount, type EarlyPayable } from '../../billing/early-payment.js';
import { oldestFirst, type Debt } from '../../billing/payment-allocation.js';
import type { AccountId, InvoiceId } from '../../model/ids.js';
import { add, isNegative, negate, subtract, sum, zero, type Money } from '../../money/money.js';
import type { Books } from '../books.js';
import type { WorldBillingGroup, WorldInvoice, WorldPaymentTerms } from '../world.js';
import { balanceOf, invoiceTotal, openAmount } from './open-amount.js';

/** The invoices of an account on which something is owed, oldest first. */
export function openInvoices(books: Books, accountId: AccountId): WorldInvoice[] {
  return oldestFirst(
    books.billingGroups
      .where('account', accountId)
      .flatMap(({ id }) => books.invoices.where('owed', id)),
  );
}

/** An invoice as a debt of which `due` pays the whole. */
export function debtOf({ id, date, dueDate }: WorldInvoice, due: Money): Debt<InvoiceId> {
  return { id, date, dueDate, due };
}

export function openOf(books: Books, invoice: WorldInvoice): Money {
  return openAmount(invoice, currencyOf(books, invoice));
}

export function currencyOf(books: Books, { accountId }: { readonly accountId: AccountId }): string {
  return books.accounts.get(accountId).currency;
}

/** What pays an invoice whole today: less than is open where its terms give a discount for paying early. */
export function dueToday(books: Books, invoice: WorldInvoice): Money {
  return add(openOf(books, invoice), negate(discountToday(books, invoice)));
}

/** What an account has in credit: invoices that are credits, and what of payments has settled nothing yet. The sandbox leaves none beside open invoices; Aria may. */
function creditOf(books: Books, accountId: AccountId): Money {
  const credits = books.invoices.where('credit', accountId);
  const ahead = books.payments.where('unapplied', accountId);
  return negate(balanceOf(credits, ahead, currencyOf(books, { accountId })));
}

/** What pays open invoices of an account today: what they come to less what is in credit, and never less than nothing. */
export function payableToday(
  books: Books,
  accountId: AccountId,
  invoices: readonly WorldInvoice[],
): Money {
  const currency = currencyOf(books, { accountId });
  const due = sum(
    invoices.map((invoice) => dueToday(books, invoice)),
    currency,
  );
  const left = subtract(due, creditOf(books, accountId));
  return isNegative(left) ? zero(currency) : left;
}

/** What is taken off when the invoice is paid whole today. */
export function discountToday(books: Books, invoice: WorldInvoice): Money {
  const terms = earlyTerms(books, invoice);
  if (!terms) return zero(currencyOf(books, invoice));
  return earlyPaymentDiscount(earlyPayable(books, invoice), terms, books.today);
}

/** Whether a billing group pays on terms that reward paying early. */
export function hasEarlyPayment(books: Books, { pays }: WorldBillingGroup): boolean {
  return pays.by === 'terms' && books.paymentTerms.get(pays.termsId).earlyPayment !== undefined;
}

function earlyTerms(books: Books, invoice: WorldInvoice): WorldPaymentTerms['earlyPayment'] {
  const { pays } = books.billingGroups.get(invoice.billingGroupId);
  return pays.by === 'terms' ? books.paymentTerms.get(pays.termsId).earlyPayment : undefined;
}

function earlyPayable(books: Books, invoice: WorldInvoice): EarlyPayable {
  const currency = currencyOf(books, invoice);
  const credited = invoice.settlements.filter(
    ({ by }) => by !== 'payment' && by !== 'early-payment',
  );
  const payable = add(
    invoiceTotal(invoice, currency),
    negate(
      sum(
        credited.map(({ amount }) => amount),
        currency,
      ),
    ),
  );
  return { date: invoice.date, payable, open: openAmount(invoice, currency) };
}
