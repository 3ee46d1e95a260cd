import {
  allocate as allocateDinero,
  calculator,
  dinero,
  halfAwayFromZero,
  toSnapshot,
} from 'dinero.js/bigint';
import { minorDigits } from './currency.js';
import { formatDecimal, MoneyError, parseDecimal, type Decimal } from './decimal.js';
import { quickAmount, quickMinor } from './quick.js';

export { MoneyError } from './decimal.js';

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

/** The amount in minor units of its currency ("40.00" USD is 4000); refuses when that would lose something. */
function minorOf({ amount, currency }: Money): bigint {
  const places = minorDigits(currency);
  let { digits, scale } = parseDecimal(amount);
  for (; scale < places; scale++) digits *= 10n;
  for (; scale > places; scale--) {
    if (digits % 10n !== 0n) throw new MoneyError(`An amount has more than ${places} decimals.`);
    digits /= 10n;
  }
  return digits;
}

function ofMinor(digits: bigint, currency: string): Money {
  return { amount: formatDecimal({ digits, scale: minorDigits(currency) }), currency };
}

/** The same for safe whole numbers. */
function ofQuick(minor: number, currency: string): Money {
  return { amount: quickAmount(minor, minorDigits(currency)), currency };
}

/** Rounds once to the currency, halves away from zero. */
function rounded({ digits, scale }: Decimal, currency: string): Money {
  const places = minorDigits(currency);
  const minor =
    scale > places
      ? halfAwayFromZero(digits, 10n ** BigInt(scale - places), calculator)
      : digits * 10n ** BigInt(places - scale);
  return ofMinor(minor, currency);
}

/** The exact product of two decimals. */
function times(a: Decimal, b: Decimal): Decimal {
  return { digits: a.digits * b.digits, scale: a.scale + b.scale };
}

function sameCurrency(a: Money, b: Money): void {
  checkCurrency(b, a.currency);
}

function checkCurrency(value: Money, currency: string): void {
  if (value.currency !== currency)
    throw new MoneyError(`${currency} and ${value.currency} cannot be combined.`);
}

/** The same amount with exactly the decimals of its currency: itself, where it is written so. */
function asWritten(value: Money): Money {
  const quick = quickMinor(value.amount, minorDigits(value.currency));
  return Number.isNaN(quick) ? ofMinor(minorOf(value), value.currency) : value;
}

/** Money from decimal text in any spelling ("40", "40.0"), written with the currency's decimals. Throws {@link MoneyError} when it has more. */
export function money(amount: string, currency: string): Money {
  return ofMinor(minorOf({ amount, currency }), currency);
}

/** Nothing, in `currency`. */
export function zero(currency: string): Money {
  return ofQuick(0, currency);
}

/** `a + b`; both in one currency. */
export function add(a: Money, b: Money): Money {
  sameCurrency(a, b);
  const { currency } = a;
  const places = minorDigits(currency);
  const more = quickMinor(b.amount, places);
  const quick = quickMinor(a.amount, places) + more;
  if (!Number.isSafeInteger(quick)) return ofMinor(minorOf(a) + minorOf(b), currency);
  if (more === 0) return a;
  return quick === more ? b : ofQuick(quick, currency);
}

/** `a - b`; both in one currency. */
export function subtract(a: Money, b: Money): Money {
  sameCurrency(a, b);
  const { currency } = a;
  const places = minorDigits(currency);
  const taken = quickMinor(b.amount, places);
  const quick = quickMinor(a.amount, places) - taken;
  if (!Number.isSafeInteger(quick)) return ofMinor(minorOf(a) - minorOf(b), currency);
  return taken === 0 ? a : ofQuick(quick, currency);
}

/** The same amount the other way: a charge becomes a credit. */
export function negate(value: Money): Money {
  return subtract(zero(value.currency), value);
}

/** The sum of `values`, all in `currency`; zero when there are none. */
export function sum(values: Iterable<Money>, currency: string): Money {
  const places = minorDigits(currency);
  let quick = 0;
  let rest = 0n;
  for (const value of values) {
    checkCurrency(value, currency);
    const next = quick + quickMinor(value.amount, places);
    if (Number.isSafeInteger(next)) quick = next;
    else rest += minorOf(value);
  }
  return rest === 0n ? ofQuick(quick, currency) : ofMinor(BigInt(quick) + rest, currency);
}

