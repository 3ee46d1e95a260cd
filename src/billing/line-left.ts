import type { LineKind } from '../model/codes.js';
import {
  add,
  isNegative,
  isZero,
  negate,
  percentOf,
  sum,
  zero,
  type Money,
} from '../money/money.js';

/** A line of an invoice and what was credited of it so far. All amounts but `amount` are positive. */
export interface CreditedLine {
  readonly kind: LineKind;
  readonly amount: Money;
  /** What its taxes take, each as percent in decimal text; none where it bears no tax. */
  readonly taxes: readonly string[];
  /** Coupons and service credits on the same invoice: the line was taxed without them. */
  readonly discounts: readonly Money[];
  /** Proration credits on later invoices, each with tax of its own. */
  readonly prorations: readonly Money[];
  /** Credit memos that stand. */
  readonly memos: readonly { readonly amount: Money; readonly tax: Money }[];
}

/**
 * What is left of a line when all earlier credits and credit memos are taken off: the most that a memo may credit of it,
 * and the most that a rebill may ask for in its place (Aria wire notes 4.11). Nothing of tax lines and of lines that are credits.
 */
export function lineLeft(line: CreditedLine): Money {
  const { currency } = line.amount;
  const nothing = zero(currency);
  if (line.kind === 'tax') return nothing;
  const left = add(line.amount, negate(sum([...line.discounts, ...credits(line)], currency)));
  return isNegative(left) ? nothing : left;
}

/**
 * The tax that goes back with a credit: on all that is credited of the line by then, rounded once for each tax, without the tax
 * that went back before. So a line that is credited bit by bit gives back exactly the tax that was charged on it, never more.
 */
export function taxOnCredit(line: CreditedLine, credit: Money): Money {
  const { currency } = credit;
  const taxOf = (amount: Money) =>
    sum(
      line.taxes.map((percent) => percentOf(amount, percent)),
      currency,
    );
  const before = [...line.prorations.map(taxOf), ...line.memos.map(({ tax }) => tax)];
  const tax = add(taxOf(sum([...credits(line), credit], currency)), negate(sum(before, currency)));
  return isNegative(tax) ? zero(currency) : tax;
}

/** What was credited after the line was issued. */
function credits({ prorations, memos }: CreditedLine): Money[] {
  return [...prorations, ...memos.map(({ amount }) => amount)];
}

/** True when something of the line can still be credited. */
export function canCredit(line: CreditedLine): boolean {
  return !isZero(lineLeft(line));
}
