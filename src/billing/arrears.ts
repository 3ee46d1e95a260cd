import type { CalendarDate, Period } from '../model/values.js';
import { addDays, billDateIn, cycleAround, type Rhythm } from './calendar.js';

/**
 * What is charged in arrears is billed in whole intervals once they are over: with the invoice for the bill date that ends them,
 * and where that one is made before its bill date, with the one after it (assumed).
 *
 * The last day that the invoice for `billDate`, made on `invoiceDate`, bills in arrears.
 */
export function arrearsThrough(
  billDate: CalendarDate,
  invoiceDate: CalendarDate,
  { intervalMonths, billDay }: Rhythm,
): CalendarDate {
  let over = billDate;
  while (over > invoiceDate) over = billDateIn(over, -intervalMonths, billDay);
  return addDays(over, -1);
}

/** Days in arrears cut at the bill dates, each with the whole interval that it is a part of. `billDate` is any bill date of the rhythm. */
export function arrearsPeriods(
  days: Period,
  billDate: CalendarDate,
  rhythm: Rhythm,
): { readonly period: Period; readonly cycle: Period }[] {
  const periods: { period: Period; cycle: Period }[] = [];
  for (let from = days.from; from <= days.to;) {
    const cycle = cycleAround(from, billDate, rhythm);
    const to = cycle.to < days.to ? cycle.to : days.to;
    periods.push({ period: { from, to }, cycle });
    from = addDays(to, 1);
  }
  return periods;
}
