import { addDays, billDateIn, dayOfMonth } from '../../billing/calendar.js';
import type { CalendarDate } from '../../model/values.js';
import type { Books } from '../books.js';
import type { WorldPlanInstance } from '../world.js';
import { deleteRow } from './drop-queue.js';
import { enqueue } from './enqueue.js';

/**
 * Queues the rollover of the plan that an instance has by now: so many months after `from`, the day on which it began to have it,
 * it is replaced by another plan, without proration. A rollover of the plan before is deleted.
 * A plan that is not billed by choice does not roll over (Aria wire notes 2.5). One whose day has passed already,
 * since the plan began in the past, rolls over tomorrow (assumed).
 */
export function queueRollover(books: Books, { id }: WorldPlanInstance, from?: CalendarDate): void {
  for (const row of books.queue.where('planInstance', id)) {
    if (row.kind === 'rollover' && row.state === 'queued') deleteRow(books, row);
  }
  const instance = books.planInstances.get(id);
  const { rollover } = books.planOf(instance);
  if (!rollover || instance.status === 'active-non-billable') return;
  const { afterMonths, planId, rateScheduleId } = rollover;
  const begun = from ?? instance.startDate;
  const reached = billDateIn(begun, afterMonths, dayOfMonth(begun));
  const tomorrow = addDays(books.today, 1);
  const date = reached > books.today ? reached : tomorrow;
  enqueue(books, instance, {
    kind: 'rollover',
    change: {
      kind: 'replace',
      planInstanceId: id,
      planId,
      ...(rateScheduleId !== undefined && { rateScheduleId }),
      effective: { when: 'date', date },
      proration: 'none',
    },
    by: 'date',
    date,
  });
}
