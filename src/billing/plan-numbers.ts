import type { RefusalCode } from '../model/codes.js';
import type { PlanId } from '../model/ids.js';
import type { Plan } from '../model/plan.js';

/** How many: units of a plan, and plans of a group. */

/** The units that a plan can be taken for: its own limits, and those of its place in the hierarchy where they are narrower. */
export function unitLimits(own: Plan['units'], place: Plan['units'] | undefined): Plan['units'] {
  if (!place) return own;
  return { min: Math.max(own.min, place.min), max: Math.min(own.max, place.max) };
}

/** As many units as before, as far as the new plan has room for them. */
export function unitsAfter(before: number, { min, max }: Plan['units']): number {
  return Math.min(Math.max(before, min), max);
}

/** Children of one parent of which a number must be chosen. */
export interface GroupTerms {
  readonly planIds: readonly PlanId[];
  readonly choose: { readonly min: number; readonly max: number };
}

/**
 * How many of the plans under one parent belong to a group, and whether that is too few or too many. `chosen` names the plan of each
 * instance: what is held, and what the same command takes. The least number is asked for when the parent is new,
 * since adding to one that has too few only makes it better (Aria wire notes 3.3).
 */
export function groupCount(
  { planIds, choose: { min, max } }: GroupTerms,
  chosen: readonly PlanId[],
  parentIsNew: boolean,
): { readonly count: number; readonly wrong?: 'too-few' | 'too-many' | undefined } {
  const count = chosen.filter((planId) => planIds.includes(planId)).length;
  if (count > max) return { count, wrong: 'too-many' };
  return parentIsNew && count < min ? { count, wrong: 'too-few' } : { count };
}

/** Whether the plans under one parent keep to the numbers of all its plan groups. */
export function groupRefusal(
  groups: readonly GroupTerms[],
  chosen: readonly PlanId[],
  parentIsNew: boolean,
): RefusalCode | undefined {
  const kept = groups.every((group) => !groupCount(group, chosen, parentIsNew).wrong);
  return kept ? undefined : 'plan-group-limit';
}
