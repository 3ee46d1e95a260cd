import { describe, expect, it } from 'vitest';
import * as z from 'zod/mini';
import { moneySchema } from '../../src/model/values.js';
import { minorDigits } from '../../src/money/currency.js';
import {
  add,
  allocate,
  charge,
  chargePart,
  compare,
  isNegative,
  isZero,
  money,
  MoneyError,
  negate,
  percentOf,
  ratio,
  subtract,
  sum,
  sumOfAmounts,
  zero,
  type Money,
} from '../../src/money/money.js';
import { edgesInCoins, everyCurrency, ofCoins, signOf } from '../support/every-currency.js';

interface Coinage {
  readonly currency: string;
  readonly places: number;
  /** So many of the smallest coins. */
  readonly of: (coins: bigint) => Money;
}

/** What `results` finds that is not as it should be, in any currency: what was given beside what was expected. */
function wrongIn(
  results: (coinage: Coinage) => Iterable<readonly [given: Money, expected: Money]>,
) {
  return everyCurrency.flatMap(({ currency, places }) => {
    const of = (coins: bigint) => ({ amount: ofCoins(coins, places), currency });
    return [...results({ currency, places, of })].filter(
      ([given, expected]) =>
        given.amount !== expected.amount || given.currency !== expected.currency,
    );
  });
}

describe('T36 an amount in any currency', () => {
  it('has the decimals of its currency, and is taken and given digit for digit', () => {
    expect(everyCurrency.length).toBeGreaterThan(150);
    expect([...new Set(everyCurrency.map(({ places }) => places))].sort()).toEqual([0, 2, 3, 4]);
    for (const { currency, places } of everyCurrency)
      expect([currency, minorDigits(currency)]).toEqual([currency, places]);
    const wrong = wrongIn(function* ({ currency, of }) {
      for (const coins of edgesInCoins) {
        yield [money(of(coins).amount, currency), of(coins)];
        yield [z.parse(moneySchema, of(coins)), of(coins)];
      }
    });
    expect(wrong).toEqual([]);
  });

  it('is never rounded: one digit more is refused, unless it says nothing', () => {
    const wrong = wrongIn(function* ({ currency, places, of }) {
      for (const coins of edgesInCoins) {
        yield [money(ofCoins(10n * coins, places + 1), currency), of(coins)];
        const finer = ofCoins(10n * coins + 5n * signOf(coins), places + 1);
        expect(() => money(finer, currency)).toThrow(MoneyError);
      }
    });
    expect(wrong).toEqual([]);
  });

  it('adds up to the coin, of any size and either sign', () => {
    const wrong = wrongIn(function* ({ currency, of }) {
      for (const a of edgesInCoins) {
        for (const b of edgesInCoins) {
          yield [add(of(a), of(b)), of(a + b)];
          yield [subtract(of(a), of(b)), of(a - b)];
        }
      }
      const total = edgesInCoins.reduce((before, coins) => before + coins, 7n);
      yield [sum([...edgesInCoins, 7n].map(of), currency), of(total)];
    });
    expect(wrong).toEqual([]);
  });

  it('is rounded by one rule, halves away from zero', () => {
    const wrong = wrongIn(function* ({ currency, places, of }) {
      for (const coins of edgesInCoins) {
        const sign = signOf(coins);
        yield [ratio(of(2n * coins + sign), 1, 2), of(coins + sign)];
        yield [ratio(of(3n * coins + sign), 1, 3), of(coins)];
        yield [percentOf(of(2n * coins + sign), '50'), of(coins + sign)];
        if (coins < 0n) continue;
        const andAHalf = { amount: ofCoins(10n * coins + 5n, places + 1), currency };
        yield [charge(andAHalf, 1), of(coins + 1n)];
        yield [charge(andAHalf, '-1'), of(-coins - 1n)];
        yield [chargePart(andAHalf, 1, 1, 1), of(coins + 1n)];
      }
    });
    expect(wrong).toEqual([]);
  });

  it('is never a negative zero', () => {
    const wrong = wrongIn(function* ({ currency, of }) {
      const nothing = zero(currency);
      const minus = { amount: `-${nothing.amount}`, currency };
      expect([isNegative(minus), isZero(minus), compare(minus, nothing)]).toEqual([false, true, 0]);
      const zeros = [nothing, minus].flatMap((each) => [
        money(each.amount, currency),
        negate(each),
        add(each, minus),
        subtract(each, each),
        sum([each, minus], currency),
        sumOfAmounts([{ amount: each }], currency),
        percentOf(each, '50'),
        ratio(each, 1, 3),
        charge(each, 3),
        ...allocate(each, [1, 2]),
      ]);
      zeros.push(ratio(of(-1n), 1, 3), percentOf(of(-1n), '1'), subtract(of(5n), of(5n)));
      zeros.push(add(of(-5n), of(5n)));
      for (const each of zeros) yield [each, of(0n)];
    });
    expect(wrong).toEqual([]);
  });
});
