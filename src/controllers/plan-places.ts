import type { ChosenPlan } from '../context/selection.js';
import type { PlanId } from '../model/ids.js';
import { planAbove } from './plan-text.js';

/** The place of a plan in a hierarchy as text: the ids from the top down to it. */

/** Between the ids; no id has one. */
const separator = '\n';

export function placeUnder(parent: string | undefined, planId: PlanId): string {
  return parent === undefined ? planId : parent + separator + planId;
}

/** The place right above; undefined on top. */
export function placeAbove(place: string): string | undefined {
  const end = place.lastIndexOf(separator);
  return end < 0 ? undefined : place.slice(0, end);
}

export function planAt(place: string): PlanId {
  return place.slice(place.lastIndexOf(separator) + 1) as PlanId;
}

export function isBelow(place: string, above: string): boolean {
  return place.startsWith(above + separator);
}

/** Takes a place out, with all below it. */
export function takeOut(places: Set<string>, place: string): void {
  for (const each of [...places]) if (each === place || isBelow(each, place)) places.delete(each);
}

/** Chosen plans by their places; one whose parent is not there has none. */
export function placesOf(plans: readonly ChosenPlan[]): Map<string, ChosenPlan> {
  const places = new Map<string, ChosenPlan>();
  const last = new Map<PlanId, string>();
  for (const plan of plans) {
    const above = planAbove(plan);
    const parent = above === undefined ? undefined : last.get(above);
    if (above !== undefined && parent === undefined) continue;
    const place = placeUnder(parent, plan.planId);
    places.set(place, plan);
    last.set(plan.planId, place);
  }
  return places;
}
