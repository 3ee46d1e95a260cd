import { groupRefusal } from '../../billing/plan-numbers.js';
import { isHeld } from '../../billing/plan-instances.js';
import { pendingEnd } from '../../billing/status.js';
import type { Cancel } from '../../model/plan-change.js';
import type { PlanId, PlanInstanceId } from '../../model/ids.js';
import type { Books } from '../books.js';
import { checkCombining } from '../combine.js';
import { Refused } from '../refused.js';
import type { WorldPlanInstance } from '../world.js';
import type { ChangeContext } from './change-context.js';
import { endInstances } from './end-instances.js';
import { effectiveDate, livingInstance, queueChange } from './held.js';
import { movesFor } from './move-charges.js';

/**
 * Cancels a plan instance and everything under it (Aria wire notes 4.5): now, or on its date or anniversary. Until then it is
 * pending cancellation, and billed as before.
 */
export function cancelPlan(books: Books, context: ChangeContext, change: Cancel): PlanInstanceId {
  const instance = livingInstance(books, context, change);
  refuseToLose(books, instance);
  const effect = effectiveDate(books, context, instance, change);
  if (!context.executing) checkCombining(books, context, instance);
  if (effect.when === 'later') {
    if (instance.status === 'pending-cancellation') throw new Refused('nothing-to-change');
    queueChange(books, context, instance, change, effect);
    if (effect.date !== undefined) announceEnd(books, instance, 'cancelled');
    return instance.id;
  }
  endInstances(books, context, instance, {
    status: 'cancelled',
    from: effect.from,
    credits: movesFor(books, context, change.proration).credits,
    billUsage: change.billUsage,
  });
  return instance.id;
}

/**
 * A mandatory child goes only with its parent, and a plan group keeps the least number that must be chosen of it
 * (Aria wire notes 3.3; that the number holds for cancelling too is assumed). `instead` is the plan that comes in its place.
 */
export function refuseToLose(books: Books, instance: WorldPlanInstance, instead?: PlanId): void {
  if (instance.parentId === undefined) return;
  const parent = books.planInstances.get(instance.parentId);
  if (!isHeld(parent)) return;
  const { id, children } = books.planOf(parent);
  const { planId } = instance;
  if (children.some((child) => child.planId === planId && child.mandatory))
    throw new Refused('plan-is-mandatory');
  const groups = books.opened.planGroups.filter(
    (group) => group.parentId === id && group.planIds.includes(planId),
  );
  const left = books
    .childrenOf(parent)
    .filter((sibling) => isHeld(sibling) && sibling.id !== instance.id)
    .map((sibling) => sibling.planId);
  const chosen = instead === undefined ? left : [...left, instead];
  const refusal = groupRefusal(groups, chosen, true);
  if (refusal !== undefined) throw new Refused(refusal);
}

/** While an end for later waits in the queue, an active plan says so; it is billed as before. */
export function announceEnd(
  books: Books,
  instance: WorldPlanInstance,
  ending: 'cancelled' | 'terminated',
): void {
  const status = pendingEnd(ending);
  if (instance.status !== 'active' || status === undefined) return;
  books.planInstances.put({ ...instance, status, statusSince: books.today });
  books.tell({ kind: 'status-changed', planInstanceId: instance.id });
}
