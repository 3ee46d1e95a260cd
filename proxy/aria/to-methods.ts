import * as z from 'zod/mini';
import { paymentMethodIdSchema, type AccountId } from '../../src/model/ids.js';
import type { PaymentMethod, PaymentMethodKind } from '../../src/model/payment-method.js';
import type { WorldPaymentMethod } from '../../src/sandbox/world.js';
import type { AccountDetails } from './account-reads.js';
import { cardBrands, payMethodType } from './codes.js';
import { must } from './failures.js';
import type { MethodRow } from './payment-reads.js';
import { isOneTime } from './writes/derived-receipts.js';

/** A method as both calls that tell methods tell it. */
export type AnyMethodRow = Pick<
  MethodRow & AccountDetails['payment_methods_info'][number],
  keyof MethodRow & keyof AccountDetails['payment_methods_info'][number]
> &
  Partial<Pick<MethodRow, 'status' | 'persistent_ind' | 'bill_info_api_receipt_id'>>;

const kinds: ReadonlyMap<number | undefined, PaymentMethodKind> = new Map([
  [payMethodType.creditCard, 'card'],
  [payMethodType.tokenizedCreditCard, 'card'],
  [payMethodType.electronicCheck, 'bank-account'],
  [payMethodType.tokenizedElectronicCheck, 'bank-account'],
  [payMethodType.directDebit, 'direct-debit'],
  [payMethodType.directDebitIban, 'direct-debit'],
  [payMethodType.directDebitBban, 'direct-debit'],
  [payMethodType.tokenizedDirectDebit, 'direct-debit'],
  [payMethodType.payPalExpress, 'wallet'],
]);

/** A method as the engine keeps it; its token is there to know one that was used before, and is shown to nobody. */
export function methodOf(row: AnyMethodRow, accountId: AccountId): WorldPaymentMethod {
  const { pay_method_name: name, cc_type: brand, bill_agreement_id: token } = row;
  const lastFour = lastFourOf(row);
  const expires = expiryOf(row);
  const number = must(row.payment_method_no, 'payment methods', 'payment_method_no');
  return {
    id: z.parse(paymentMethodIdSchema, number),
    accountId,
    kind: kinds.get(row.pay_method_type) ?? 'other',
    ...(name !== undefined && { name }),
    ...(brand !== undefined && { brand: brandOf(brand) }),
    ...(lastFour !== undefined && { lastFour }),
    ...(expires && { expires }),
    ...(token !== undefined && { token }),
    declines: false,
    status: row.status === false ? 'disabled' : 'enabled',
    kept: row.persistent_ind !== false && !isOneTime(row.bill_info_api_receipt_id),
  };
}

/** By our word where it is one that Aria knows (Aria wire notes 2.10); any other word is shown as it is. */
function brandOf(name: string): string {
  const word = name
    .split('/')[0]!
    .trim()
    .toLowerCase()
    .replace(/[^a-z]+/g, '-');
  return cardBrands.has(word) ? word : name;
}

/** Where the payment taker tells Aria no suffix, the kit's own description has it (Aria wire notes 3.6). */
const inDescription = /^ends in ([0-9A-Za-z]{1,4})$/;

export function describedAs(lastFour: string): string {
  return `ends in ${lastFour}`;
}

/** Whatever Aria calls a suffix: no more than four characters of it leave the proxy. */
function lastFourOf({ suffix, pay_method_description: text }: AnyMethodRow): string | undefined {
  return /[0-9A-Za-z]{1,4}$/.exec(suffix ?? '')?.[0] ?? inDescription.exec(text ?? '')?.[1];
}

function expiryOf({
  cc_expire_mm: month,
  cc_expire_yyyy: year,
}: AnyMethodRow): PaymentMethod['expires'] {
  return month !== undefined && year !== undefined && month >= 1 && month <= 12
    ? { year, month }
    : undefined;
}
