import { acceptedRefusal, brandRefusal } from '../../billing/payment-methods.js';
import type { AccountId, PaymentMethodId } from '../../model/ids.js';
import type { Books } from '../books.js';
import { Refused } from '../refused.js';
import type { WorldPaymentMethod } from '../world.js';

/** A way to pay as it is given: what a vault tells of it, never its number. */
export type NewMethod = Pick<
  WorldPaymentMethod,
  'kind' | 'name' | 'brand' | 'lastFour' | 'expires' | 'token'
> & {
  /** In a sandbox: every attempt to collect with it is declined, with this word of the processor. */
  readonly declines?: string | undefined;
};

/** What a method has that its owner does not give. */
type Inherited = Pick<WorldPaymentMethod, 'contactId' | 'billLagDays'>;

/** Keeps a method of the account; `one-time`: for one payment only, never to be chosen again. */
export function storeMethod(
  books: Books,
  accountId: AccountId,
  { declines, ...method }: NewMethod,
  use: 'kept' | 'one-time',
  inherited: Inherited = {},
): WorldPaymentMethod {
  checkMethod(books, method);
  return books.paymentMethods.add({
    ...inherited,
    ...method,
    id: books.newId('row'),
    accountId,
    declines: declines !== undefined,
    ...(declines !== undefined && { declineCode: declines }),
    status: 'enabled',
    kept: use === 'kept',
  });
}

/** Throws `Refused` where a way to pay is none that the company takes, or its token was used before. */
export function checkMethod(books: Books, method: Omit<NewMethod, 'declines'>): void {
  const { cardBrandRequired, acceptedMethods, acceptedBrands } = books.settings;
  const refusal =
    brandRefusal(method, cardBrandRequired) ??
    acceptedRefusal(method, { kinds: acceptedMethods, brands: acceptedBrands });
  if (refusal !== undefined) throw new Refused(refusal);
  const { token } = method;
  if (token !== undefined && books.paymentMethods.all.some((row) => row.token === token))
    throw new Refused('payment-token-used');
}

/** A method of the account that can be paid with. */
export function usableMethod(
  books: Books,
  accountId: AccountId,
  id: PaymentMethodId,
): WorldPaymentMethod {
  const method = books.paymentMethods.find(id);
  if (method?.accountId !== accountId || !method.kept)
    throw new Refused('payment-method-not-found');
  if (method.status === 'disabled') throw new Refused('payment-method-disabled');
  return method;
}
