import {
  chargePrice,
  priceChanges,
  recurringPrice,
  tiersOn,
  type PriceChange,
} from '../billing/price.js';
import type { RateSchedule, Tier, TierRule } from '../model/rate-schedule.js';
import type { CalendarDate } from '../model/values.js';
import { isZero, type Money } from '../money/money.js';

/** What is charged once: when a plan is set up, or when it is cancelled. Never zero. */
export interface Fee {
  readonly name: string;
  readonly kind: 'activation' | 'cancellation';
  readonly amount: Money;
}

/** How one charge depends on the number of units. */
export interface PriceScale {
  readonly name: string;
  readonly kind: 'recurring' | 'usage';
  readonly rule: TierRule;
  readonly tiers: readonly Tier[];
}

/** What a rate schedule costs for a number of units, before tax. */
export interface PlanPrice {
  /** One full period. */
  readonly price: Money;
  readonly intervalMonths: number;
  /** `usage` when only what is used is charged, `free` when nothing is. */
  readonly charged: 'regularly' | 'usage' | 'free';
  /** Changes of `price` that are announced already, in date order. */
  readonly changes: readonly PriceChange[];
  readonly fees: readonly Fee[];
  readonly scales: readonly PriceScale[];
}

/**
 * The price of a schedule for `units` on today's billing date, or on the first day of a schedule that starts later.
 * Answers within a frame, so it may be asked on every key; what a change really costs is the quote's to say.
 */
export function planPrice(schedule: RateSchedule, units: number, today: CalendarDate): PlanPrice {
  const { availableFrom, charges, currency, intervalMonths } = schedule;
  const date = availableFrom !== undefined && availableFrom > today ? availableFrom : today;
  const price = recurringPrice(schedule, units, date);
  const usage = charges.some(({ kind }) => kind === 'usage');
  return {
    price,
    intervalMonths,
    charged: !isZero(price) ? 'regularly' : usage ? 'usage' : 'free',
    changes: priceChanges(schedule, units, date),
    fees: charges.flatMap((charge) => {
      const { kind, name } = charge;
      if (kind !== 'activation' && kind !== 'cancellation') return [];
      const amount = chargePrice(charge, units, date, currency);
      return amount === undefined || isZero(amount) ? [] : [{ kind, name, amount }];
    }),
    scales: charges.flatMap((charge) => {
      const { kind, name, tierRule } = charge;
      if (kind !== 'recurring' && kind !== 'usage') return [];
      const tiers = tiersOn(charge, date);
      return tiers.length === 0 ? [] : [{ kind, name, rule: tierRule, tiers }];
    }),
  };
}
