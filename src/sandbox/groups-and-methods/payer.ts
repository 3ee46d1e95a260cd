import { methodsRefusal, termsRefusal } from '../../billing/payment-methods.js';
import type { AccountId, PaymentMethodId } from '../../model/ids.js';
import type { Books } from '../books.js';
import { Refused } from '../refused.js';
import type { WorldBillingGroup } from '../world.js';
import { storeMethod, usableMethod, type NewMethod } from './methods.js';

/** A stored method, or one that is added with the choice. */
export type MethodChoice =
  { readonly methodId: PaymentMethodId } | { readonly newMethod: NewMethod };

/** How a billing group is to pay: by one or two methods, or on terms (Aria wire notes 4.10). */
export type PayerChoice =
  | {
      readonly by: 'method';
      readonly primary: MethodChoice;
      readonly backup?: MethodChoice | undefined;
    }
  | {
      readonly by: 'terms';
      readonly termsId: string;
      /** For EAN/GLN terms: the number of the project. */
      readonly requisitionNumber?: string | undefined;
      /** For EAN/GLN terms: the account's number; left out: the one that it has. */
      readonly eanNumber?: string | undefined;
    };

/** Makes what a choice asks for, after all rules about it: methods that can be paid with and differ, terms with their numbers. */
export function payerFor(
  books: Books,
  accountId: AccountId,
  choice: PayerChoice,
): WorldBillingGroup['pays'] {
  if (choice.by === 'terms') return termsFor(books, accountId, choice);
  const primaryId = methodFor(books, accountId, choice.primary);
  const backupId = choice.backup && methodFor(books, accountId, choice.backup);
  const refusal = methodsRefusal(primaryId, backupId);
  if (refusal !== undefined) throw new Refused(refusal);
  return { by: 'method', primaryId, ...(backupId !== undefined && { backupId }) };
}

function methodFor(books: Books, accountId: AccountId, choice: MethodChoice): PaymentMethodId {
  return 'methodId' in choice
    ? usableMethod(books, accountId, choice.methodId).id
    : storeMethod(books, accountId, choice.newMethod, 'kept').id;
}

function termsFor(
  books: Books,
  accountId: AccountId,
  { termsId, requisitionNumber, eanNumber }: Extract<PayerChoice, { by: 'terms' }>,
): WorldBillingGroup['pays'] {
  const terms = books.paymentTerms.find(termsId);
  if (!terms) throw new Refused('payment-terms-not-found');
  const account = books.accounts.get(accountId);
  const ean = eanNumber ?? account.eanNumber;
  const refusal = termsRefusal(terms, { eanNumber: ean, requisitionNumber });
  if (refusal !== undefined) throw new Refused(refusal);
  if (terms.kind === 'ean-gln' && ean !== undefined && ean !== account.eanNumber)
    books.accounts.put({ ...account, eanNumber: ean });
  return { by: 'terms', termsId, ...(requisitionNumber !== undefined && { requisitionNumber }) };
}
