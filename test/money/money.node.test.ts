import * as fc from 'fast-check';
import * as isoCurrencies from 'dinero.js/bigint/currencies';
import { describe, expect, it } from 'vitest';
import { minorDigits } from '../../src/money/currency.js';
import {
  add,
  allocate,
  charge,
  chargePart,
  compare,
  isNegative,
  isZero,
  lesser,
  money,
  MoneyError,
  negate,
  ratio,
  sum,
  zero,
} from '../../src/money/money.js';

const usd = (amount: string) => money(amount, 'USD');

describe('money', () => {
  it('is written with the decimals of its currency', () => {
    expect(usd('40')).toEqual({ amount: '40.00', currency: 'USD' });
    expect(money('1500.0', 'JPY')).toEqual({ amount: '1500', currency: 'JPY' });
    expect(money('-0.5', 'KWD')).toEqual({ amount: '-0.500', currency: 'KWD' });
    expect(money('0.05', 'USD').amount).toBe('0.05');
  });

  it('knows the minor unit of every currency that dinero.js lists', () => {
    for (const currency of Object.values(isoCurrencies)) {
      // Currencies without decimal minor units count in fifths there.
      if (currency.base !== 10n) continue;
      expect([currency.code, minorDigits(currency.code)]).toEqual([
        currency.code,
        Number(currency.exponent),
      ]);
    }
  });

  it('refuses what is no exact amount, saying what is wrong', () => {
    expect(() => usd('1e3')).toThrow('"1e3" is not a decimal amount.');
    expect(() => usd('')).toThrow(MoneyError);
    expect(new MoneyError('wrong').name).toBe('MoneyError');
    expect(() => usd('1.005')).toThrow('more than 2 decimals');
    expect(() => add(usd('1'), money('1', 'EUR'))).toThrow('USD and EUR cannot be combined.');
    expect(() => ratio(usd('1'), 1, 0)).toThrow('1/0 is not a ratio');
    expect(() => ratio(usd('1'), 0.5, 1)).toThrow(MoneyError);
  });

  it('rounds halves away from zero, once, on the line', () => {
    // 30 × 18/28 = 19.2857…, 60 × 18/28 = 38.5714…
    expect(ratio(usd('30'), 18, 28).amount).toBe('19.29');
    expect(ratio(usd('-30'), 18, 28).amount).toBe('-19.29');
    expect(ratio(usd('60'), 18, 28).amount).toBe('38.57');
    // 0.0025 × 2 = 0.005
    expect(charge({ amount: '0.0025', currency: 'USD' }, 2).amount).toBe('0.01');
    expect(charge({ amount: '0.0025', currency: 'USD' }, 1).amount).toBe('0.00');
    expect(charge({ amount: '12.5', currency: 'USD' }, 3).amount).toBe('37.50');
    // 0.5 × 3 = 1.5
    expect(charge({ amount: '0.5', currency: 'JPY' }, 3).amount).toBe('2');
  });

  it('takes a part of a rate times units without rounding on the way', () => {
    const part = (rate: string, units: number, days: number, of: number, currency = 'USD') =>
      chargePart({ amount: rate, currency }, units, days, of).amount;
    // 0.335 × 3 = 1.005: × 29 ÷ 30 = 0.9715; from 1.01 it would be 0.976…
    expect(part('0.335', 3, 29, 30)).toBe('0.97');
    expect(part('28', 1, 18, 28)).toBe('18.00');
    // 0.01 × 1 ÷ 2 = 0.005
    expect(part('0.01', 1, 1, 2)).toBe('0.01');
    expect(part('0.01', 1, 0, 2)).toBe('0.00');
    // 5 × 1 ÷ 2 = 2.5; 1.0005 ÷ 1
    expect(part('5', 1, 1, 2, 'JPY')).toBe('3');
    expect(part('1.0005', 1, 1, 1, 'KWD')).toBe('1.001');
  });

  it('holds amounts that no float could', () => {
    expect(add(usd('90071992547409919.99'), usd('0.02')).amount).toBe('90071992547409920.01');
  });

  it('tells a credit from nothing', () => {
    expect(isNegative(usd('-0.01'))).toBe(true);
    expect(isNegative(usd('0.01'))).toBe(false);
    expect(isNegative({ amount: '-0.00', currency: 'USD' })).toBe(false);
    expect(isZero(zero('KWD'))).toBe(true);
    expect(compare(usd('2'), usd('10'))).toBeLessThan(0);
  });

  it('tells the smaller of two amounts', () => {
    expect(lesser(usd('2'), usd('10')).amount).toBe('2.00');
    expect(lesser(usd('2'), usd('-10')).amount).toBe('-10.00');
    expect(() => lesser(usd('2'), money('1', 'EUR'))).toThrow(MoneyError);
  });

  const cents = fc.bigInt({ min: -(10n ** 15n), max: 10n ** 15n });
  const asUsd = (value: bigint) =>
    usd(
      `${value < 0n ? '-' : ''}${(value < 0n ? -value : value) / 100n}.${String((value < 0n ? -value : value) % 100n).padStart(2, '0')}`,
    );

  it('splits so that the parts are always the whole', () => {
    fc.assert(
      fc.property(
        cents,
        fc.array(fc.integer({ min: 0, max: 1000 }), { minLength: 1, maxLength: 12 }),
        (value, weights) => {
          fc.pre(weights.some((weight) => weight > 0));
          const parts = allocate(asUsd(value), weights);
          expect(sum(parts, 'USD')).toEqual(asUsd(value));
          expect(parts).toHaveLength(weights.length);
        },
      ),
    );
  });

  it('gives back what was added', () => {
    fc.assert(
      fc.property(cents, cents, (a, b) => {
        expect(add(add(asUsd(a), asUsd(b)), negate(asUsd(b)))).toEqual(asUsd(a));
      }),
    );
  });
});
