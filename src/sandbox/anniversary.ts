import { billDateIn } from '../billing/calendar.js';
import { anniversaryAfter, type Billing } from '../billing/effective-date.js';
import { isWaiting } from '../billing/status.js';
import type { CalendarDate } from '../model/values.js';
import type { Books } from './books.js';
import type { WorldPlanInstance } from './world.js';

/** When an instance bills; undefined when it bills no more. */
export function billingOf(books: Books, instance: WorldPlanInstance): Billing | undefined {
  const { nextBillDate: billDate, billDay } = instance;
  if (billDate === undefined) return undefined;
  return { billDate, billDay, intervalMonths: books.scheduleOf(instance).intervalMonths };
}

/**
 * The date of a change that waits for an anniversary: the next bill date of the instance's master plan after today, or so many periods later.
 * A master plan that waits has its first anniversary when it starts.
 */
export function anniversaryOf(
  books: Books,
  instance: WorldPlanInstance,
  periods = 0,
): CalendarDate | undefined {
  const master = books.masterOf(instance);
  const billing = billingOf(books, master);
  if (!billing) return undefined;
  if (isWaiting(master.status))
    return billDateIn(billing.billDate, periods * billing.intervalMonths, billing.billDay);
  return anniversaryAfter(books.today, billing, periods);
}
