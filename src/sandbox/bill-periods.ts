import { arrearsThrough } from '../billing/arrears.js';
import { billLag, invoiceDate } from '../billing/bill-date.js';
import { addDays, billingCycle } from '../billing/calendar.js';
import { activationLines, chargesArrears, recurringLines } from '../billing/charges.js';
import type { CalendarDate } from '../model/values.js';
import { billArrears } from './bill-arrears.js';
import { billUsage, countsUsage } from './bill-usage.js';
import { linesOf } from './bills.js';
import type { Books } from './books.js';
import { findSchedule } from './catalogue.js';
import { isBilled } from './standing.js';
import type { WorldBillingGroup, WorldPlanInstance } from './world.js';
import type { WorldPlan, WorldSchedule } from './world/catalogue.js';

/** Puts the periods whose invoice is made today on the bills of who pays for them. */
export function billPeriods(books: Books): void {
  for (const due of books.planInstances.where('nextInvoiceOn', books.today)) billPeriod(books, due);
}

/**
 * Bills the full period from the instance's next bill date at the rates of that day, the activation fee with the first one,
 * and what is charged afterwards for the periods before it, and moves the bill date on.
 * Where the instance is not billed, the bill date only goes on (Aria wire notes 2.5).
 */
export function billPeriod(books: Books, due: WorldPlanInstance): WorldPlanInstance {
  const { nextBillDate, billDay } = due;
  if (nextBillDate === undefined) return due;
  const plan = books.planOf(due);
  const schedule = findSchedule(plan, due.rateScheduleId);
  const { intervalMonths } = schedule;
  const instance = billAfterwards(books, due, { plan, schedule, nextBillDate });
  const { period, nextBillDate: next } = billingCycle(nextBillDate, intervalMonths, billDay);
  const moved = { ...instance, ...nextBill(books, instance, next) };
  if (instance.parentId === undefined)
    books.bills.addAnniversary(books.groupOf(instance), instance.id);
  if (!isBilled(books, instance)) return books.planInstances.put(moved);
  const { units, firstPeriod } = instance;
  const lines = recurringLines({
    planName: plan.name,
    schedule,
    units,
    period,
    cycle: period,
    rateDate: nextBillDate,
    planInstanceId: instance.id,
  });
  const group = books.groupOf(instance);
  books.bills.add(group, lines);
  if (!firstPeriod) {
    const fees = activationLines(plan.name, schedule, units, nextBillDate);
    books.bills.add(group, linesOf(instance, fees));
  }
  return books.planInstances.put(
    firstPeriod ? moved : { firstPeriod: { prorated: false, ...period }, ...moved },
  );
}

/** What is charged once it was served: in arrears, and usage. */
function billAfterwards(
  books: Books,
  instance: WorldPlanInstance,
  {
    plan,
    schedule,
    nextBillDate,
  }: { plan: WorldPlan; schedule: WorldSchedule; nextBillDate: CalendarDate },
): WorldPlanInstance {
  const arrears = chargesArrears(schedule);
  if (!arrears && !countsUsage(plan)) return instance;
  const rhythm = { intervalMonths: schedule.intervalMonths, billDay: instance.billDay };
  const through = arrearsThrough(nextBillDate, books.today, rhythm);
  const after = arrears ? billArrears(books, instance, through) : instance;
  billUsage(books, after, through);
  return after;
}

/** What tells when an instance is billed; one that is not in the books yet has it too. */
export type Billed = Pick<
  WorldPlanInstance,
  'planId' | 'rateScheduleId' | 'billDay' | 'parentId' | 'billingGroupId' | 'billLagDays'
>;

/** The dates that say when an instance is billed next: the invoice is made on the bill date and its lag, and after today. */
export function nextBill(
  books: Books,
  instance: Billed,
  nextBillDate: CalendarDate,
): { nextBillDate: CalendarDate; nextInvoiceOn: CalendarDate } {
  const { intervalMonths } = books.scheduleOf(instance);
  const { billDay } = instance;
  const wanted = invoiceDate(
    nextBillDate,
    lagOf(books, instance),
    { intervalMonths, billDay },
    books.settings.billLagMayExceedPeriod,
  );
  return { nextBillDate, nextInvoiceOn: wanted > books.today ? wanted : addDays(books.today, 1) };
}

/** The bill lag of an instance in days: that of its master plan instance, else of who pays, else of the company (Aria wire notes 4.9). */
export function lagOf(books: Books, instance: Billed): number {
  const { parentId } = instance;
  const master =
    parentId === undefined ? instance : books.masterOf(books.planInstances.get(parentId));
  const group = books.billingGroups.find(master.billingGroupId);
  return billLag({
    masterPlanInstance: master.billLagDays,
    collectionGroup: books.collectionGroups.find(group?.collectionGroupId)?.billLagDays,
    payment: group && paymentLag(books, group),
    company: books.settings.billLagDays,
  });
}

function paymentLag(books: Books, { pays }: WorldBillingGroup): number | undefined {
  if (pays.by === 'method') return books.paymentMethods.get(pays.primaryId).billLagDays;
  if (pays.by === 'terms') return books.paymentTerms.get(pays.termsId).billLagDays;
  return undefined;
}
