import { describe, expect, it } from 'vitest';
import { MoneyFormat } from '../../src/i18n/money-format.js';

const format = (locale: string, amount: string, currency: string) =>
  new MoneyFormat(locale).format({ amount, currency });

describe('amounts', () => {
  it.each([
    ['en-US', '1234.50', 'USD', '$1,234.50'],
    ['de-DE', '1234.50', 'EUR', '1.234,50\u00a0€'],
    ['fr-FR', '1234.50', 'EUR', '1\u202f234,50\u00a0€'],
    ['ar-EG', '1234.50', 'EGP', '\u200f١٬٢٣٤٫٥٠\u00a0ج.م.\u200f'],
    ['ja-JP', '1234', 'JPY', '￥1,234'],
    ['en-US', '1234.567', 'KWD', 'KWD\u00a01,234.567'],
  ])('in %s: %s %s is %s', (locale, amount, currency, expected) => {
    expect(format(locale, amount, currency)).toBe(expected);
  });

  it.each([
    ['en-CA', 'CAD', '$40.00'],
    ['en-CA', 'USD', 'USD\u00a040.00'],
    ['en-US', 'CAD', 'CAD\u00a040.00'],
    ['en-AU', 'USD', 'USD\u00a040.00'],
    ['de-DE', 'SEK', '40,00\u00a0SEK'],
    ['sv-SE', 'SEK', '40,00\u00a0kr'],
    ['en-US', 'EUR', '€40.00'],
    ['ja-JP', 'CNY', '元\u00a040.00'],
  ])('show the code where the symbol is shared: %s %s is %s', (locale, currency, expected) => {
    expect(format(locale, '40.00', currency)).toBe(expected);
  });

  it('are exact beyond what a float can hold', () => {
    expect(format('en-US', '90071992547409931234.56', 'USD')).toBe(
      '$90,071,992,547,409,931,234.56',
    );
  });

  it('have the decimals that the currency is charged with, also where cash habits differ', () => {
    expect(format('en-US', '40.50', 'AFN')).toBe('AFN\u00a040.50');
    expect(format('en-US', '1500.125', 'IQD')).toBe('IQD\u00a01,500.125');
  });

  it('keep the decimals of a price per unit and drop zeros that say nothing', () => {
    expect(format('en-US', '0.0025', 'USD')).toBe('$0.0025');
    expect(format('de-DE', '0.01250', 'EUR')).toBe('0,0125\u00a0€');
    expect(format('en-US', '40.000', 'USD')).toBe('$40.00');
    expect(format('ja-JP', '0.5', 'JPY')).toBe('￥0.5');
  });

  it('have no sign on a negative zero', () => {
    expect(format('en-US', '-0.00', 'USD')).toBe('$0.00');
  });

  it('refuse what is no decimal text', () => {
    for (const amount of ['', '1e3', '1,00', 'NaN', ' 1']) {
      expect(() => format('en-US', amount, 'USD')).toThrow(RangeError);
    }
  });
});
