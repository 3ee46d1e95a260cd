import { isNegative, percentOf, zero, type Money } from '../money/money.js';

/** What payment terms add to an invoice. */
export type Surcharge =
  | { readonly by: 'percent'; readonly percent: string }
  | { readonly by: 'amount'; readonly amount: Money };

/**
 * The surcharge of payment terms on an invoice (Aria wire notes 4.10): of what is charged less coupons, before service credits and tax.
 * Nothing is added where nothing is to be paid (assumed).
 */
export function surchargeOn(total: Money, surcharge: Surcharge): Money {
  if (isNegative(total)) return zero(total.currency);
  if (surcharge.by === 'percent') return percentOf(total, surcharge.percent);
  return /[1-9]/.test(total.amount) ? surcharge.amount : zero(total.currency);
}
