import { addDays, billDateIn, dayOfMonth } from '../../billing/calendar.js';
import type { CalendarDate } from '../../model/values.js';
import type { Books } from '../books.js';
import type { WorldPlanInstance } from '../world.js';
import { deleteRow } from './drop-queue.js';
import { enqueue } from './enqueue.js';

/**
 * Queues the rollovers of an instance, without proration: that of the plan that it has by now, so many months after `from`, the day on which it began
 * to have it, and that of its contract, when this ends (Aria wire notes 3.13). Those that were queued before are deleted.
 * A plan that is not billed by choice does not roll over (2.5). One whose day has passed already,
 * since the plan began in the past, rolls over tomorrow (assumed).
 */
export function queueRollover(books: Books, { id }: WorldPlanInstance, from?: CalendarDate): void {
  for (const row of books.queue.where('planInstance', id)) {
    if (row.kind === 'rollover' && row.state === 'queued') deleteRow(books, row);
  }
  const instance = books.planInstances.get(id);
  if (instance.status === 'active-non-billable') return;
  const { rollover } = books.planOf(instance);
  if (rollover) {
    const begun = from ?? instance.startDate;
    const reached = billDateIn(begun, rollover.afterMonths, dayOfMonth(begun));
    const tomorrow = addDays(books.today, 1);
    rollOver(books, instance, reached > books.today ? reached : tomorrow, rollover);
  }
  const { contract } = instance;
  if (contract?.rollover && contract.endsOn > books.today)
    rollOver(books, instance, contract.endsOn, contract.rollover);
}

function rollOver(
  books: Books,
  instance: WorldPlanInstance,
  date: CalendarDate,
  { planId, rateScheduleId }: NonNullable<NonNullable<WorldPlanInstance['contract']>['rollover']>,
): void {
  enqueue(books, instance, {
    kind: 'rollover',
    change: {
      kind: 'replace',
      planInstanceId: instance.id,
      planId,
      ...(rateScheduleId !== undefined && { rateScheduleId }),
      effective: { when: 'date', date },
      proration: 'none',
    },
    by: 'date',
    date,
  });
}
