import { GregorianCalendar, parseDate } from '@internationalized/date';
import type { CalendarDate, Period } from '../model/values.js';

/**
 * Arithmetic on plain calendar dates ("2020-07-18"). Dates compare as text, so `a < b` means "a is earlier".
 * Nothing here knows a time of day, a time zone or the machine's clock.
 */

const gregorian = new GregorianCalendar();

/** What was worked out before: billing asks for the same few thousand dates over and over. */
const dayNumbers = new Map<CalendarDate, number>();
const dates = new Map<number, CalendarDate>();
const lastDays = new Map<string, number>();

/** So much is remembered of a kind, more days than half a century has; then it begins anew. */
const most = 20_000;

function remembered<Key, Value>(known: Map<Key, Value>, key: Key, find: (key: Key) => Value) {
  let value = known.get(key);
  if (value === undefined) {
    if (known.size >= most) known.clear();
    known.set(key, (value = find(key)));
  }
  return value;
}

function dayNumber(date: CalendarDate): number {
  return remembered(dayNumbers, date, numberOf);
}

function numberOf(date: CalendarDate): number {
  return gregorian.toJulianDay(parseDate(date));
}

function dateOf(day: number): CalendarDate {
  return gregorian.fromJulianDay(day).toString();
}

export function addDays(date: CalendarDate, days: number): CalendarDate {
  return remembered(dates, dayNumber(date) + days, dateOf);
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
  return Number(date.slice(8));
}

/**
 * `months` after the month of `date`, on `billDay`. A month without that day gives its last one,
 * and the bill day itself is kept for the months after: 31 Jan, 28 Feb, 31 Mar (Aria wire notes, open point 24).
 */
export function billDateIn(date: CalendarDate, months: number, billDay: number): CalendarDate {
  const monthNumber = Number(date.slice(0, 4)) * 12 + Number(date.slice(5, 7)) - 1 + months;
  const year = String(Math.floor(monthNumber / 12)).padStart(4, '0');
  const month = `${year}-${twoDigits((monthNumber % 12) + 1)}`;
  return `${month}-${twoDigits(Math.min(billDay, lastDayOf(month)))}`;
}

function lastDayOf(month: string): number {
  return remembered(lastDays, month, () => gregorian.getDaysInMonth(parseDate(`${month}-01`)));
}

function twoDigits(number: number): string {
  return number < 10 ? `0${number}` : String(number);
}

/** A full interval that is billed at once, and the bill date after it. */
export interface BillingCycle {
  readonly period: Period;
  readonly nextBillDate: CalendarDate;
}

/** By bill date, and by what else a cycle is made of. */
const cycles = new Map<CalendarDate, Map<number, BillingCycle>>();

/** The full interval that is billed on `billDate`, and the bill date after it. */
export function billingCycle(
  billDate: CalendarDate,
  intervalMonths: number,
  billDay: number,
): BillingCycle {
  const known = remembered(cycles, billDate, () => new Map<number, BillingCycle>());
  const key = intervalMonths * 32 + billDay;
  let cycle = known.get(key);
  if (!cycle) {
    const nextBillDate = billDateIn(billDate, intervalMonths, billDay);
    cycle = { period: { from: billDate, to: addDays(nextBillDate, -1) }, nextBillDate };
    known.set(key, cycle);
  }
  return cycle;
}

/** How often and on which day of the month something is billed. */
export interface Rhythm {
  readonly intervalMonths: number;
  readonly billDay: number;
}

/** The whole interval that `date` lies in, where `billDate` is any bill date of that rhythm. */
export function cycleAround(
  date: CalendarDate,
  billDate: CalendarDate,
  { intervalMonths, billDay }: Rhythm,
): Period {
  let from = billDate;
  while (from > date) from = billDateIn(from, -intervalMonths, billDay);
  for (;;) {
    const { period, nextBillDate } = billingCycle(from, intervalMonths, billDay);
    if (nextBillDate > date) return period;
    from = nextBillDate;
  }
}
