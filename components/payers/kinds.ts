import type { Policy } from '../../src/context/settings.js';
import type { Account } from '../../src/model/account.js';
import type { FieldsKind } from '../../src/payment-fields/port.js';

/** A kind of payment method that can be asked for, as the fields call it. */
export type AskedKind = Exclude<FieldsKind, 'security-code'>;

const asked = {
  card: 'card',
  'bank-account': 'ach',
  'direct-debit': 'sepa',
} as const satisfies Record<Policy['paymentMethods'][number], AskedKind>;

/** The one currency in which accounts of a kind are charged. */
const currencies: Partial<Record<AskedKind, string>> = { ach: 'USD', sepa: 'EUR' };

/** What can be entered: of what the policy offers, what the company takes in the currency of the account, and what the fields can ask for. */
export function offeredKinds(
  { paymentMethods }: Policy,
  account: Pick<Account, 'accepts' | 'currency'> | undefined,
  fields: readonly FieldsKind[],
): AskedKind[] {
  return paymentMethods
    .filter((kind) => account?.accepts?.kinds.includes(kind) ?? true)
    .map((kind) => asked[kind])
    .filter((kind) => fields.includes(kind) && isChargedIn(kind, account?.currency));
}

function isChargedIn(kind: AskedKind, currency: string | undefined): boolean {
  const only = currencies[kind];
  return only === undefined || currency === undefined || only === currency;
}