/** What rows come to: the sum of their amounts, all in `currency`. A single amount is its own sum. */
export function sumOfAmounts(rows: readonly { readonly amount: Money }[], currency: string): Money {
  const [first] = rows;
  if (rows.length === 1 && first) {
    checkCurrency(first.amount, currency);
    return asWritten(first.amount);
  }
  return sum(
    rows.map(({ amount }) => amount),
    currency,
  );
}

/** Negative when `a` is less than `b`, 0 when equal, positive when more. */
export function compare(a: Money, b: Money): number {
  sameCurrency(a, b);
  const places = minorDigits(a.currency);
  const quick = quickMinor(a.amount, places) - quickMinor(b.amount, places);
  if (!Number.isNaN(quick)) return Math.sign(quick);
  const difference = minorOf(a) - minorOf(b);
  return difference < 0n ? -1 : difference > 0n ? 1 : 0;
}

/** The smaller of two amounts in one currency. */
export function lesser(a: Money, b: Money): Money {
  return compare(a, b) < 0 ? a : b;
}

export function isZero(value: Money): boolean {
  return !/[1-9]/.test(value.amount);
}

export function isNegative(value: Money): boolean {
  return value.amount.startsWith('-') && !isZero(value);
}

/**
 * A line's amount: `rate` × `units`, rounded once to the currency, halves away from zero
 * (per line, Aria wire notes 4.2). `units` is a whole number, or decimal text for usage ("10.5").
 */
export function charge(rate: Rate, units: number | string): Money {
  const quick = quickMinor(rate.amount, minorDigits(rate.currency)) * Number(units);
  if (Number.isSafeInteger(units) && Number.isSafeInteger(quick)) {
    return ofQuick(quick, rate.currency);
  }
  return rounded(times(parseDecimal(rate.amount), parseDecimal(String(units))), rate.currency);
}

/** `value` × `percent` ÷ 100, rounded once to the currency, halves away from zero. `percent` is decimal text: "8.25". */
export function percentOf(value: Money, percent: string): Money {
  const { digits, scale } = times(parseDecimal(value.amount), parseDecimal(percent));
  return rounded({ digits, scale: scale + 2 }, value.currency);
}

/** `rate` × `units` × `numerator` ÷ `denominator`, rounded once to the currency, halves away from zero. All but the rate are whole numbers. */
export function chargePart(
  rate: Rate,
  units: number,
  numerator: number,
  denominator: number,
): Money {
  const places = minorDigits(rate.currency);
  const { digits, scale } = parseDecimal(rate.amount);
  const exact = digits * BigInt(units) * BigInt(numerator) * 10n ** BigInt(places);
  const parts = BigInt(denominator) * 10n ** BigInt(scale);
  return ofMinor(halfAwayFromZero(exact, parts, calculator), rate.currency);
}

/** `value` × `numerator` ÷ `denominator`, rounded once to the currency, halves away from zero. */
export function ratio(value: Money, numerator: number, denominator: number): Money {
  if (!(Number.isSafeInteger(numerator) && Number.isSafeInteger(denominator) && denominator > 0)) {
    throw new MoneyError(`${numerator}/${denominator} is not a ratio of whole numbers.`);
  }
  return ofMinor(
    halfAwayFromZero(minorOf(value) * BigInt(numerator), BigInt(denominator), calculator),
    value.currency,
  );
}

/** Splits `value` by whole-number weights so that the parts always sum to it; what does not divide goes to the first parts that have a weight, a smallest coin each. */
export function allocate(value: Money, weights: readonly number[]): Money[] {
  const { currency } = value;
  const whole = dinero({
    amount: minorOf(value),
    currency: { code: currency, base: 10n, exponent: BigInt(minorDigits(currency)) },
  });
  return allocateDinero(whole, weights.map(BigInt)).map((part) =>
    ofMinor(toSnapshot(part).amount, currency),
  );
}
