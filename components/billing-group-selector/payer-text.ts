import type { Localizer } from '../../src/i18n/localizer.js';
import type { Payer } from '../../src/model/billing-group.js';
import type { PaymentMethod } from '../../src/model/payment-method.js';

/** Proper names of the brands that adapters give as words; any other is shown as given. */
const brandNames: Readonly<Record<string, string>> = {
  visa: 'Visa',
  mastercard: 'Mastercard',
  'american-express': 'American Express',
  'diners-club': 'Diners Club',
  discover: 'Discover',
  jcb: 'JCB',
  unionpay: 'UnionPay',
  maestro: 'Maestro',
};

/** A stored method by brand, or kind, and its last four: "Visa ending in 1111". */
export function methodText(
  localizer: Localizer,
  { brand, kind, lastFour, name }: PaymentMethod,
): string {
  const branded = brand && (brandNames[brand] ?? brand);
  const known = branded ?? (lastFour === undefined ? name : undefined);
  const called = known ?? localizer.text('payment-method-kind', { kind });
  return lastFour === undefined
    ? called
    : localizer.text('payment-method-ending', { name: called, lastFour });
}

/** When a method ends or has ended; nothing for one that does not end. */
export function expiryText(
  localizer: Localizer,
  { expires, expiry }: PaymentMethod,
): string | undefined {
  if (!expires || expiry === 'none') return undefined;
  const month = localizer.month(`${expires.year}-${String(expires.month).padStart(2, '0')}`);
  switch (expiry) {
    case 'valid':
      return localizer.text('payment-method-expires', { month });
    case 'expiring':
      return localizer.text('payment-method-expiring', { month });
    case 'expired':
      return localizer.text('payment-method-expired', { month });
  }
}

/** How a billing group pays, in a few words. */
export function payerText(localizer: Localizer, payer: Payer): string {
  switch (payer.by) {
    case 'method':
      return methodText(localizer, payer.primary);
    case 'terms':
      return localizer.text('payer-terms', { kind: payer.terms.kind, name: payer.terms.name });
    case 'nothing':
      return localizer.text('payer-nothing');
  }
}
