import type { RefusalCode } from '../model/codes.js';
import type { PlanId } from '../model/ids.js';
import type { PlanInstanceStatus } from '../model/plan-instance.js';
import type { Plan } from '../model/plan.js';
import { barsQueueing } from './status.js';

/** A supplemental plan as its parent's plan offers it. */
export interface ChildTerms {
  readonly planId: PlanId;
  /** Comes with its parent. */
  readonly mandatory: boolean;
  /** Narrower than the plan's own limits. */
  readonly units?: Plan['units'] | undefined;
}

/** The instance that a plan shall hang under. */
export interface ParentTerms {
  readonly status: PlanInstanceStatus;
  /** Of the instances above it. */
  readonly statusesAbove: readonly PlanInstanceStatus[];
  readonly children: readonly ChildTerms[];
}

/** Whether a plan needs a parent and has none, or the other way round. */
export function placeRefusal(kind: Plan['kind'], hasParent: boolean): RefusalCode | undefined {
  if (kind === 'supplemental') return hasParent ? undefined : 'plan-needs-parent';
  return hasParent ? 'plan-takes-no-parent' : undefined;
}

/**
 * Why a supplemental plan cannot hang under an instance. Nothing is added under one that is suspended, cancelled or terminated,
 * nor under what hangs there (Aria wire notes 4.6), and only plans that the catalogue puts there.
 */
export function parentRefusal(
  planId: PlanId,
  { status, statusesAbove, children }: ParentTerms,
): RefusalCode | undefined {
  if ([status, ...statusesAbove].some(barsQueueing)) return 'parent-not-active';
  return children.some((child) => child.planId === planId) ? undefined : 'plan-not-under-parent';
}

/** The children that come along with a parent because they must, unless the same command takes them anyway. */
export function comingAlong<Child extends ChildTerms>(
  children: readonly Child[],
  given: readonly PlanId[],
): Child[] {
  return children.filter(({ mandatory, planId }) => mandatory && !given.includes(planId));
}
