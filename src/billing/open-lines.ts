import { add, isNegative, lesser, negate, sum, zero, type Money } from '../money/money.js';

/** A line of an invoice, as far as paying it goes. Its number is its place, from 1. */
export interface PayableLine {
  readonly amount: Money;
  /** Of a credit: the charge that it lowers; without `invoiceId` it is on the same invoice. */
  readonly lowers?: { readonly invoiceId?: string | undefined; readonly line: number } | undefined;
}

/** A part of an invoice that was settled; with `line` it was meant for that line alone. */
export interface PartSettled {
  readonly amount: Money;
  readonly line?: number | undefined;
}

/**
 * What is open of each line of an invoice; together they come to what is open on the invoice. The rule (assumed):
 * a credit takes from the charge that it lowers, a settlement that names a line takes from that line,
 * and all else takes from the lines in their order, so the first line is the first to be paid.
 * An invoice that is a credit as a whole is looked at the other way round: what is left of each credit, as negative amounts.
 */
export function openLines(
  lines: readonly PayableLine[],
  settlements: readonly PartSettled[],
  currency: string,
): Money[] {
  const open = add(totalAmount(lines, currency), negate(sum(settlements.map(amountOf), currency)));
  if (!isNegative(open)) return spread(lines, settlements, currency);
  return spread(lines.map(turned), settlements.map(turned), currency).map(negate);
}

function spread(
  lines: readonly PayableLine[],
  settlements: readonly PartSettled[],
  currency: string,
): Money[] {
  let pool = zero(currency);
  const own = lines.map(({ amount }) => (isNegative(amount) ? zero(currency) : amount));
  const take = (amount: Money, line = 0) => {
    const charge = own[line - 1];
    const taken = charge ? lesser(amount, charge) : zero(currency);
    if (charge) own[line - 1] = add(charge, negate(taken));
    pool = add(pool, add(amount, negate(taken)));
  };
  for (const { amount, lowers } of lines) {
    if (isNegative(amount))
      take(negate(amount), lowers?.invoiceId === undefined ? lowers?.line : undefined);
  }
  for (const { amount, line } of settlements) take(amount, line);
  return own.map((charge) => {
    const taken = lesser(pool, charge);
    pool = add(pool, negate(taken));
    return add(charge, negate(taken));
  });
}

function turned<T extends PayableLine | PartSettled>(part: T): T {
  return { ...part, amount: negate(part.amount) };
}

function amountOf({ amount }: { readonly amount: Money }): Money {
  return amount;
}

function totalAmount(lines: readonly PayableLine[], currency: string): Money {
  return sum(lines.map(amountOf), currency);
}
