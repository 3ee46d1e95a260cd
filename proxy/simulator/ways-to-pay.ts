import type { PaymentMethodKind } from '../../src/model/payment-method.js';
import type { PaymentTerms } from '../../src/model/payment-terms.js';
import type {
  WorldAccount,
  WorldBillingGroup,
  WorldPaymentMethod,
  WorldPaymentTerms,
} from '../../src/sandbox/world.js';
import { cardBrands, payMethodType } from '../aria/codes.js';

/** How payment methods and terms are told by every call that tells them. */

export const termsTypeNames: Record<PaymentTerms['kind'], string> = {
  net: 'Net Terms',
  'ean-gln': 'EAN/GLN',
};

const typeOfKind: Record<PaymentMethodKind, number> = {
  card: payMethodType.tokenizedCreditCard,
  'bank-account': payMethodType.tokenizedElectronicCheck,
  'direct-debit': payMethodType.tokenizedDirectDebit,
  wallet: payMethodType.payPalExpress,
  other: payMethodType.none,
};

/** A brand comes out by its name (Aria wire notes 2.10). */
export function methodFields({ id, name, kind, lastFour, expires, brand }: WorldPaymentMethod) {
  return {
    payment_method_no: id,
    pay_method_name: name,
    pay_method_type: typeOfKind[kind],
    suffix: lastFour,
    cc_expire_mm: expires?.month,
    cc_expire_yyyy: expires?.year,
    cc_type: brand === undefined ? undefined : (cardBrands.get(brand)?.name ?? brand),
  };
}

/** The numbers that EAN/GLN terms need, as a billing group has them (Aria wire notes 4.10). */
export function eanOf(
  { eanNumber }: WorldAccount,
  { pays }: WorldBillingGroup,
  { kind }: WorldPaymentTerms,
) {
  return kind === 'ean-gln' && pays.by === 'terms'
    ? { ean_gln_num: eanNumber, ean_gln_requisition_num: pays.requisitionNumber }
    : {};
}
