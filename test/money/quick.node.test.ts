import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  add,
  charge,
  compare,
  negate,
  subtract,
  sum,
  sumOfAmounts,
  zero,
} from '../../src/money/money.js';
import { quickAmount, quickMinor } from '../../src/money/quick.js';

const places: Readonly<Record<string, number>> = { JPY: 0, USD: 2, KWD: 3, CLF: 4 };

/** Minor units by long division of the text, apart from the code under test. */
function minorOf(amount: string, currency: string): bigint {
  const [whole = '', behind = ''] = amount.replace('-', '').split('.');
  const minor = BigInt(whole + behind.padEnd(places[currency] ?? 0, '0'));
  return amount.startsWith('-') ? -minor : minor;
}

function written(minor: bigint, currency: string): string {
  const behind = places[currency] ?? 0;
  const digits = minor
    .toString()
    .replace('-', '')
    .padStart(behind + 1, '0');
  const whole = digits.slice(0, digits.length - behind);
  const sign = minor < 0n ? '-' : '';
  return behind === 0 ? sign + whole : `${sign}${whole}.${digits.slice(-behind)}`;
}

/** Amounts of all lengths, a third of them around where plain numbers end, in every spelling that is money. */
const amountIn = (currency: string) =>
  fc
    .tuple(
      fc.oneof(
        fc.integer({ min: -100_000, max: 100_000 }).map(BigInt),
        fc.bigInt({ min: -(10n ** 20n), max: 10n ** 20n }),
        fc.bigInt({ min: 2n ** 53n - 50n, max: 2n ** 53n + 50n }),
      ),
      fc.constantFrom('', '0', '00'),
      fc.boolean(),
    )
    .map(([minor, zeros, short]) => {
      const text = written(minor, currency);
      const spelt = short && places[currency] !== 0 ? text.replace(/\.?0+$/, '') : text;
      const amount = spelt.startsWith('-') ? `-${zeros}${spelt.slice(1)}` : `${zeros}${spelt}`;
      return { amount, currency };
    });

const amounts = fc
  .constantFrom(...Object.keys(places))
  .chain((currency) =>
    fc.array(amountIn(currency), { minLength: 2, maxLength: 8 }).map((all) => ({ currency, all })),
  );

describe('arithmetic on plain numbers', () => {
  it('comes to the same as arithmetic on bigint, whatever the length and the spelling', () => {
    fc.assert(
      fc.property(amounts, ({ currency, all }) => {
        const [a = zero(currency), b = zero(currency)] = all;
        const [x, y] = [minorOf(a.amount, currency), minorOf(b.amount, currency)];
        const total = all.reduce((so, { amount }) => so + minorOf(amount, currency), 0n);
        expect([
          minorOf(add(a, b).amount, currency),
          minorOf(subtract(a, b).amount, currency),
          minorOf(negate(a).amount, currency),
          sum(all, currency).amount,
          sumOfAmounts(
            all.map((amount) => ({ amount })),
            currency,
          ).amount,
          sumOfAmounts([{ amount: a }], currency).amount,
          Math.sign(compare(a, b)),
        ]).toEqual([
          x + y,
          x - y,
          -x,
          written(total, currency),
          written(total, currency),
          written(x, currency),
          x < y ? -1 : x > y ? 1 : 0,
        ]);
      }),
      { numRuns: 2000 },
    );
  });

  it('charges as many whole units as bigint would', () => {
    const rates = fc.constantFrom(...Object.keys(places)).chain(amountIn);
    const units = fc.oneof(
      fc.integer({ min: 0, max: 100 }),
      fc.integer({ min: 0, max: Number.MAX_SAFE_INTEGER }),
    );
    fc.assert(
      fc.property(rates, units, (rate, count) => {
        const total = minorOf(rate.amount, rate.currency) * BigInt(count);
        const expected = written(total, rate.currency);
        expect(charge(rate, count)).toEqual({ amount: expected, currency: rate.currency });
        expect(charge(rate, String(count)).amount).toBe(expected);
      }),
      { numRuns: 2000 },
    );
  });

  it('writes what it has worked out with the decimals of the currency', () => {
    const usd = (amount: string) => ({ amount, currency: 'USD' });
    expect(add(usd('40'), usd('0')).amount).toBe('40.00');
    expect(add(usd('0.0'), usd('7.5')).amount).toBe('7.50');
    expect(subtract(usd('007.00'), usd('0.00')).amount).toBe('7.00');
    expect(subtract(usd('0.05'), usd('0.10')).amount).toBe('-0.05');
    expect(negate(usd('0.00')).amount).toBe('0.00');
    expect(add(usd('-0.00'), usd('0.00')).amount).toBe('0.00');
    expect(sum([usd('-0.5')], 'USD').amount).toBe('-0.50');
    expect(sumOfAmounts([{ amount: usd('40') }], 'USD').amount).toBe('40.00');
    expect(sumOfAmounts([], 'USD').amount).toBe('0.00');
    expect(() => sumOfAmounts([{ amount: usd('40') }], 'EUR')).toThrow(
      'EUR and USD cannot be combined.',
    );
    // 90071992547409.91 is 2^53 − 1 cents.
    expect(add(usd('90071992547409.91'), usd('0.02')).amount).toBe('90071992547409.93');
  });
});

describe('minor units as a plain number', () => {
  it('are read from amounts as they are written', () => {
    expect(quickMinor('-40.00', 2)).toBe(-4000);
    expect(quickMinor('0.05', 2)).toBe(5);
    expect(quickMinor('0', 0)).toBe(0);
    expect(quickMinor('1500', 0)).toBe(1500);
    expect(quickMinor('9999999999999.99', 2)).toBe(999_999_999_999_999);
  });

  it('are not known of any other text', () => {
    const others = '40 40.0 40.000 040.00 00.00 -0.00 - .00 -.00 4a.00 40,00 4/.00 4:.00';
    for (const text of ['', '10000000000000.00', ...others.split(' ')])
      expect(quickMinor(text, 2)).toBeNaN();
    for (const text of ['', '-', '-0', '00', '1.5', '1000000000000000'])
      expect(quickMinor(text, 0)).toBeNaN();
  });

  it('are written exactly', () => {
    expect(quickAmount(-4000, 2)).toBe('-40.00');
    expect(quickAmount(5, 3)).toBe('0.005');
    expect(quickAmount(0, 2)).toBe('0.00');
    expect(quickAmount(-7, 0)).toBe('-7');
    expect(quickAmount(Number.MAX_SAFE_INTEGER, 2)).toBe('90071992547409.91');
  });
});
