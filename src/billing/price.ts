import { charge as chargeUnits, compare, sum, type Money, type Rate } from '../money/money.js';
import type { Charge, Tier } from '../model/rate-schedule.js';
import type { CalendarDate } from '../model/values.js';
import { rateChangesAfter, ratesOn, type ScheduleTerms } from './rates.js';

/** What one tier contributes to a price. */
export interface TierShare {
  /** How often `rate` is charged: the units in the tier, or 1 for a flat tier. */
  readonly units: number;
  readonly rate: Rate;
}

/** The tiers that price `units`, and how many fall in each (Aria wire notes 2.15). A number of units above the last closed tier is priced in that tier. */
export function tierShares(
  charge: Pick<Charge, 'tierRule'>,
  tiers: readonly Tier[],
  units: number,
): TierShare[] {
  const reached = tiers.findLast((tier) => tier.from <= units) ?? tiers[0];
  if (!reached || units <= 0) return [];
  if (charge.tierRule === 'flat') return [{ units: 1, rate: reached.rate }];
  if (charge.tierRule === 'volume') return [{ units, rate: reached.rate }];
  return tiers
    .filter((tier) => tier.from <= units)
    .map((tier) => ({
      units: (tier === reached ? units : Math.min(units, tier.to ?? units)) - tier.from + 1,
      rate: tier.rate,
    }));
}

/** What one charge costs for `units` on `date`, before tax; undefined when it has no rate yet. Each tier is rounded as a line of its own. */
export function chargePrice(
  charge: Charge,
  units: number,
  date: CalendarDate,
  currency: string,
): Money | undefined {
  const rates = ratesOn(charge, date);
  if (!rates) return undefined;
  return sum(
    tierShares(charge, rates.tiers, units).map((share) => chargeUnits(share.rate, share.units)),
    currency,
  );
}

/** One full period of a schedule for `units` at the rates of `date`, before tax: the picker's running price and the engine's charge alike. */
export function recurringPrice(schedule: ScheduleTerms, units: number, date: CalendarDate): Money {
  return sum(
    schedule.charges
      .filter((charge) => charge.kind === 'recurring')
      .flatMap((charge) => chargePrice(charge, units, date, schedule.currency) ?? []),
    schedule.currency,
  );
}

/** A price of a full period from a date on. */
export interface PriceChange {
  readonly from: CalendarDate;
  readonly price: Money;
}

/** The announced changes of {@link recurringPrice} after `date`, in order; a change of rates that leaves the price for these units as it is, is none. */
export function priceChanges(
  schedule: ScheduleTerms,
  units: number,
  date: CalendarDate,
): PriceChange[] {
  const dates = rateChangesAfter(schedule, date);
  if (dates.length === 0) return [];
  let before = recurringPrice(schedule, units, date);
  return dates.flatMap((from) => {
    const price = recurringPrice(schedule, units, from);
    if (compare(price, before) === 0) return [];
    before = price;
    return [{ from, price }];
  });
}

/** The tiers of a charge in effect on `date`; none before its first rates. */
export function tiersOn(charge: Charge, date: CalendarDate): readonly Tier[] {
  return ratesOn(charge, date)?.tiers ?? [];
}
