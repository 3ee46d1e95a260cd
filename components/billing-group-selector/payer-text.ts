import type { Localizer } from '../../src/i18n/localizer.js';
import type { Payer } from '../../src/model/billing-group.js';
import type { ShownMethod } from '../../src/model/payment-method.js';

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

/** A method by brand, or kind, and its last four: "Visa ending in 1111". */
export function methodText(
  localizer: Localizer,
  { brand, kind, lastFour, name }: ShownMethod,
): string {
  const branded = brand && (brandNames[brand] ?? brand);
  const known = branded ?? (lastFour === undefined ? name : undefined);
  const called = known ?? localizer.text('payment-method-kind', { kind });
  return lastFour === undefined
    ? called
    : localizer.text('payment-method-ending', { name: called, lastFour });
}

/** A method with the name that somebody gave it, where that says more: "Visa ending in 1111 (Family card)". */
export function namedMethodText(localizer: Localizer, method: ShownMethod): string {
  const words = methodText(localizer, method);
  const { name } = method;
  return name === undefined || name === words
    ? words
    : localizer.text('payment-method-named', { method: words, name });
}

/** When a method ends or has ended; nothing for one that does not end. */
export function expiryText(
  localizer: Localizer,
  { expires, expiry }: ShownMethod,
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

/** A method with its name and its expiry: "Visa ending in 1111 (Family card), expires December 2027". */
export function fullMethodText(localizer: Localizer, method: ShownMethod): string {
  const words = namedMethodText(localizer, method);
  const expiry = expiryText(localizer, method);
  return expiry === undefined
    ? words
    : localizer.text('payment-method-until', { method: words, expiry });
}

/** How a billing group pays, in a few words. */
export function payerText(localizer: Localizer, payer: Payer): string {
  switch (payer.by) {
    case 'method':
      return namedMethodText(localizer, payer.primary);
    case 'terms':
      return localizer.text('payer-terms', { kind: payer.terms.kind, name: payer.terms.name });
    case 'nothing':
      return localizer.text('payer-nothing');
  }
}
