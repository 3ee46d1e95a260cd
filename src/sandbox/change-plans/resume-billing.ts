import { resumption } from '../../billing/bill-date-reset.js';
import { addDays, billDateIn } from '../../billing/calendar.js';
import { chargesArrears } from '../../billing/charges.js';
import { partsUntil } from '../../billing/running-period.js';
import type { ChangeStatus } from '../../model/plan-change.js';
import type { PlanInstanceId } from '../../model/ids.js';
import type { CalendarDate } from '../../model/values.js';
import { nextBill } from '../bill-periods.js';
import type { Books } from '../books.js';
import { redateAnniversaries } from '../queue/redate-anniversaries.js';
import { isBilled } from '../standing.js';
import type { WorldPlanInstance } from '../world.js';
import type { ChangeContext } from './change-context.js';
import { billFirst } from './first-bill.js';
import { chargesUntil, creditsOf, movesFor, placeLines, uncoverFrom } from './move-charges.js';

/**
 * Bills an instance from today on that is billable again; of one that had ended and is not billed, its bill dates go on.
 * From when it is billed, the bill date reset says (src/billing/bill-date-reset.ts). Days that a charge still stands for are not charged twice:
 * they are left out, or, where a whole new period begins today, credited.
 */
export function resumeBilling(
  books: Books,
  context: ChangeContext,
  id: PlanInstanceId,
  asked: ChangeStatus['resetBillDate'] = 'company-rule',
): void {
  const before = books.planInstances.get(id);
  const { today } = books;
  const schedule = books.scheduleOf(before);
  const { intervalMonths } = schedule;
  const reset = asked === 'company-rule' ? books.settings.billDateReset : asked;
  const { billDay, nextBillDate, charged } = resumption({
    today,
    reset,
    charges: movesFor(books, context).charges,
    billDate: anyBillDate(before),
    chargedThrough: lastCharged(before),
    billDay: before.billDay,
    intervalMonths,
  });
  const resumed = {
    ...before,
    billDay,
    ...nextBill(books, { ...before, billDay }, nextBillDate),
    ...(chargesArrears(schedule) && { arrearsFrom: today }),
  };
  delete resumed.billDateAtEnd;
  const dated = books.planInstances.put(resumed);
  redateAnniversaries(books, before);
  if (!charged || !isBilled(books, dated)) return;
  const from = reset === 'change-date' ? today : firstFreeDay(dated, today);
  if (before.firstPeriod) {
    const credits = creditsOf(books, dated, from);
    const uncovered = uncoverFrom(books, dated, from);
    const charges = chargesUntil(books, uncovered, from, nextBillDate);
    placeLines(books, uncovered, [...credits, ...charges], context);
    return;
  }
  const periods = partsUntil(from, nextBillDate, { intervalMonths, billDay });
  billFirst(books, context, dated, { periods, nextBillDate, catchUp: 'one-bill' });
}

/** The last day that a charge stands for. */
function lastCharged({ coverage }: WorldPlanInstance): CalendarDate | undefined {
  return coverage
    .map(({ period }) => period.to)
    .sort()
    .at(-1);
}

/** The first day from `date` on that no charge stands for. */
function firstFreeDay(instance: WorldPlanInstance, date: CalendarDate): CalendarDate {
  const last = lastCharged(instance);
  return last === undefined || last < date ? date : addDays(last, 1);
}

/**
 * A bill date by which those of a plan go on. Of one that ended it is the one that was ahead: what stands of its charges ends where a credit
 * has cut it, on any day. Where that is not known, it is that of the month in which it started.
 */
function anyBillDate({
  nextBillDate,
  billDateAtEnd,
  startDate,
  billDay,
}: WorldPlanInstance): CalendarDate {
  return nextBillDate ?? billDateAtEnd ?? billDateIn(startDate, 0, billDay);
}
