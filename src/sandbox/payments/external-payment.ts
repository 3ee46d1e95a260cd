import { oldestFirst } from '../../billing/payment-allocation.js';
import type { AccountId, InvoiceId } from '../../model/ids.js';
import { isNegative, isZero, money, type Money } from '../../money/money.js';
import { Books } from '../books.js';
import type { Step } from '../steps.js';
import type { World, WorldInvoice, WorldPayment } from '../world.js';
import { openSign } from './open-amount.js';
import { dueToday } from './open-invoices.js';
import { putOnInvoices } from './put-on-invoices.js';
import { receivePayment, type OutsidePayment } from './receive-payment.js';
import { settleAccount } from './settle-account.js';

export interface ExternalPayment {
  readonly accountId: AccountId;
  /** More than nothing, in the account's currency. */
  readonly amount: Money;
  readonly by: OutsidePayment;
  /** The invoices that it is meant for; left out: oldest first. */
  readonly invoiceIds?: readonly InvoiceId[] | undefined;
}

/** Why a payment from outside is not written down. Nothing is changed. */
export type ExternalPaymentRefusal =
  | 'account-not-found'
  | 'currency-differs'
  | 'amount-not-positive'
  | 'invoice-not-found'
  | 'invoice-not-open';

/**
 * An agent writes down money that came from outside: who pays on terms pays so. It settles the invoices that are named,
 * then what else is open, oldest first. What is more than is open stays unapplied and settles the next invoices (Aria wire notes 3.8).
 */
export function recordExternalPayment(
  world: World,
  { accountId, amount: given, by, invoiceIds = [] }: ExternalPayment,
):
  | (Step & { readonly payment: WorldPayment; readonly refusal?: undefined })
  | { readonly refusal: ExternalPaymentRefusal; readonly world?: undefined } {
  const books = new Books(world);
  const account = books.accounts.find(accountId);
  if (!account) return { refusal: 'account-not-found' };
  if (given.currency !== account.currency) return { refusal: 'currency-differs' };
  if (isZero(given) || isNegative(given)) return { refusal: 'amount-not-positive' };
  const named: WorldInvoice[] = [];
  for (const id of new Set(invoiceIds)) {
    const invoice = books.invoices.find(id);
    if (invoice?.accountId !== accountId) return { refusal: 'invoice-not-found' };
    if (openSign(invoice) <= 0) return { refusal: 'invoice-not-open' };
    named.push(invoice);
  }
  const amount = money(given.amount, account.currency);
  const { id } = receivePayment(books, { accountId, amount, by });
  settleNamed(books, id, named);
  settleAccount(books, accountId);
  return { ...books.close(), payment: books.payments.get(id) };
}

function settleNamed(books: Books, id: WorldPayment['id'], named: readonly WorldInvoice[]): void {
  const targets = oldestFirst(named).map((invoice) => ({
    invoiceId: invoice.id,
    amount: dueToday(books, invoice),
  }));
  putOnInvoices(books, books.payments.get(id), targets);
}
