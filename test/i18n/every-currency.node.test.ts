import { describe, expect, it } from 'vitest';
import { Localizer } from '../../src/i18n/localizer.js';
import { amountSigns, parseAmount } from '../../src/i18n/parse-amount.js';
import { Terms } from '../../src/i18n/terms.js';
import { edgesInCoins, everyCurrency, ofCoins, signOf } from '../support/every-currency.js';

/** Locales with other digits, signs and groups, and what they write for a decimal point. */
const locales = [
  ['en-US', '.'],
  ['de-DE', ','],
  ['fr-FR', ','],
  ['hi-IN', '.'],
  ['ar-EG', '٫'],
  ['fa-IR', '٫'],
] as const;

/** The first digits of scripts that those locales write in. */
const zeros = ['0', '٠', '۰', '०'].map((zero) => zero.codePointAt(0) ?? 0);

/** The decimal text that a reader finds in a figure: its digits, and its point where one stands between two. */
function readBack(figure: string, point: string): string {
  const read = [...figure].map((sign) => {
    const code = sign.codePointAt(0) ?? 0;
    const zero = zeros.find((each) => code >= each && code <= each + 9);
    if (zero !== undefined) return String(code - zero);
    return sign === point ? '.' : '';
  });
  return read.join('').replace(/^\.+|\.+$/g, '');
}

const minus = /[-−‑﹣－]/;

describe.each(locales)('T36 in %s', (locale, point) => {
  const terms = new Terms(new Intl.Locale(locale).language, { messages: '' });
  const localizer = new Localizer({ locale, terms });

  it('an amount in any currency is shown digit for digit with its decimals, a credit by the word', () => {
    for (const { currency, places } of everyCurrency) {
      const shown = edgesInCoins.map((coins) => {
        const amount = ofCoins(coins, places);
        const { figure, credit } = localizer.moneyParts({ amount, currency });
        const isSigned = minus.test(figure);
        return [amount, readBack(figure, point), credit, isSigned];
      });
      expect([currency, shown]).toEqual([
        currency,
        edgesInCoins.map((coins) => {
          const amount = ofCoins(coins, places);
          return [amount, amount.replace('-', ''), coins < 0n, false];
        }),
      ]);
    }
  });

  it('nothing has no sign, however it comes', () => {
    for (const { currency, places } of everyCurrency) {
      const nothing = ofCoins(0n, places);
      for (const amount of [nothing, `-${nothing}`, '0', '-0', '-0.00000']) {
        const { figure, credit } = localizer.moneyParts({ amount, currency });
        expect([currency, amount, readBack(figure, point), credit, minus.test(figure)]).toEqual([
          currency,
          amount,
          nothing,
          false,
          false,
        ]);
      }
    }
  });

  it('more decimals than the currency has are all shown, of a rate, an amount and a credit', () => {
    for (const { currency, places } of everyCurrency) {
      const finer = [5n, 15n, 995n, 100_005n].map((coins) => ofCoins(coins, places + 1));
      const read = (text: string) => readBack(text, point);
      expect(finer.map((amount) => read(localizer.rate({ amount, currency })))).toEqual(finer);
      for (const sign of ['', '-']) {
        const parts = finer.map((amount) =>
          localizer.moneyParts({ amount: sign + amount, currency }),
        );
        expect([currency, ...parts.map(({ figure }) => read(figure))]).toEqual([
          currency,
          ...finer,
        ]);
        expect(parts.filter(({ credit }) => credit !== (sign === '-'))).toEqual([]);
      }
    }
  });

  it('an amount that is typed is taken digit for digit, or refused where its currency has no such decimals', () => {
    for (const { currency, places } of everyCurrency) {
      const signs = amountSigns(locale, currency);
      for (const coins of edgesInCoins.filter((each) => signOf(each) > 0n && each < 10n ** 15n)) {
        const typed = ofCoins(coins, places);
        expect(parseAmount(typed.replace('.', point), signs)).toEqual({ ok: true, value: typed });
        const finer = ofCoins(10n * coins + 5n, places + 1);
        expect(parseAmount(finer.replace('.', point), signs)).toMatchObject({ ok: false });
      }
    }
  });
});
