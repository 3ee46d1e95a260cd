import { GregorianCalendar, parseDate, type CalendarDate as Day } from '@internationalized/date';
import type { CalendarDate, Period } from '../model/values.js';

/**
 * Arithmetic on plain calendar dates ("2020-07-18"). Dates compare as text, so `a < b` means "a is earlier".
 * Nothing here knows a time of day, a time zone or the machine's clock.
 */

const gregorian = new GregorianCalendar();

function text(day: Day): CalendarDate {
  return day.toString();
}

function dayNumber(date: CalendarDate): number {
  return gregorian.toJulianDay(parseDate(date));
}

export function addDays(date: CalendarDate, days: number): CalendarDate {
  return text(parseDate(date).add({ days }));
}

/** Whole days from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: CalendarDate, to: CalendarDate): number {
  return dayNumber(to) - dayNumber(from);
}

/** Days in a period, both ends counted (Aria wire notes 4.2). */
export function daysIn(period: Period): number {
  return daysBetween(period.from, period.to) + 1;
}

export function dayOfMonth(date: CalendarDate): number {
  return parseDate(date).day;
}

/**
 * `months` after the month of `date`, on `billDay`. A month without that day gives its last one,
 * and the bill day itself is kept for the months after: 31 Jan, 28 Feb, 31 Mar (Aria wire notes, open point 24).
 */
export function billDateIn(date: CalendarDate, months: number, billDay: number): CalendarDate {
  const month = parseDate(date).set({ day: 1 }).add({ months });
  return text(month.set({ day: Math.min(billDay, month.calendar.getDaysInMonth(month)) }));
}

/** The full interval that is billed on `billDate`, and the bill date after it. */
export function billingCycle(
  billDate: CalendarDate,
  intervalMonths: number,
  billDay: number,
): { readonly period: Period; readonly nextBillDate: CalendarDate } {
  const nextBillDate = billDateIn(billDate, intervalMonths, billDay);
  return { period: { from: billDate, to: addDays(nextBillDate, -1) }, nextBillDate };
}
