import type { RefusalCode } from '../model/codes.js';
import type { Effective } from '../model/plan-change.js';
import type { CalendarDate, Period } from '../model/values.js';
import { addDays, billDateIn, dayOfMonth } from './calendar.js';

/** The instance whose bill day a new one takes over. */
export interface AlignmentTarget {
  readonly billDay: number;
  readonly nextBillDate: CalendarDate;
  readonly intervalMonths: number;
}

/** How the billing of a new master plan begins. */
export interface PlanStart {
  readonly startDate: CalendarDate;
  /** The day of the month on which it bills from then on. */
  readonly billDay: number;
  /** The date of its first invoice: today, or the start date when that is later. */
  readonly firstInvoice: CalendarDate;
  /** The days of service on the first invoice. */
  readonly firstPeriod: Period;
  /** The whole interval that `firstPeriod` is a part of; equal to it when nothing is prorated. */
  readonly cycle: Period;
  readonly prorated: boolean;
  /** The date whose rates price the first period: the day of the request, or the activation when that is later. */
  readonly rateDate: CalendarDate;
  /** The first bill date after `firstPeriod`. */
  readonly nextBillDate: CalendarDate;
}

export interface StartRequest {
  readonly today: CalendarDate;
  readonly effective: Effective;
  readonly intervalMonths: number;
  readonly align?: AlignmentTarget | undefined;
}

export type StartResult =
  | { readonly start: PlanStart; readonly refusal?: undefined }
  | { readonly start?: undefined; readonly refusal: RefusalCode };

/**
 * When a new master plan begins to bill, and for which days.
 * - On its own it bills from its start, full periods, on the day of the month it started (Aria wire notes 4.3 B).
 * - A start now or in the past is charged today, at the rate of today; a later start on that day, at the rate of that day (4.3 D).
 * - A later start is at most one interval away (3.4, `alt_start_date`); an earlier one lies within the running period, so that one invoice catches up.
 * - Aligned, it is prorated from its start through the day before the next bill date that both share (4.9).
 */
export function planStart(request: StartRequest): StartResult {
  const { today, effective, intervalMonths, align } = request;
  const startDate = effective.when === 'now' ? today : effective.date;
  if (effective.when === 'date' && startDate <= today)
    return { refusal: 'start-not-in-the-future' };
  if (effective.when === 'retroactive' && startDate >= today)
    return { refusal: 'start-not-in-the-past' };
  if (align)
    return effective.when === 'now'
      ? aligned(today, intervalMonths, align)
      : { refusal: 'alignment-needs-start-today' };

  const billDay = dayOfMonth(startDate);
  const nextBillDate = billDateIn(startDate, intervalMonths, billDay);
  if (nextBillDate <= today) return { refusal: 'start-too-early' };
  if (startDate > billDateIn(today, intervalMonths, dayOfMonth(today)))
    return { refusal: 'start-too-late' };
  const firstPeriod = { from: startDate, to: addDays(nextBillDate, -1) };
  const later = startDate > today ? startDate : today;
  return {
    start: {
      startDate,
      billDay,
      firstInvoice: later,
      firstPeriod,
      cycle: firstPeriod,
      prorated: false,
      rateDate: later,
      nextBillDate,
    },
  };
}

/**
 * The earliest shared bill date: for an interval at least as long as the target's, the target's next bill date;
 * for a shorter one, the first bill date in its own rhythm that still lets both bill together (4.9).
 */
function aligned(today: CalendarDate, intervalMonths: number, align: AlignmentTarget): StartResult {
  if (intervalMonths < align.intervalMonths && align.intervalMonths % intervalMonths !== 0) {
    return { refusal: 'alignment-not-possible' };
  }
  if (align.nextBillDate <= today) return { refusal: 'alignment-not-possible' };
  const { billDay } = align;
  let nextBillDate = align.nextBillDate;
  if (intervalMonths < align.intervalMonths) {
    for (
      let earlier = nextBillDate;
      earlier > today;
      earlier = billDateIn(earlier, -intervalMonths, billDay)
    )
      nextBillDate = earlier;
  }
  const cycle = {
    from: billDateIn(nextBillDate, -intervalMonths, billDay),
    to: addDays(nextBillDate, -1),
  };
  const firstPeriod = { from: today, to: cycle.to };
  return {
    start: {
      startDate: today,
      billDay,
      firstInvoice: today,
      firstPeriod,
      cycle,
      prorated: firstPeriod.from !== cycle.from,
      rateDate: today,
      nextBillDate,
    },
  };
}
