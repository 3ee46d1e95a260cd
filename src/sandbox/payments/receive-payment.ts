import type { AccountId } from '../../model/ids.js';
import type { Money } from '../../money/money.js';
import type { Books } from '../books.js';
import type { WorldPayment } from '../world.js';

/** Money that came from outside, as it is written down: by check, by bank transfer and the like, or a gift of the company. */
export type OutsidePayment = Extract<
  WorldPayment['by'],
  { by: 'check' | 'external' | 'cash-credit' }
>;

/** Writes down a payment that no method made. It is unapplied until it is put on invoices. */
export function receivePayment(
  books: Books,
  {
    accountId,
    amount,
    by,
  }: { accountId: AccountId; amount: Money; by: Exclude<WorldPayment['by'], { by: 'method' }> },
): WorldPayment {
  const payment = books.payments.add({
    id: books.newId('transaction'),
    accountId,
    date: books.today,
    amount,
    by,
    state: 'collected',
    unapplied: amount,
  });
  books.tell({ kind: 'paid', transactionId: payment.id });
  return payment;
}
