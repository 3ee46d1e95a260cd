import type { PlanId } from '../../model/ids.js';
import type { Books } from '../books.js';
import { plansLost } from '../change-plans/judge-replacement.js';
import { parentsOf, queueTree } from '../queue/queue-tree.js';
import type { WorldPlanInstance, WorldQueuedChange } from '../world.js';

/**
 * Whether something is known that will change what an instance costs, or end it or hold it up: a change with a date is queued for it,
 * a plan above it is queued for another status, for a plan that does not carry it, or, where it is on trial with it, for any other plan;
 * or its rate schedule gives way to another one.
 * A rollover to a plan that it `had` before is no news: plans can follow each other in a circle for ever.
 */
export function hasChangesToCome(
  books: Books,
  instance: WorldPlanInstance,
  had: ReadonlySet<PlanId>,
): boolean {
  const isNews = ({ kind, change }: WorldQueuedChange) =>
    kind !== 'rollover' || change.kind !== 'replace' || !had.has(change.planId);
  return (
    queuedFor(books, instance).some(isNews) ||
    endsAbove(books, instance) ||
    schedulesFollow(books, instance)
  );
}

function queuedFor(books: Books, { id }: WorldPlanInstance): WorldQueuedChange[] {
  return queueTree(books)
    .queuedFor(id)
    .filter(({ date }) => date !== undefined && date > books.today);
}

function endsAbove(books: Books, instance: WorldPlanInstance): boolean {
  let below = instance;
  return parentsOf(books, instance).some((parent) => {
    const branch = below.id;
    below = parent;
    return queuedFor(books, parent).some(({ change }) => {
      if (change.kind !== 'replace') return change.kind === 'cancel' || change.kind === 'status';
      // Trials end with that of the plan above them.
      if (instance.status === 'trial') return true;
      return plansLost(books, parent, books.plan(change.planId)).some(({ id }) => id === branch);
    });
  });
}

function schedulesFollow(books: Books, instance: WorldPlanInstance): boolean {
  const { availableTo, followUpId } = books.scheduleOf(instance);
  return followUpId !== undefined && availableTo !== undefined && availableTo >= books.today;
}
