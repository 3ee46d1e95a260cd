import { scheduleAssignable } from '../../billing/availability.js';
import { firstInvoiceProrated } from '../../billing/first-invoice.js';
import { planStart } from '../../billing/start.js';
import type { Assign } from '../../model/plan-change.js';
import { lagOf, nextBill } from '../bill-periods.js';
import type { Books } from '../books.js';
import { queueRollover } from '../queue/rollovers.js';
import { Refused } from '../refused.js';
import type { WorldPlanInstance, WorldQueuedChange } from '../world.js';
import type { ChangeContext } from './change-context.js';
import { billFirst } from './first-bill.js';
import { bringAlongNow } from './mandatory-children.js';
import { statusAtStart } from './status-at-start.js';
import { billSupplemental } from './supplemental-bill.js';

/**
 * Begins, today, a plan that was queued: at the rates of today, with a rate schedule that is still offered (Aria wire notes 4.3 D).
 * On a date or by hand it is billed as if it had been taken today. On an anniversary nothing is prorated:
 * it bills full periods of its own from today, with the other bills of the day. Where another plan took its place while it waited,
 * what that one must have comes along.
 */
export function beginPlan(
  books: Books,
  context: ChangeContext,
  { by, planInstanceId }: Pick<WorldQueuedChange, 'by' | 'planInstanceId'>,
  change: Assign,
): WorldPlanInstance {
  const { today } = books;
  const waiting = books.planInstances.get(planInstanceId);
  const assignable = scheduleAssignable(books.scheduleOf(waiting), { today, activation: today });
  if (!assignable.allowed) throw new Refused(assignable.reason);
  const instance = books.planInstances.put({
    ...waiting,
    status: statusAtStart(books.planOf(waiting), change),
    statusSince: today,
    startDate: today,
  });
  if (by === 'anniversary') billWithTheDay(books, instance);
  else if (instance.parentId === undefined) billMaster(books, context, instance, change);
  else billSupplemental(books, context, instance, change, change.prorationStart ?? today);
  bringAlongNow(books, context, planInstanceId, 'full');
  books.tell({ kind: 'activated', planInstanceId });
  queueRollover(books, books.planInstances.get(planInstanceId));
  return books.planInstances.get(planInstanceId);
}

/** Its first period comes with what the day bills for its master, or after the bill lag. */
function billWithTheDay(books: Books, instance: WorldPlanInstance): void {
  const { billDay } = books.masterOf(instance);
  const dates = nextBill(books, { ...instance, billDay }, books.today);
  const nextInvoiceOn = lagOf(books, instance) > 0 ? dates.nextInvoiceOn : books.today;
  books.planInstances.put({ ...instance, billDay, ...dates, nextInvoiceOn });
}

function billMaster(
  books: Books,
  context: ChangeContext,
  instance: WorldPlanInstance,
  change: Assign,
): void {
  const { start, refusal } = planStart({
    today: books.today,
    effective: { when: 'now' },
    intervalMonths: books.scheduleOf(instance).intervalMonths,
    billThrough: change.billThrough,
    prorated: firstInvoiceProrated(change, books.settings, true),
  });
  if (!start) throw new Refused(refusal);
  const { billDay } = start;
  billFirst(books, context, { ...instance, billDay }, { ...start, catchUp: 'one-bill' });
}
