import { inactiveParent, type InactiveParent } from '../../billing/queue-outlook.js';
import { inQueueOrder } from '../../billing/queue.js';
import type { Books } from '../books.js';
import type { WorldQueuedChange } from '../world.js';
import { parentsOf, queueTree } from './queue-tree.js';

/**
 * The plan above because of which a queued change will not come about when its day comes, as far as the queue tells now.
 * Of a change without a date nothing can be told.
 */
export function endingParent(
  books: Books,
  { planInstanceId, date: on }: Pick<WorldQueuedChange, 'planInstanceId' | 'date'>,
): InactiveParent | undefined {
  if (on === undefined) return undefined;
  const tree = queueTree(books);
  const parents = parentsOf(books, books.planInstances.get(planInstanceId));
  return inactiveParent(
    on,
    parents.map(({ id, status }) => ({
      planInstanceId: id,
      status,
      queued: inQueueOrder(tree.queuedFor(id), tree.parentOf).flatMap((row) =>
        row.date === undefined ? [] : [{ date: row.date, change: row.change }],
      ),
    })),
  );
}
