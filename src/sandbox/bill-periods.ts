import { activationLines, recurringLines } from '../billing/charges.js';
import { addDays, billingCycle } from '../billing/calendar.js';
import type { CalendarDate } from '../model/values.js';
import { linesOf } from './bills.js';
import type { Books } from './books.js';
import type { WorldPlanInstance } from './world.js';

/** Puts the periods whose invoice is made today on the bills of who pays for them. */
export function billPeriods(books: Books): void {
  for (const { id } of books.planInstances.where('nextInvoiceOn', books.today)) {
    billPeriod(books, books.planInstances.get(id));
  }
}

/** The full period from the instance's next bill date, at the rates of that day, and the activation fee with the first one. */
function billPeriod(books: Books, instance: WorldPlanInstance): void {
  const { nextBillDate } = instance;
  if (nextBillDate === undefined) return;
  const plan = books.planOf(instance);
  const schedule = books.scheduleOf(instance);
  const { units } = instance;
  const { period, nextBillDate: next } = billingCycle(
    nextBillDate,
    schedule.intervalMonths,
    instance.billDay,
  );
  const first = instance.firstPeriod === undefined;
  const lines = [
    ...recurringLines({
      planName: plan.name,
      schedule,
      units,
      period,
      cycle: period,
      rateDate: nextBillDate,
    }),
    ...(first ? activationLines(plan.name, schedule, units, nextBillDate) : []),
  ];
  books.planInstances.put({
    ...instance,
    ...(first && { firstPeriod: { ...period, prorated: false } }),
    ...nextBill(books, next),
  });
  books.bills.add(books.groupOf(instance), linesOf(instance, lines));
}

/** The dates that say when an instance is billed next. */
export function nextBill(
  { today }: Books,
  nextBillDate: CalendarDate,
): { nextBillDate: CalendarDate; nextInvoiceOn: CalendarDate } {
  const tomorrow = addDays(today, 1);
  return { nextBillDate, nextInvoiceOn: nextBillDate > tomorrow ? nextBillDate : tomorrow };
}
