import {
  add,
  isNegative,
  isZero,
  lesser,
  negate,
  percentOf,
  sum,
  zero,
  type Money,
} from '../money/money.js';

/** A line of an invoice, by its number from 1, and what is left to be lowered of it: always more than nothing. */
export interface OpenLine {
  readonly line: number;
  readonly left: Money;
}

/** What a coupon or credit takes off a line: a positive amount. */
export interface Lowering {
  readonly line: number;
  readonly amount: Money;
}

/** So many per cent of what is left of each line, rounded per line, and never more than that (assumed: coupons count one after the other). */
export function percentOff(lines: readonly OpenLine[], percent: string): Lowering[] {
  return lines.flatMap(({ line, left }) => {
    const amount = lesser(percentOf(left, percent), left);
    return isZero(amount) ? [] : [{ line, amount }];
  });
}

/** An amount spread over lines in their order: each is used up before the next one. What does not fit is left over. */
export function amountOff(lines: readonly OpenLine[], amount: Money): Lowering[] {
  const lowerings: Lowering[] = [];
  let rest = amount;
  for (const { line, left } of lines) {
    if (isZero(rest)) break;
    const taken = lesser(rest, left);
    lowerings.push({ line, amount: taken });
    rest = less(rest, taken);
  }
  return lowerings;
}

/** The most that an amount may take off an invoice: coupons and credits of an amount never turn it into a credit. */
export function withinTotal(amount: Money, total: Money): Money {
  return isNegative(total) ? zero(amount.currency) : lesser(amount, total);
}

/** What is left of `amount` after lowerings. */
export function leftAfter(amount: Money, lowerings: readonly Lowering[]): Money {
  return less(
    amount,
    sum(
      lowerings.map((lowering) => lowering.amount),
      amount.currency,
    ),
  );
}

function less(amount: Money, taken: Money): Money {
  return add(amount, negate(taken));
}
