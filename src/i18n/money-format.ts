import { minorDigits } from '../money/currency.js';
import type { Money, Rate } from '../money/money.js';

const decimalText = /^-?\d+(?:\.(\d+))?$/;

function isDecimal(text: string): text is `${number}` {
  return decimalText.test(text);
}

/**
 * Amounts in one locale, from decimal text and therefore exact at any size. Never rounds: decimals beyond those of
 * the currency are shown. The symbol is shown where it can mean only one currency to readers of the locale, else the code:
 * CAD is "$40.00" in Canada and "CAD 40.00" elsewhere.
 */
export class MoneyFormat {
  readonly #locale: string;
  readonly #formatters = new Map<string, Intl.NumberFormat>();

  constructor(locale: string) {
    this.#locale = locale;
  }

  /** Makes the formatter of `currency` now: the first one of a page takes tens of milliseconds. */
  prepare(currency: string): void {
    this.#formatter(currency, 0);
  }

  /** With a sign when negative. Throws `RangeError` when the amount is no decimal text. */
  format({ amount, currency }: Money | Rate): string {
    if (!isDecimal(amount)) throw new RangeError(`"${amount}" is not a decimal amount.`);
    const decimals = decimalText.exec(amount)?.[1]?.replace(/0+$/, '').length ?? 0;
    const unsigned: `${number}` = /[1-9]/.test(amount) ? amount : '0';
    return this.#formatter(currency, decimals).format(unsigned);
  }

  #formatter(currency: string, decimals: number): Intl.NumberFormat {
    const key = `${currency} ${decimals}`;
    let formatter = this.#formatters.get(key);
    if (!formatter) {
      formatter = this.#make(currency, decimals);
      this.#formatters.set(key, formatter);
    }
    return formatter;
  }

  #make(currency: string, decimals: number): Intl.NumberFormat {
    const options: Intl.NumberFormatOptions = {
      style: 'currency',
      currency,
      // Not the runtime's own idea of a currency's decimals: it follows cash habits for some.
      minimumFractionDigits: minorDigits(currency),
      maximumFractionDigits: Math.max(minorDigits(currency), decimals),
    };
    const bySymbol = new Intl.NumberFormat(this.#locale, options);
    const bare = new Intl.NumberFormat(this.#locale, {
      ...options,
      currencyDisplay: 'narrowSymbol',
    });
    return isMarked(symbol(bySymbol), symbol(bare))
      ? new Intl.NumberFormat(this.#locale, { ...options, currencyDisplay: 'code' })
      : bySymbol;
  }
}

/** A locale marks a symbol that several currencies share in it by adding letters: "US$" of "$". */
function isMarked(shown: string, bare: string): boolean {
  return shown !== bare && shown.includes(bare);
}

function symbol(formatter: Intl.NumberFormat): string {
  return formatter.formatToParts(0).find((part) => part.type === 'currency')?.value ?? '';
}
