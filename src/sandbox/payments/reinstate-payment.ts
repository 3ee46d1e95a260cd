import type { AccountId, TransactionId } from '../../model/ids.js';
import { Books } from '../books.js';
import type { Step } from '../steps.js';
import type { World, WorldPayment } from '../world.js';
import { receivePayment } from './receive-payment.js';
import { settleAccount } from './settle-account.js';

export interface ReinstatePayment {
  readonly accountId: AccountId;
  /** The payment that was voided. */
  readonly paymentId: TransactionId;
}

/** Why a payment is not reinstated. Nothing is changed. Only an agent meets these. */
export type ReinstateRefusal = 'payment-not-found' | 'payment-not-voided' | 'payment-reinstated';

/**
 * An agent lets a payment count after all that was voided (a check that was honoured later, a void by mistake): as a payment of today,
 * so that what happened since stays as it was. It settles what is open, oldest first (Aria wire notes 2.12).
 */
export function reinstatePayment(
  world: World,
  { accountId, paymentId }: ReinstatePayment,
):
  | (Step & { readonly payment: WorldPayment; readonly refusal?: undefined })
  | { readonly refusal: ReinstateRefusal; readonly world?: undefined } {
  const books = new Books(world);
  const voided = books.payments.find(paymentId);
  if (voided?.accountId !== accountId) return { refusal: 'payment-not-found' };
  if (voided.state !== 'voided') return { refusal: 'payment-not-voided' };
  const again = books.payments
    .where('account', accountId)
    .some(
      ({ by, state }) => by.by === 'reinstated' && by.paymentId === paymentId && state !== 'voided',
    );
  if (again) return { refusal: 'payment-reinstated' };
  const { amount } = voided;
  const { id } = receivePayment(books, { accountId, amount, by: { by: 'reinstated', paymentId } });
  settleAccount(books, accountId);
  return { ...books.close(), payment: books.payments.get(id) };
}
