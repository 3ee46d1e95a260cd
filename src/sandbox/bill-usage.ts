import { usageLines } from '../billing/usage.js';
import { cycleAround } from '../billing/calendar.js';
import type { CalendarDate, Period } from '../model/values.js';
import { linesOf } from './bills.js';
import type { Books } from './books.js';
import { isBilled } from './standing.js';
import type { WorldPlanInstance, WorldUsage } from './world.js';
import type { WorldCharge, WorldPlan } from './world/catalogue.js';

/**
 * Bills what was used through a day and not billed yet, by the charge that it was recorded for, at the rates of the first day
 * of the interval that this day lies in. Usage of an instance that is not billed is dropped.
 * Pooled usage of all instances under the same master plan is priced together and comes with the first of them that is billed (Aria wire notes 4.12).
 */
export function billUsage(books: Books, instance: WorldPlanInstance, through: CalendarDate): void {
  const plan = books.planOf(instance);
  if (!countsUsage(plan)) return;
  const own = unbilled(books, instance).filter(({ date }) => date <= through);
  if (!isBilled(books, instance)) {
    drop(books, own);
    return;
  }
  const period = intervalAround(books, instance, through);
  for (const { charge, rows } of byCharge(books, instance, plan, own, through)) {
    const { currency } = books.accounts.get(instance.accountId);
    const lines = usageLines({ planName: plan.name, charge, currency, records: rows, period });
    if (!lines) continue;
    const ids = rows.map(({ id }) => id);
    books.bills.addUsage(books.groupOf(instance), linesOf(instance, lines), ids);
  }
}

/** What was used and is not billed yet will never be: its plan is left without billing it. */
export function dropUsage(books: Books, instance: WorldPlanInstance): void {
  drop(books, unbilled(books, instance));
}

function drop(books: Books, rows: readonly WorldUsage[]): void {
  for (const row of rows) books.usage.put({ ...row, dropped: true });
}

function unbilled(books: Books, { id }: WorldPlanInstance): WorldUsage[] {
  return books.usage.where('unbilled', id).filter((row) => !books.bills.holdsUsage(row));
}

const usageCharges = new WeakMap<WorldPlan, readonly WorldCharge[]>();

/** The usage charges of all schedules of a plan: usage keeps the charge that it was recorded for when the schedule changes. */
export function usageChargesOf(plan: WorldPlan): readonly WorldCharge[] {
  let found = usageCharges.get(plan);
  if (!found) {
    found = plan.rateSchedules.flatMap(({ charges }) =>
      charges.filter(({ kind }) => kind === 'usage'),
    );
    usageCharges.set(plan, found);
  }
  return found;
}

/** Whether a plan has charges that depend on what was used. */
export function countsUsage(plan: WorldPlan): boolean {
  return usageChargesOf(plan).length > 0;
}

function byCharge(
  books: Books,
  instance: WorldPlanInstance,
  plan: WorldPlan,
  own: readonly WorldUsage[],
  through: CalendarDate,
): { charge: WorldCharge; rows: WorldUsage[] }[] {
  const used = new Set(own.map(({ chargeId }) => chargeId));
  return usageChargesOf(plan).flatMap((charge) => {
    const rows = charge.pooled
      ? pool(books, instance, charge, through)
      : used.has(charge.id)
        ? own.filter(({ chargeId }) => chargeId === charge.id)
        : [];
    return rows.length === 0 ? [] : [{ charge, rows }];
  });
}

/** What all billed instances under the same master plan have used of a pooled charge. */
function pool(
  books: Books,
  instance: WorldPlanInstance,
  charge: WorldCharge,
  through: CalendarDate,
): WorldUsage[] {
  const master = books.masterOf(instance).id;
  return books.usage.where('unbilledPool', `${instance.accountId} ${charge.id}`).filter((row) => {
    if (row.date > through || books.bills.holdsUsage(row)) return false;
    const user = books.planInstances.get(row.planInstanceId);
    return books.masterOf(user).id === master && isBilled(books, user);
  });
}

function intervalAround(books: Books, instance: WorldPlanInstance, date: CalendarDate): Period {
  const { nextBillDate = date, billDay } = instance;
  const { intervalMonths } = books.scheduleOf(instance);
  return cycleAround(date, nextBillDate, { intervalMonths, billDay });
}
