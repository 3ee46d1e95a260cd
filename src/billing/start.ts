import type { RefusalCode } from '../model/codes.js';
import type { Effective } from '../model/plan-change.js';
import type { CalendarDate } from '../model/values.js';
import { addDays, billDateIn, dayOfMonth, type Rhythm } from './calendar.js';
import { isPart, partsUntil, type Part } from './running-period.js';

/** The instance whose bill day a new one takes over. */
export interface AlignmentTarget {
  readonly billDay: number;
  readonly nextBillDate: CalendarDate;
  readonly intervalMonths: number;
}

/** When a new master plan may start: an anniversary is that of a plan which stands, and nothing waits for a hand (Aria wire notes 4.1). */
export type MasterStart = Extract<Effective, { when: 'now' | 'date' | 'retroactive' }>;

/** How the billing of a new master plan begins. */
export interface PlanStart {
  readonly startDate: CalendarDate;
  /** The day of the month on which it bills from then on. */
  readonly billDay: number;
  /** The date of its first invoice: today, or the start date when that is later. */
  readonly firstInvoice: CalendarDate;
  /** What is billed on that date: one period, or all since a start in the past. */
  readonly periods: readonly Part[];
  /** Whether the first of them is billed by days. */
  readonly prorated: boolean;
  /** The date whose rates price them: the day of the request, or the activation when that is later. */
  readonly rateDate: CalendarDate;
  /** The first bill date after them. */
  readonly nextBillDate: CalendarDate;
}

export interface StartRequest {
  readonly today: CalendarDate;
  readonly effective: MasterStart;
  readonly intervalMonths: number;
  readonly align?: AlignmentTarget | undefined;
  /** The last day of the first invoice, where it shall not cover a whole interval. */
  readonly billThrough?: CalendarDate | undefined;
  /** Whether less than a whole interval costs its share only; left out: yes. */
  readonly prorated?: boolean | undefined;
  /** Whether a later start is already billed from today, prorated up to its date; left out: no. */
  readonly untilStart?: boolean | undefined;
  /** Whether periods before the running one may be billed; left out: a start before it is refused. */
  readonly catchUp?: boolean | undefined;
}

export type StartResult =
  | { readonly start: PlanStart; readonly refusal?: undefined }
  | { readonly start?: undefined; readonly refusal: RefusalCode };

/**
 * When a new master plan begins to bill, and for which days.
 * - On its own it bills from its start, full periods, on the day of the month it started (Aria wire notes 4.3 B).
 * - A start now or in the past is charged today, at the rate of today; a later start on that day, at the rate of that day (4.3 D).
 * - A later start is at most one interval away (3.4). With `untilStart` it is charged from today, prorated up to that date, which sets the bill day (4.8).
 * - An earlier start lies within the running period, so that one invoice catches up; before it only with `catchUp`, period by period (2.3, 4.8).
 * - Aligned, the first invoice covers the days from the start through the day before the next bill date that both share (4.9).
 * - With `billThrough` it covers the days through that one, which is after today and after the start, and at most one interval ahead (4.9). Alignment comes first.
 * - Such days cost their share of the interval that ends with them; a first invoice that is not prorated charges a whole period for them (assumed).
 */
export function planStart(request: StartRequest): StartResult {
  const { today, effective, intervalMonths, align, billThrough } = request;
  const startDate = effective.when === 'now' ? today : effective.date;
  if (effective.when === 'date' && startDate <= today)
    return { refusal: 'start-not-in-the-future' };
  if (effective.when === 'retroactive' && startDate >= today)
    return { refusal: 'start-not-in-the-past' };
  if (align) return effective.when === 'now' ? aligned(request, align) : notToday;
  if (startDate > intervalAfter(today, intervalMonths)) return { refusal: 'start-too-late' };
  if (billThrough !== undefined) return through(request, startDate, billThrough);
  if (effective.when === 'date' && request.untilStart)
    return begin(request, today, { billDay: dayOfMonth(startDate), nextBillDate: startDate });
  const billDay = dayOfMonth(startDate);
  let nextBillDate = billDateIn(startDate, intervalMonths, billDay);
  for (let count = 2; request.catchUp && nextBillDate <= today; count++)
    nextBillDate = billDateIn(startDate, count * intervalMonths, billDay);
  return begin(request, startDate, { billDay, nextBillDate });
}

const notToday: StartResult = { refusal: 'alignment-needs-start-today' };

function intervalAfter(date: CalendarDate, intervalMonths: number): CalendarDate {
  return billDateIn(date, intervalMonths, dayOfMonth(date));
}

/**
 * The earliest shared bill date: for an interval at least as long as the target's, the target's next bill date;
 * for a shorter one, the first bill date in its own rhythm that still lets both bill together (4.9).
 */
function aligned(request: StartRequest, align: AlignmentTarget): StartResult {
  const { today, intervalMonths } = request;
  const shorter = intervalMonths < align.intervalMonths;
  if (align.nextBillDate <= today || (shorter && align.intervalMonths % intervalMonths !== 0))
    return { refusal: 'alignment-not-possible' };
  const { billDay } = align;
  const nextBillDate = shorter
    ? earliestInRhythm(align.nextBillDate, today, { intervalMonths, billDay })
    : align.nextBillDate;
  return begin(request, today, { billDay, nextBillDate });
}

/** The first date after `date` from which whole intervals lead to the bill date `shared`. */
export function earliestInRhythm(
  shared: CalendarDate,
  date: CalendarDate,
  { intervalMonths, billDay }: Rhythm,
): CalendarDate {
  let earliest = shared;
  for (let count = 1; ; count++) {
    const earlier = billDateIn(shared, -count * intervalMonths, billDay);
    if (earlier <= date) return earliest;
    earliest = earlier;
  }
}

function through(request: StartRequest, startDate: CalendarDate, last: CalendarDate): StartResult {
  const { today, intervalMonths } = request;
  const nextBillDate = addDays(last, 1);
  const later = startDate > today ? startDate : today;
  if (last <= later || nextBillDate > intervalAfter(later, intervalMonths))
    return { refusal: 'bill-through-out-of-range' };
  return begin(request, startDate, { billDay: dayOfMonth(nextBillDate), nextBillDate });
}

function begin(
  { today, intervalMonths, prorated = true, catchUp }: StartRequest,
  startDate: CalendarDate,
  { billDay, nextBillDate }: { readonly billDay: number; readonly nextBillDate: CalendarDate },
): StartResult {
  const [first, ...more] = partsUntil(startDate, nextBillDate, { intervalMonths, billDay });
  const later = startDate > today ? startDate : today;
  if (!first || (first.period.to < today && !catchUp)) return { refusal: 'start-too-early' };
  const billed = prorated ? first : { period: first.period, cycle: first.period };
  return {
    start: {
      startDate,
      billDay,
      firstInvoice: later,
      periods: [billed, ...more],
      prorated: isPart(billed),
      rateDate: later,
      nextBillDate,
    },
  };
}
