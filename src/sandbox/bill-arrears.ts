import { arrearsPeriods } from '../billing/arrears.js';
import { addDays, billDateIn } from '../billing/calendar.js';
import { arrearsLines } from '../billing/charges.js';
import type { CalendarDate } from '../model/values.js';
import type { Books } from './books.js';
import { isBilled } from './standing.js';
import type { WorldPlanInstance } from './world.js';
import type { WorldLine } from './world/invoices.js';

/**
 * Bills what an instance charges in arrears through a day, by its terms and standing as they are; where it is not billed,
 * those days are given up. Gives the instance that goes on from the day after.
 */
export function billArrears(
  books: Books,
  instance: WorldPlanInstance,
  through: CalendarDate,
): WorldPlanInstance {
  const { lines, after } = takeArrears(books, instance, through);
  if (lines.length > 0) books.bills.add(books.groupOf(instance), lines);
  return after;
}

/** The same lines for whoever puts them elsewhere. They count as billed. */
export function takeArrears(
  books: Books,
  instance: WorldPlanInstance,
  through: CalendarDate,
): { readonly lines: readonly WorldLine[]; readonly after: WorldPlanInstance } {
  const from = arrearsFrom(books, instance);
  if (from > through) return { lines: [], after: beginning(books, instance, through) };
  const lines = isBilled(books, instance) ? linesBetween(books, instance, from, through) : [];
  const after = books.planInstances.put({ ...instance, arrearsFrom: addDays(through, 1) });
  return { lines, after };
}

/** Where nothing of it was in arrears so far, the first day is written down, before the bill date moves on from which it could be told. */
function beginning(
  books: Books,
  instance: WorldPlanInstance,
  through: CalendarDate,
): WorldPlanInstance {
  const { startDate } = instance;
  if (instance.arrearsFrom !== undefined) return instance;
  const next = addDays(through, 1);
  return books.planInstances.put({ ...instance, arrearsFrom: next > startDate ? next : startDate });
}

function linesBetween(
  books: Books,
  instance: WorldPlanInstance,
  from: CalendarDate,
  to: CalendarDate,
): WorldLine[] {
  const schedule = books.scheduleOf(instance);
  const { name: planName } = books.planOf(instance);
  const { id: planInstanceId, units, billDay, nextBillDate = from } = instance;
  const rhythm = { intervalMonths: schedule.intervalMonths, billDay };
  return arrearsPeriods({ from, to }, nextBillDate, rhythm).flatMap((days) =>
    arrearsLines({
      planName,
      schedule,
      units,
      ...days,
      rateDate: days.period.from,
      planInstanceId,
    }),
  );
}

/** Where an instance does not say it, its days in arrears begin with the interval before its next bill date, or with its start. */
function arrearsFrom(books: Books, instance: WorldPlanInstance): CalendarDate {
  const { arrearsFrom: kept, nextBillDate, billDay, startDate } = instance;
  if (kept !== undefined) return kept;
  if (nextBillDate === undefined) return startDate;
  const before = billDateIn(nextBillDate, -books.scheduleOf(instance).intervalMonths, billDay);
  return before > startDate ? before : startDate;
}
