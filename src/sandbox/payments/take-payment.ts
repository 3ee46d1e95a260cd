import { expiryOn } from '../../billing/warnings.js';
import type { AccountId, TransactionId } from '../../model/ids.js';
import { allocate, isZero, type Money } from '../../money/money.js';
import type { Books } from '../books.js';
import type { WorldPayment, WorldPaymentMethod } from '../world.js';

/** What the payment taker does whatever the method: says no to everything, or takes half of what it is asked for, rounded down. */
export type PaymentTaker = 'declines' | 'takes-half';

/**
 * Asks the payment taker for `amount` by `method`. The attempt is kept as a payment either way, collected or declined
 * with the processor's word; what was collected is unapplied until it is put on invoices.
 */
export function takePayment(
  books: Books,
  {
    accountId,
    method,
    amount,
  }: { accountId: AccountId; method: WorldPaymentMethod; amount: Money },
  taker?: PaymentTaker,
): WorldPayment {
  const taken = taker === 'takes-half' ? halfOf(amount) : amount;
  const declineCode = isZero(taken) ? 'declined' : declineOf(books, method, taker);
  const id = books.newId<TransactionId>('transaction');
  const date = books.today;
  const by = { by: 'method', methodId: method.id } as const;
  const payment = books.payments.add(
    declineCode === undefined
      ? { id, accountId, date, by, amount: taken, state: 'collected', unapplied: taken }
      : { id, accountId, date, by, amount, state: 'declined', declineCode },
  );
  books.tell({
    kind: payment.state === 'collected' ? 'paid' : 'payment-declined',
    transactionId: payment.id,
  });
  return payment;
}

/** Why the payment taker says no to a method today; undefined when it says yes. */
function declineOf(
  { today }: Books,
  { declines, declineCode, expires }: WorldPaymentMethod,
  taker: PaymentTaker | undefined,
): string | undefined {
  if (declines) return declineCode ?? 'declined';
  if (expiryOn(expires, today) === 'expired') return 'expired-card';
  return taker === 'declines' ? 'declined' : undefined;
}

function halfOf(amount: Money): Money {
  const [, half] = allocate(amount, [1, 1]);
  return half ?? amount;
}
