import type { QueueTree } from '../../billing/queue.js';
import type { Books } from '../books.js';
import type { WorldPlanInstance, WorldQueuedChange } from '../world.js';

/** The books as the rules of the queue look at them. */
export function queueTree(books: Books): QueueTree<WorldQueuedChange> {
  const { planInstances, queue, today } = books;
  return {
    today,
    statusOf: (id) => planInstances.get(id).status,
    parentOf: (id) => planInstances.find(id)?.parentId,
    childrenOf: (id) => planInstances.where('parent', id).map((child) => child.id),
    queuedFor: (id) => queue.where('planInstance', id).filter(({ state }) => state === 'queued'),
  };
}

/** The plan instances above one, the nearest first. */
export function parentsOf(books: Books, { parentId }: WorldPlanInstance): WorldPlanInstance[] {
  if (parentId === undefined) return [];
  const parent = books.planInstances.get(parentId);
  return [parent, ...parentsOf(books, parent)];
}
