import { unitLimits } from '../../billing/plan-numbers.js';
import type { PlanId } from '../../model/ids.js';
import type { Books } from '../books.js';
import type { WorldPlanInstance } from '../world.js';
import type { WorldPlan } from '../world/catalogue.js';

/** What the plan of an instance's parent says of a plan under it; undefined for master plans, and for plans that it does not carry. */
export function placeOf(
  books: Books,
  { parentId }: WorldPlanInstance,
  planId: PlanId,
): WorldPlan['children'][number] | undefined {
  if (parentId === undefined) return undefined;
  const { children } = books.planOf(books.planInstances.get(parentId));
  return children.find((child) => child.planId === planId);
}

/** The units that an instance can have: the limits of its plan, narrowed by its place under its parent. */
export function unitLimitsOf(books: Books, instance: WorldPlanInstance): WorldPlan['units'] {
  const { planId } = instance;
  return unitLimits(books.planOf(instance).units, placeOf(books, instance, planId)?.units);
}
