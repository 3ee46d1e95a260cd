import { queueingRefusal } from '../../billing/queue.js';
import type { Books } from '../books.js';
import { Refused } from '../refused.js';
import type { WorldPlanInstance, WorldQueuedChange } from '../world.js';
import { queueTree } from './queue-tree.js';

/**
 * Queues a change of `instance`: for a date, for an anniversary (with the date that it falls on), or until somebody executes it.
 * What the instance is now is kept with the row. Throws `Refused` where the rules keep the change out of the queue.
 */
export function enqueue(
  books: Books,
  instance: WorldPlanInstance,
  queued: Pick<WorldQueuedChange, 'kind' | 'change' | 'by' | 'date' | 'prorationInvoice'>,
): WorldQueuedChange {
  const { accountId, id, planId, rateScheduleId, units, status } = instance;
  const refusal = queueingRefusal({ planInstanceId: id, ...queued }, queueTree(books));
  if (refusal !== undefined) throw new Refused(refusal);
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
