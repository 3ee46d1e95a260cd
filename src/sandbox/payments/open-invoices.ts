import { earlyPaymentDiscount, type EarlyPayable } from '../../billing/early-payment.js';
import { oldestFirst, type Debt } from '../../billing/payment-allocation.js';
import type { AccountId, InvoiceId } from '../../model/ids.js';
import { add, negate, sum, zero, type Money } from '../../money/money.js';
import type { Books } from '../books.js';
import type { WorldBillingGroup, WorldInvoice, WorldPaymentTerms } from '../world.js';
import { invoiceTotal, openAmount } from './open-amount.js';

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
