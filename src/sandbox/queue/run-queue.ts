import { inQueueOrder, isStart, isStoppedAbove } from '../../billing/queue.js';
import type { Books } from '../books.js';
import type { WorldQueuedChange } from '../world.js';
import { carryOut } from './carry-out.js';
import { dropQueueOf, failRow } from './drop-queue.js';
import { queueTree } from './queue-tree.js';

/** Executes what is queued for today, what is further up in the tree of plans first; every row is executed whole or not at all. */
export function runQueue(books: Books): void {
  const due = inQueueOrder(books.queue.where('date', books.today), queueTree(books).parentOf);
  for (const { id } of due) {
    const row = books.queue.get(id);
    if (row.state === 'queued') run(books, row);
  }
}

/**
 * A change under a plan that is suspended, terminated or cancelled by now does not take effect, and neither does what else is queued
 * for its plan instance and below (Aria wire notes 4.6). What the rules refuse for another reason fails, and leaves its plan instance as it was;
 * one that was to begin is cancelled.
 */
function run(books: Books, row: WorldQueuedChange): void {
  const { planInstanceId } = row;
  if (isStoppedAbove(planInstanceId, queueTree(books))) {
    dropQueueOf(books, [planInstanceId]);
    return;
  }
  const refusal = books.attempt(() => {
    carryOut(books, row);
  });
  if (refusal === undefined) return;
  failRow(books, row, refusal);
  if (isStart(row)) dropQueueOf(books, [planInstanceId]);
}
