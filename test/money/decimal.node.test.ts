import { describe, expect, it } from 'vitest';
import { addDecimals, negateDecimal, parseDecimal, signOf } from '../../src/money/decimal.js';
import { charge, percentOf, sum, money } from '../../src/money/money.js';

describe('decimal text', () => {
  it('is a whole number and the digits behind its point', () => {
    expect(parseDecimal('-0.50')).toEqual({ digits: -50n, scale: 2 });
    expect(parseDecimal('12')).toEqual({ digits: 12n, scale: 0 });
    expect(parseDecimal('0.0025')).toEqual({ digits: 25n, scale: 4 });
  });

  it('is nothing else', () => {
    for (const text of ['', '.5', '5.', '1e3', '+1', '1,0', ' 1', '0x10', '--1'])
      expect(() => parseDecimal(text)).toThrow(`"${text}" is not a decimal amount.`);
  });

  it('adds up exactly, whatever the scales', () => {
    expect(addDecimals([])).toBe('0');
    expect(addDecimals(['10.5', '0.25', '-3'])).toBe('7.75');
    // 0.1 + 0.2, where floats miss it.
    expect(addDecimals(['0.1', '0.2'])).toBe('0.3');
    expect(addDecimals(['0.5', '-0.75'])).toBe('-0.25');
    expect(addDecimals(['99999999999999999999', '1'])).toBe('100000000000000000000');
  });

  it('can be turned round, and tells its sign', () => {
    expect(negateDecimal('2.50')).toBe('-2.50');
    expect(negateDecimal('-0.05')).toBe('0.05');
    expect(['-0.01', '0.00', '-0', '0.01'].map(signOf)).toEqual([-1, 0, 0, 1]);
  });
});

describe('a charge for a fraction of a unit', () => {
  const rate = (amount: string, currency = 'USD') => ({ amount, currency });

  it('is exact until it is rounded once, halves away from zero', () => {
    // 12.5 × 0.40
    expect(charge(rate('0.40'), '12.5').amount).toBe('5.00');
    // 0.3 × 0.05 = 0.015
    expect(charge(rate('0.05'), '0.3').amount).toBe('0.02');
    expect(charge(rate('0.05'), '-0.3').amount).toBe('-0.02');
    // 1234.5678 × 0.0025 = 3.0864195
    expect(charge(rate('0.0025'), '1234.5678').amount).toBe('3.09');
  });

  it('has the decimals of its currency', () => {
    // 2.5 × 33 = 82.5
    expect(charge(rate('33', 'JPY'), '2.5').amount).toBe('83');
    // 2.5 × 0.0033 = 0.00825
    expect(charge(rate('0.0033', 'KWD'), '2.5').amount).toBe('0.008');
    expect(charge(rate('7', 'KWD'), 2).amount).toBe('14.000');
  });
});

describe('per cent of an amount', () => {
  it('is rounded once to the currency, halves away from zero', () => {
    const of = (amount: string, percent: string, currency = 'USD') =>
      percentOf(money(amount, currency), percent).amount;
    // 19.99 × 8.25 ÷ 100 = 1.649175
    expect(of('19.99', '8.25')).toBe('1.65');
    // 1.00 × 0.5 ÷ 100 = 0.005
    expect(of('1.00', '0.5')).toBe('0.01');
    expect(of('-1.00', '0.5')).toBe('-0.01');
    expect(of('0.98', '0.5')).toBe('0.00');
    expect(of('50', '7', 'JPY')).toBe('4'); // 3.5
    expect(of('10.005', '10', 'KWD')).toBe('1.001'); // 1.0005
    expect(of('40.00', '100')).toBe('40.00');
    expect(of('40.00', '0')).toBe('0.00');
  });
});

describe('a sum', () => {
  it('is of one currency', () => {
    expect(() => sum([money('1', 'USD'), money('1', 'EUR')], 'USD')).toThrow(
      'USD and EUR cannot be combined.',
    );
    expect(sum([], 'KWD').amount).toBe('0.000');
    expect(sum([money('1.10', 'USD'), money('-3.15', 'USD')], 'USD').amount).toBe('-2.05');
  });
});
