import { AdapterError } from '../../src/adapter/errors.js';
import { minorDigits } from '../../src/money/currency.js';
import { money, MoneyError, type Money, type Rate } from '../../src/money/money.js';

/** A currency code as the kit writes it; Aria's are in lower case. */
export function currencyOf(code: string): string {
  return code.toUpperCase();
}

/** An amount of Aria's. Throws `bad-answer` when it has more decimals than its currency: rounding it would be inventing. */
export function amountOf(text: string, currency: string): Money {
  try {
    return money(text, currency);
  } catch (cause) {
    if (!(cause instanceof MoneyError)) throw cause;
    throw new AdapterError('bad-answer', {
      hint: `Aria answered no amount in ${currency}.`,
      cause,
    });
  }
}

/** A price per unit: with its currency's decimals at the least, and with more where Aria gives more. */
export function rateOf(text: string, currency: string): Rate {
  const [, fraction = ''] = text.split('.');
  return fraction.length > minorDigits(currency)
    ? { amount: text, currency }
    : amountOf(text, currency);
}
