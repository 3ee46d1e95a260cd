import type { AccountId, TransactionId } from '../../model/ids.js';
import { Books } from '../books.js';
import type { Step } from '../steps.js';
import type { World, WorldPayment } from '../world.js';
import { settleAccount } from './settle-account.js';
import { freePayment } from './take-back.js';

export interface VoidPayment {
  readonly accountId: AccountId;
  readonly paymentId: TransactionId;
}

/** Why a payment is not voided. Nothing is changed. */
export type VoidPaymentRefusal =
  | 'payment-not-found'
  | 'payment-not-collected'
  | 'payment-voided'
  | 'payment-refunded'
  /** The other account owes it: transfer it back. */
  | 'balance-transferred';

/** An agent takes a payment back as if it had never come (a check that bounced, a mistake): all that it had settled is open again. */
export function voidPayment(
  world: World,
  { accountId, paymentId }: VoidPayment,
):
  | (Step & { readonly payment: WorldPayment; readonly refusal?: undefined })
  | { readonly refusal: VoidPaymentRefusal; readonly world?: undefined } {
  const books = new Books(world);
  const found = books.payments.find(paymentId);
  if (found?.accountId !== accountId) return { refusal: 'payment-not-found' };
  if (found.state === 'voided') return { refusal: 'payment-voided' };
  if (found.state !== 'collected') return { refusal: 'payment-not-collected' };
  if (found.by.by === 'transfer') return { refusal: 'balance-transferred' };
  if (books.refunds.where('payment', paymentId).length > 0) return { refusal: 'payment-refunded' };
  freePayment(books, found, found.amount);
  const freed = { ...books.payments.get(paymentId) };
  delete freed.unapplied;
  const payment = books.payments.put({
    ...freed,
    state: 'voided',
    voidedOn: books.today,
    voidTransactionId: books.newId('transaction'),
  });
  books.tell({ kind: 'payment-voided', transactionId: paymentId });
  settleAccount(books, accountId);
  return { ...books.close(), payment };
}
