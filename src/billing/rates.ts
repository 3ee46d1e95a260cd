import type { Charge, DatedRates, RateSchedule } from '../model/rate-schedule.js';
import type { CalendarDate } from '../model/values.js';

/** A charge as the rules need it: what is left out is billed in advance, taxed, and not pooled. */
export interface ChargeTerms extends Charge {
  readonly billed?: 'in-advance' | 'in-arrears' | undefined;
  readonly taxable?: boolean | undefined;
  readonly pooled?: boolean | undefined;
}

/** A schedule as the rules need it: without what is particular to one account. */
export type ScheduleTerms = Omit<RateSchedule, 'assignable' | 'isDefault' | 'charges'> & {
  readonly charges: readonly ChargeTerms[];
};

/** The rates of a charge in effect on `date`; undefined before the first ones. */
export function ratesOn(charge: Charge, date: CalendarDate): DatedRates | undefined {
  return charge.rates.findLast((rates) => rates.from === undefined || rates.from <= date);
}

/** The dates after `date` on which a recurring rate of the schedule changes, in order. A change moves everyone who is on the schedule (USS best practices). */
export function rateChangesAfter(schedule: ScheduleTerms, date: CalendarDate): CalendarDate[] {
  const dates = schedule.charges
    .filter((charge) => charge.kind === 'recurring')
    .flatMap((charge) => charge.rates.flatMap((rates) => rates.from ?? []))
    .filter((from) => from > date);
  return [...new Set(dates)].sort();
}
