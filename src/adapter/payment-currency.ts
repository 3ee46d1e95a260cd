import type { Draft } from '../model/draft.js';
import { AdapterError } from './errors.js';

/** Throws `invalid-input` for a payment of an amount in another currency than the account's, which no schema can tell. */
export function refuseOtherCurrency(draft: Draft, currency: string): void {
  if (draft.kind !== 'payment' || draft.what.pay !== 'amount') return;
  if (draft.what.amount.currency === currency) return;
  throw new AdapterError('invalid-input', {
    fields: [{ path: 'draft.what.amount.currency', code: 'not-a-choice' }],
  });
}
