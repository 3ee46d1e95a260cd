import type { Books } from '../books.js';
import type { WorldPlanInstance, WorldQueuedChange } from '../world.js';

/** Queues a change of `instance`: for a date, for an anniversary (with the date that it falls on), or until somebody executes it. */
export function enqueue(
  books: Books,
  instance: WorldPlanInstance,
  queued: Pick<WorldQueuedChange, 'kind' | 'change' | 'by' | 'date'>,
): WorldQueuedChange {
  const { accountId, id, planId, rateScheduleId, units, status } = instance;
  const row = books.queue.add({
    id: books.newId('row'),
    accountId,
    planInstanceId: id,
    ...queued,
    state: 'queued',
    before: { planId, rateScheduleId, units, status },
    queuedOn: books.today,
  });
  books.tell({ kind: 'queued', queuedChangeId: row.id });
  return row;
}
