import type { CalendarDate, Period } from '../model/values.js';
import { addDays, billDateIn, cycleAround, type Rhythm } from './calendar.js';

/** Days of service that are billed together, and the whole interval that they are a part of; the same where it is billed whole. */
export interface Part {
  readonly period: Period;
  readonly cycle: Period;
}

/** Whether it is billed by days. */
export function isPart({ period, cycle }: Part): boolean {
  return period.from !== cycle.from || period.to !== cycle.to;
}

/** The first bill date after `date`, where `billDate` is any bill date of that rhythm. */
export function billDateAfter(
  date: CalendarDate,
  billDate: CalendarDate,
  rhythm: Rhythm,
): CalendarDate {
  return addDays(cycleAround(date, billDate, rhythm).to, 1);
}

/**
 * The days from `from` to the day before the bill date, cut at the bill dates between them, oldest first.
 * Only the first can be less than a whole interval; none where `from` is not before the bill date.
 */
export function partsUntil(
  from: CalendarDate,
  billDate: CalendarDate,
  { intervalMonths, billDay }: Rhythm,
): Part[] {
  const parts: Part[] = [];
  let end = billDate;
  // Counted from the last bill date each time, so that a short month on the way does not move the days before it.
  for (let count = 1; end > from; count++) {
    const begin = billDateIn(billDate, -count * intervalMonths, billDay);
    const cycle = { from: begin, to: addDays(end, -1) };
    parts.unshift({ period: begin < from ? { from, to: cycle.to } : cycle, cycle });
    end = begin;
  }
  return parts;
}
