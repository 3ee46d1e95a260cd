import { comingAlong } from '../../billing/hierarchy.js';
import { isHeld } from '../../billing/plan-instances.js';
import { groupRefusal } from '../../billing/plan-numbers.js';
import type { PlanId } from '../../model/ids.js';
import type { Books } from '../books.js';
import { Refused } from '../refused.js';
import type { WorldPlanInstance } from '../world.js';
import type { WorldPlan } from '../world/catalogue.js';
import type { ChangeContext } from './change-context.js';

/** The plans that later rows of the command put under the plan that its present row takes. */
export function plansGiven({ changes = [], rows }: ChangeContext): PlanId[] {
  const row = rows?.length;
  return changes.flatMap((change) =>
    change.kind === 'assign' &&
    row !== undefined &&
    change.parent !== undefined &&
    'row' in change.parent &&
    change.parent.row === row
      ? change.planId
      : [],
  );
}

/** Throws `Refused` where a new instance of `plan`, with the children that it gets, breaks the numbers of its plan groups. */
export function checkGroupsOfNew(books: Books, plan: WorldPlan, given: readonly PlanId[]): void {
  const along = comingAlong(plan.children, given).map(({ planId }) => planId);
  checkGroups(books, plan, [...given, ...along], true);
}

/** The same for the children that a parent has by now. */
export function checkGroupsOf(books: Books, parent: WorldPlanInstance): void {
  if (books.opened.planGroups.length === 0) return;
  const held = books
    .childrenOf(parent)
    .filter(isHeld)
    .map(({ planId }) => planId);
  checkGroups(books, books.planOf(parent), held, false);
}

/** The same for plans in any number: the least numbers of the groups count only where `least` says so. */
export function checkGroups(
  { opened }: Books,
  { id }: WorldPlan,
  chosen: readonly PlanId[],
  least: boolean,
): void {
  const groups = opened.planGroups.filter(({ parentId }) => parentId === id);
  const refusal = groupRefusal(groups, chosen, least);
  if (refusal !== undefined) throw new Refused(refusal);
}
