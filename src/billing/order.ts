import type { RefusalCode } from '../model/codes.js';
import type { Money } from '../money/money.js';

/** An item as an account may order it. */
export interface OrderItem {
  readonly id: string;
  /** No longer sold where false. */
  readonly active: boolean;
  /** In the currency of the account; left out: it is not sold in that. */
  readonly price?: Money | undefined;
  /** How many are left; left out: never runs out. */
  readonly stock?: number | undefined;
  /** Sold only to who has one of these plans. */
  readonly onlyWith?: readonly string[] | undefined;
}

/**
 * Whether items can be ordered: each must be sold in the currency of the account and to who has its plans, in whole units,
 * and all lines together must not ask for more than is left of it (Aria wire notes 2.14, 3.9). Undefined when they can.
 */
export function orderRefusal(
  lines: readonly { readonly item: OrderItem | undefined; readonly units: number }[],
  plansHeld: ReadonlySet<string>,
): RefusalCode | undefined {
  if (lines.length === 0) return 'item-not-found';
  const wanted = new Map<string, number>();
  for (const { item, units } of lines) {
    if (!item?.active || !item.price) return 'item-not-found';
    if (!Number.isSafeInteger(units) || units <= 0) return 'units-out-of-range';
    if (item.onlyWith?.some((planId) => plansHeld.has(planId)) === false) return 'item-needs-plan';
    const total = (wanted.get(item.id) ?? 0) + units;
    wanted.set(item.id, total);
    if (item.stock !== undefined && total > item.stock) return 'item-out-of-stock';
  }
  return undefined;
}

/** When an order is billed: as it says itself, else as the payment terms of who pays say, else as the company has decided (Aria wire notes 2.14, 4.10). */
export function billsAtOnce(
  order: 'now' | 'with-the-next' | undefined,
  terms: boolean | undefined,
  company: boolean,
): boolean {
  return order === undefined ? (terms ?? company) : order === 'now';
}
