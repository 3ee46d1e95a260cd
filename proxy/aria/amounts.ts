import { money, type Rate } from '../../src/money/money.js';
import { minorDigits } from '../../src/money/currency.js';

/** A currency code as the kit writes it; Aria's are in lower case. */
export function currencyOf(code: string): string {
  return code.toUpperCase();
}

/** A price per unit: with its currency's decimals at the least, and with more where Aria gives more. */
export function rateOf(amount: string, currency: string): Rate {
  const [, fraction = ''] = amount.split('.');
  return fraction.length > minorDigits(currency) ? { amount, currency } : money(amount, currency);
}
