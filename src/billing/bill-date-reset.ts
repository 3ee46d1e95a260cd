import type { BillDateReset } from '../model/plan-change.js';
import type { CalendarDate } from '../model/values.js';
import { billDateIn, cycleAround, dayOfMonth, type Rhythm } from './calendar.js';
import { billDateAfter } from './running-period.js';

export interface Resuming extends Rhythm {
  readonly today: CalendarDate;
  /** The change's own word, or the company's. */
  readonly reset: Exclude<BillDateReset, 'company-rule'>;
  /** Whether the company's proration charges the rest of a running period. */
  readonly charges: boolean;
  /** Any bill date that it had. */
  readonly billDate: CalendarDate;
  /** The last day that a charge still stands for; left out where none does. */
  readonly chargedThrough?: CalendarDate | undefined;
}

/** How a plan bills that is billable again. */
export interface Resumption {
  readonly billDay: number;
  readonly nextBillDate: CalendarDate;
  /** Whether the days from today up to the next bill date are charged now. */
  readonly charged: boolean;
}

/**
 * From when a plan is billed that becomes billable again (Aria wire notes 2.16; what each choice charges is assumed).
 * - `change-date`: today is its new bill day, and a whole period is charged.
 * - `none` and `current-anniversary`: its bill dates go on as they were. The period that begins on such a date, today's too, is charged whole.
 *   The days up to the next one are free with `none`; with `current-anniversary` they are charged where the company's proration charges.
 *   A period that was invoiced ahead and that nothing was credited of is not billed again: the next bill date is the first after it.
 */
export function resumption({
  today,
  reset,
  charges,
  billDate,
  chargedThrough = today,
  billDay,
  intervalMonths,
}: Resuming): Resumption {
  if (reset === 'change-date') {
    const newDay = dayOfMonth(today);
    return {
      billDay: newDay,
      nextBillDate: billDateIn(today, intervalMonths, newDay),
      charged: true,
    };
  }
  const rhythm = { billDay, intervalMonths };
  const running = cycleAround(today, billDate, rhythm);
  return {
    billDay,
    nextBillDate: billDateAfter(chargedThrough > today ? chargedThrough : today, billDate, rhythm),
    charged: running.from === today || (reset === 'current-anniversary' && charges),
  };
}
