import type { AccountId, TransactionId } from '../../model/ids.js';
import {
  add,
  compare,
  isNegative,
  isZero,
  money,
  negate,
  sum,
  type Money,
} from '../../money/money.js';
import { Books } from '../books.js';
import type { Step } from '../steps.js';
import type { World, WorldPayment, WorldRefund } from '../world.js';
import { settleAccount } from './settle-account.js';
import { putUnapplied } from './settle.js';
import { freePayment } from './take-back.js';

export interface RefundInput {
  readonly accountId: AccountId;
  readonly paymentId: TransactionId;
  /** More than nothing, in the account's currency. */
  readonly amount: Money;
  /** Back on the method that it was paid with, to the third party that paid, or by check. */
  readonly by: WorldRefund['by'];
}

/** Why money is not given back. Nothing is changed. */
export type RefundRefusal =
  | 'payment-not-found'
  | 'payment-not-collected'
  | 'payment-brought-no-money'
  | 'currency-differs'
  | 'amount-not-positive'
  | 'amount-above-payment'
  | 'refund-needs-check'
  | 'no-third-party';

/**
 * An agent gives money of a payment back: never more than it brought and was not given back already. What had settled
 * invoices opens them again; they are paid anew by what the account has in credit, or by dunning, or by hand.
 */
export function refund(
  world: World,
  { accountId, paymentId, amount: given, by }: RefundInput,
):
  | (Step & { readonly refund: WorldRefund; readonly refusal?: undefined })
  | { readonly refusal: RefundRefusal; readonly world?: undefined } {
  const books = new Books(world);
  const payment = books.payments.find(paymentId);
  if (payment?.accountId !== accountId) return { refusal: 'payment-not-found' };
  const refusal = refundRefusal(books, payment, given, by);
  if (refusal) return { refusal };
  const amount = money(given.amount, given.currency);
  const reopened = freePayment(books, payment, amount);
  putUnapplied(books, paymentId, negate(amount));
  const row: WorldRefund = books.refunds.add({
    id: books.newId('transaction'),
    accountId,
    paymentId,
    date: books.today,
    amount,
    by,
    reopened,
  });
  books.tell({ kind: 'refunded', transactionId: row.id });
  settleAccount(books, accountId);
  return { ...books.close(), refund: row };
}

function refundRefusal(
  books: Books,
  payment: WorldPayment,
  amount: Money,
  by: WorldRefund['by'],
): RefundRefusal | undefined {
  if (payment.state !== 'collected') return 'payment-not-collected';
  if (payment.by.by === 'cash-credit' || payment.by.by === 'transfer')
    return 'payment-brought-no-money';
  if (by === 'method' && payment.by.by !== 'method') return 'refund-needs-check';
  if (by === 'third-party' && payment.by.by !== 'external') return 'no-third-party';
  if (amount.currency !== payment.amount.currency) return 'currency-differs';
  if (isZero(amount) || isNegative(amount)) return 'amount-not-positive';
  return compare(amount, refundable(books, payment)) > 0 ? 'amount-above-payment' : undefined;
}

/** What of a payment was not given back yet. */
export function refundable({ refunds }: Books, { id, amount }: WorldPayment): Money {
  const refunded = refunds.where('payment', id).map((row) => row.amount);
  return add(amount, negate(sum(refunded, amount.currency)));
}
