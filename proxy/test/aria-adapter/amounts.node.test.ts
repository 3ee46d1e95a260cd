import { describe, expect, it } from 'vitest';
import { AdapterError } from '../../../src/adapter/errors.js';
import {
  edgesInCoins,
  everyCurrency,
  ofCoins,
  signOf,
} from '../../../test/support/every-currency.js';
import { amountOf, currencyOf, rateOf } from '../../aria/amounts.js';
import { canonicalDecimal } from '../../aria/decimal-text.js';
import { JsonNumber, readJson, type JsonObject } from '../../aria/json.js';

/** A number in an answer of Aria's, as the tables of its calls read it. */
function heard(source: string): string {
  const { amount } = readJson(`{"amount":${source}}`) as JsonObject;
  const text = amount instanceof JsonNumber ? canonicalDecimal(amount.text) : undefined;
  if (text === undefined) throw new Error(`${source} is no number.`);
  return text;
}

/** Ways to write one number as JSON: as it is, with more zeros, and with an exponent. */
function spellings(text: string): string[] {
  const [whole = '', fraction = ''] = text.split('.');
  const moved = `${whole}${fraction}`.replace(/^(-?)0+(?=\d)/, '$1');
  return [
    text,
    `${text}${fraction === '' ? '.0' : ''}000`,
    `${moved}e-${fraction.length}`,
    `${moved === '0' ? moved : `${moved}00`}E-${fraction.length + 2}`,
  ];
}

describe('T36 an amount of Aria’s in any currency', () => {
  it('is told digit for digit, however Aria writes the number', () => {
    for (const { currency, places } of everyCurrency) {
      const told = edgesInCoins.map((coins) =>
        spellings(ofCoins(coins, places)).map(
          (source) => amountOf(heard(source), currencyOf(currency.toLowerCase())).amount,
        ),
      );
      expect([currency, told]).toEqual([
        currency,
        edgesInCoins.map((coins) => Array(4).fill(ofCoins(coins, places)) as string[]),
      ]);
    }
  });

  it('is no negative zero', () => {
    for (const { currency, places } of everyCurrency)
      for (const source of ['-0', '-0.0', '-0.00000', '-0e2'])
        expect(amountOf(heard(source), currency)).toEqual({
          amount: ofCoins(0n, places),
          currency,
        });
  });

  it('is a bad answer with a digit more than the currency has, where rounding would be deciding', () => {
    for (const { currency, places } of everyCurrency) {
      for (const coins of edgesInCoins) {
        const finer = ofCoins(10n * coins + 5n * signOf(coins), places + 1);
        expect(() => amountOf(heard(finer), currency)).toThrow(AdapterError);
      }
    }
  });

  it('keeps all its digits as a price per unit', () => {
    for (const { currency, places } of everyCurrency) {
      const rates = [1n, 5n, 1005n, 10n ** 15n + 1n].map((coins) => ofCoins(coins, places + 2));
      expect(rates.map((text) => rateOf(heard(text), currency).amount)).toEqual(rates);
      expect(rateOf(heard('40'), currency).amount).toBe(
        ofCoins(40n * 10n ** BigInt(places), places),
      );
    }
  });
});
