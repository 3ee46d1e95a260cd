import { catchUpOf } from '../../billing/catch-up.js';
import { chargesRest } from '../../billing/first-invoice.js';
import type { AlignmentTarget } from '../../billing/start.js';
import { supplementalStart } from '../../billing/supplemental-start.js';
import type { Assign } from '../../model/plan-change.js';
import type { CalendarDate } from '../../model/values.js';
import type { Books } from '../books.js';
import { Refused } from '../refused.js';
import type { WorldPlanInstance } from '../world.js';
import type { ChangeContext } from './change-context.js';
import { billFirst } from './first-bill.js';

/** When the master plan of an instance bills. What bills no more takes nothing new. */
export function masterBilling(books: Books, instance: WorldPlanInstance): AlignmentTarget {
  const master = books.masterOf(instance);
  const { billDay, nextBillDate } = master;
  if (nextBillDate === undefined) throw new Refused('parent-not-active');
  return { billDay, nextBillDate, intervalMonths: books.scheduleOf(master).intervalMonths };
}

/** Bills a supplemental plan that begins today for the days from `from` on, where its proration charges; otherwise these are free. */
export function billSupplemental(
  books: Books,
  context: ChangeContext,
  instance: WorldPlanInstance,
  change: Assign,
  from: CalendarDate,
): void {
  const start = supplementalStart({
    today: books.today,
    from,
    intervalMonths: books.scheduleOf(instance).intervalMonths,
    master: masterBilling(books, instance),
    offsetMonths: change.offsetMonths,
  });
  const { billDay, nextBillDate } = start;
  const periods = chargesRest(change.proration, books.settings) ? start.periods : [];
  const asked = { catchUp: change.catchUp, combineInvoices: context.combineInvoices };
  const catchUp = catchUpOf(asked, books.settings.combineInvoices);
  billFirst(books, context, { ...instance, billDay }, { periods, nextBillDate, catchUp });
}
