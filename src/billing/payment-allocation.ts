import { add, isNegative, isZero, lesser, negate, type Money } from '../money/money.js';
import type { CalendarDate } from '../model/values.js';

/** Something that is owed, and what pays it whole today. */
export interface Debt<Id extends string = string> {
  /** The number of the invoice. */
  readonly id: Id;
  readonly date: CalendarDate;
  readonly dueDate: CalendarDate;
  readonly due: Money;
}

/** What of a payment goes to which debt. */
export interface Share<Id extends string = string> {
  readonly id: Id;
  readonly amount: Money;
}

/** Oldest first: by due date, then by date, then by number (first in, first out: Aria wire notes 3.8; the order of the three is assumed). */
export function oldestFirst<T extends Pick<Debt, 'id' | 'date' | 'dueDate'>>(
  debts: readonly T[],
): T[] {
  return [...debts].sort(
    (a, b) =>
      byText(a.dueDate, b.dueDate) ||
      byText(a.date, b.date) ||
      a.id.length - b.id.length ||
      byText(a.id, b.id),
  );
}

/**
 * Spreads `amount` over `debts`, oldest first, each paid whole before the next gets anything (Aria wire notes 3.8, 4.10).
 * `left` found nothing to pay. An amount of nothing, or less, pays nothing.
 */
export function allocatePayment<Id extends string>(
  amount: Money,
  debts: readonly Debt<Id>[],
): { readonly shares: readonly Share<Id>[]; readonly left: Money } {
  const shares: Share<Id>[] = [];
  let left = amount;
  for (const { id, due } of oldestFirst(debts)) {
    if (isZero(left) || isNegative(left)) break;
    if (isZero(due) || isNegative(due)) continue;
    const share = lesser(left, due);
    shares.push({ id, amount: share });
    left = add(left, negate(share));
  }
  return { shares, left };
}

function byText(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
