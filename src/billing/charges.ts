import { isZero, ratio, sum, charge as chargeUnits, type Money } from '../money/money.js';
import type { Line } from '../model/invoice.js';
import type { CalendarDate, Period } from '../model/values.js';
import { daysIn } from './calendar.js';
import { chargePrice, tierShares } from './price.js';
import { ratesOn, type ChargeTerms, type ScheduleTerms } from './rates.js';

/** A line that a charge of a rate schedule makes. */
export interface ChargeLine extends Line {
  readonly chargeId: string;
  /** Days billed of the days of the whole period, where it is prorated. */
  readonly share?: { readonly days: number; readonly of: number };
  /** Left out: it bears tax. */
  readonly taxable?: false;
}

/** What is billed for one plan and period. */
export interface PeriodCharge {
  readonly planName: string;
  readonly schedule: ScheduleTerms;
  readonly units: number;
  /** The days of service that are billed. */
  readonly period: Period;
  /** The whole interval that `period` is a part of. */
  readonly cycle: Period;
  /** The date whose rates apply: the period that spans a change keeps the rate of its invoice (Aria wire notes 4.3 B). */
  readonly rateDate: CalendarDate;
}

/**
 * `amount` for the part `period` of `cycle`: by days, both ends counted, rounded per line (Aria wire notes 4.2).
 */
export function prorate(amount: Money, period: Period, cycle: Period): Money {
  return ratio(amount, daysIn(period), daysIn(cycle));
}

/** The recurring lines of one period, one per charge and tier; nothing for a charge that costs nothing. */
export function recurringLines(input: PeriodCharge): ChargeLine[] {
  const { schedule, units, period, cycle, planName, rateDate } = input;
  const prorated = period.from !== cycle.from || period.to !== cycle.to;
  return schedule.charges
    .filter((charge) => charge.kind === 'recurring')
    .flatMap((charge) =>
      tierShares(charge, ratesOn(charge, rateDate)?.tiers ?? [], units).map((share): ChargeLine => {
        const full = chargeUnits(share.rate, share.units);
        return {
          kind: 'recurring',
          planName,
          description: charge.name,
          units: String(share.units),
          rate: share.rate,
          amount: prorated ? prorate(full, period, cycle) : full,
          period,
          prorated,
          chargeId: charge.id,
          ...(prorated && { share: { days: daysIn(period), of: daysIn(cycle) } }),
          ...(charge.taxable === false && { taxable: false as const }),
        };
      }),
    )
    .filter((line) => !isZero(line.amount));
}

/** Activation fees, charged once with the first invoice. */
export function activationLines(
  planName: string,
  schedule: ScheduleTerms,
  units: number,
  date: CalendarDate,
): ChargeLine[] {
  return feeLines(schedule.charges, 'activation', planName, units, date, schedule.currency);
}

function feeLines(
  charges: readonly ChargeTerms[],
  kind: 'activation' | 'cancellation',
  planName: string,
  units: number,
  date: CalendarDate,
  currency: string,
): ChargeLine[] {
  return charges
    .filter((charge) => charge.kind === kind)
    .map((charge) => ({
      kind,
      planName,
      description: charge.name,
      amount: chargePrice(charge, units, date, currency),
      prorated: false,
      chargeId: charge.id,
      ...(charge.taxable === false && { taxable: false as const }),
    }))
    .flatMap((line) =>
      line.amount && !isZero(line.amount) ? [{ ...line, amount: line.amount }] : [],
    );
}

/** The total of lines in one currency. */
export function totalOf(lines: readonly Line[], currency: string): Money {
  return sum(
    lines.map((line) => line.amount),
    currency,
  );
}
