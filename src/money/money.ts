import {
  add as addDinero,
  allocate as allocateDinero,
  calculator,
  compare as compareDinero,
  dinero,
  halfAwayFromZero,
  multiply,
  toSnapshot,
  transformScale,
  type Dinero,
} from 'dinero.js/bigint';
import { minorDigits } from './currency.js';

/**
 * An exact amount of money: decimal text with exactly the decimals of its currency ("40.00", "-0.50", "1500" in JPY)
 * and an upper-case ISO 4217 code. Positive is a charge or a debt, negative a credit. Plain JSON, so it crosses wires as it is.
 */
export interface Money {
  readonly amount: string;
  readonly currency: string;
}

/**
 * A price per unit. Like {@link Money}, but may carry more decimals than the currency has ("0.0025"),
 * since rounding happens once, on the line.
 */
export interface Rate {
  readonly amount: string;
  readonly currency: string;
}

/** Thrown when an amount is no decimal text, has too many decimals for its currency, or two currencies meet. A mistake in code or data, never of a customer. */
export class MoneyError extends Error {
  override readonly name = 'MoneyError';
}

const decimalText = /^(-?)(\d+)(?:\.(\d+))?$/;

function parse(value: Money | Rate): Dinero<bigint, string> {
  const match = decimalText.exec(value.amount);
  if (!match) throw new MoneyError(`"${value.amount}" is not a decimal amount.`);
  const [, sign = '', whole = '', fraction = ''] = match;
  return dinero({
    amount: BigInt(`${sign}${whole}${fraction}`),
    currency: { code: value.currency, base: 10n, exponent: BigInt(minorDigits(value.currency)) },
    scale: BigInt(fraction.length),
  });
}

/** Writes `value` with `digits` decimals; refuses when that would lose something. */
function format(value: Dinero<bigint, string>, digits: number): string {
  const { amount, scale } = toSnapshot(value);
  let minor = amount;
  let places = Number(scale);
  for (; places < digits; places++) minor *= 10n;
  for (; places > digits; places--) {
    if (minor % 10n !== 0n) throw new MoneyError(`An amount has more than ${digits} decimals.`);
    minor /= 10n;
  }
  const text = String(minor < 0n ? -minor : minor).padStart(digits + 1, '0');
  const point = text.length - digits;
  return (minor < 0n ? '-' : '') + text.slice(0, point) + (digits ? `.${text.slice(point)}` : '');
}

function toMoney(value: Dinero<bigint, string>): Money {
  const { code } = toSnapshot(value).currency;
  return { amount: format(value, minorDigits(code)), currency: code };
}

function sameCurrency(a: Money, b: Money): void {
  if (a.currency !== b.currency)
    throw new MoneyError(`${a.currency} and ${b.currency} cannot be combined.`);
}

/** Money from decimal text in any spelling ("40", "40.0"), written with the currency's decimals. Throws {@link MoneyError} when it has more. */
export function money(amount: string, currency: string): Money {
  return toMoney(parse({ amount, currency }));
}

/** Nothing, in `currency`. */
export function zero(currency: string): Money {
  return money('0', currency);
}

/** `a + b`; both in one currency. */
export function add(a: Money, b: Money): Money {
  sameCurrency(a, b);
  return toMoney(addDinero(parse(a), parse(b)));
}

/** The same amount the other way: a charge becomes a credit. */
export function negate(value: Money): Money {
  return toMoney(multiply(parse(value), -1n));
}

/** The sum of `values`; zero of `currency` when there are none. */
export function sum(values: Iterable<Money>, currency: string): Money {
  let total = zero(currency);
  for (const value of values) total = add(total, value);
  return total;
}

/** Negative when `a` is less than `b`, 0 when equal, positive when more. */
export function compare(a: Money, b: Money): number {
  sameCurrency(a, b);
  return compareDinero(parse(a), parse(b));
}

export function isZero(value: Money): boolean {
  return !/[1-9]/.test(value.amount);
}

export function isNegative(value: Money): boolean {
  return value.amount.startsWith('-') && !isZero(value);
}

/**
 * A line's amount: `rate` × `units`, rounded once to the currency, halves away from zero
 * (per line, Aria wire notes 4.2). `units` is a whole number.
 */
export function charge(rate: Rate, units: number): Money {
  const exact = multiply(parse(rate), BigInt(units));
  const digits = BigInt(minorDigits(rate.currency));
  return toMoney(
    toSnapshot(exact).scale > digits ? transformScale(exact, digits, halfAwayFromZero) : exact,
  );
}

/** `value` × `numerator` ÷ `denominator`, rounded once to the currency, halves away from zero. */
export function ratio(value: Money, numerator: number, denominator: number): Money {
  if (!(Number.isSafeInteger(numerator) && Number.isSafeInteger(denominator) && denominator > 0)) {
    throw new MoneyError(`${numerator}/${denominator} is not a ratio of whole numbers.`);
  }
  const { amount, currency, scale } = toSnapshot(parse(value));
  const share = halfAwayFromZero(amount * BigInt(numerator), BigInt(denominator), calculator);
  return toMoney(dinero({ amount: share, currency, scale }));
}

/** Splits `value` by whole-number weights so that the parts always sum to it; what does not divide goes to the largest remainders first. */
export function allocate(value: Money, weights: readonly number[]): Money[] {
  return allocateDinero(parse(value), weights.map(BigInt)).map(toMoney);
}
