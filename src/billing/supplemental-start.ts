import type { RefusalCode } from '../model/codes.js';
import type { CalendarDate } from '../model/values.js';
import { addDays, billDateIn } from './calendar.js';
import { billDateAfter, partsUntil, type Part } from './running-period.js';
import { earliestInRhythm, type AlignmentTarget } from './start.js';

/** How the billing of a supplemental plan begins. */
export interface SupplementalStart {
  /** That of its master plan. */
  readonly billDay: number;
  /** What is billed at once where the proration charges; otherwise these days are free. Oldest first. */
  readonly periods: readonly Part[];
  readonly nextBillDate: CalendarDate;
}

export interface SupplementalRequest {
  /** The day on which it begins. */
  readonly today: CalendarDate;
  /** The first day that is charged. */
  readonly from: CalendarDate;
  readonly intervalMonths: number;
  readonly master: AlignmentTarget;
  /** Months added to the first period; `auto`: up to the next bill date of the master plan. */
  readonly offsetMonths?: number | 'auto' | undefined;
}

/**
 * When a supplemental plan that begins in the middle of a period of its master plan bills.
 * - Its first period goes to the day before the next day of a month on which its master bills, whatever the intervals,
 *   and `offsetMonths` further; then it bills full intervals of its own (Aria wire notes 4.2).
 * - `auto`: to the day before the master's next bill date, or for a shorter interval to the first date from which whole intervals lead there.
 * - From a date in the past, all periods since are billed; from a later one within the running period, that part of it (4.7).
 */
export function supplementalStart(request: SupplementalRequest): SupplementalStart {
  const { today, from, intervalMonths, master, offsetMonths = 0 } = request;
  const { billDay } = master;
  const begins = from > today ? from : today;
  const rhythm = { intervalMonths, billDay };
  const nextBillDate =
    offsetMonths === 'auto'
      ? earliestInRhythm(billDateAfter(begins, master.nextBillDate, master), begins, rhythm)
      : billDateIn(monthlyAfter(begins, billDay), offsetMonths, billDay);
  return { billDay, nextBillDate, periods: partsUntil(from, nextBillDate, rhythm) };
}

/** The next time after `date` that a month has the bill day. */
function monthlyAfter(date: CalendarDate, billDay: number): CalendarDate {
  const inMonth = billDateIn(date, 0, billDay);
  return inMonth > date ? inMonth : billDateIn(date, 1, billDay);
}

/** Where the charges of a supplemental plan may begin. */
export interface ChargesFrom {
  /** The day on which the plan begins. */
  readonly today: CalendarDate;
  /** The first day that shall be charged. */
  readonly from: CalendarDate;
  /** When the plan that it hangs under started. */
  readonly parentStart: CalendarDate;
  readonly master: AlignmentTarget;
  /** The company's setting: whether a supplemental plan may start in the past. */
  readonly retroactive: boolean;
}

/**
 * Why the charges of a supplemental plan cannot begin on a day (Aria wire notes 4.7); the bounds themselves are allowed.
 * Not before its parent's start; not after the last day before the master's next bill date; and where the company has no
 * retroactive supplemental plans, not before the master's running period.
 */
export function chargesFromRefusal(request: ChargesFrom): RefusalCode | undefined {
  const { today, from, parentStart, master, retroactive } = request;
  const next = billDateAfter(today, master.nextBillDate, master);
  if (from < parentStart) return 'proration-start-before-parent';
  if (from > addDays(next, -1)) return 'proration-start-too-late';
  const running = billDateIn(next, -master.intervalMonths, master.billDay);
  return !retroactive && from < running ? 'proration-start-before-period' : undefined;
}
