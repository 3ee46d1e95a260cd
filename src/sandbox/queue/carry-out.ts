import { dayOfMonth } from '../../billing/calendar.js';
import { isStart } from '../../billing/queue.js';
import type { CalendarDate } from '../../model/values.js';
import type { Books } from '../books.js';
import { applyChange } from '../change-plans/change-plans.js';
import type { WorldPlanInstance, WorldQueuedChange } from '../world.js';

/**
 * Carries out a queued change today, by the code that makes such a change at once. A plan that waits starts today.
 * Throws `Refused` where the rules say no today.
 */
export function carryOut(books: Books, row: WorldQueuedChange): void {
  books.queue.put({ ...row, state: 'executed', closedOn: books.today });
  if (isStart(row)) dateStart(books, books.planInstances.get(row.planInstanceId), books.today);
  applyChange(books, { accountId: row.accountId, executing: row }, row.change);
  books.tell({ kind: 'executed', queuedChangeId: row.id });
}

/** Gives a plan instance that waits another start. A master plan keeps to the day of its start. */
export function dateStart(books: Books, instance: WorldPlanInstance, date: CalendarDate): void {
  books.planInstances.put({
    ...instance,
    startDate: date,
    nextBillDate: date,
    ...(instance.parentId === undefined && { billDay: dayOfMonth(date) }),
  });
}
