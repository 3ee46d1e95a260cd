import type { ChosenPlan } from '../context/selection.js';
import type { PlanId } from '../model/ids.js';
import { readPlan, type PlanText } from './plan-text.js';

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

/** Its ids from the top down. */
export function pathOf(place: string): readonly string[] {
  return place.split(separator);
}

export function isBelow(place: string, above: string): boolean {
  return place.startsWith(above + separator);
}

/** Takes a place out, with all below it. */
export function takeOut(places: Set<string>, place: string): void {
  for (const each of [...places]) if (each === place || isBelow(each, place)) places.delete(each);
}

/** The id of the chosen plan above, where that is one. */
export function planAbove({ parent }: ChosenPlan): PlanId | undefined {
  return parent && 'planId' in parent ? parent.planId : undefined;
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

/** Written plans by their places, parents before what hangs under them. What is no plan is left out; a plan above another one need not be written. */
export function readPlaces(texts: readonly string[]): Map<string, PlanText> {
  const found = new Map<string, PlanText>();
  for (const plan of texts.flatMap((text) => readPlan(text) ?? [])) {
    plan.path.forEach((_, index) => {
      const path = plan.path.slice(0, index + 1);
      const place = path.join(separator);
      if (path.length === plan.path.length) found.set(place, plan);
      else if (!found.has(place)) found.set(place, { path });
    });
  }
  const places = new Map<string, PlanText>();
  const take = (above: string | undefined) => {
    for (const [place, plan] of found) {
      if (placeAbove(place) !== above) continue;
      places.set(place, plan);
      take(place);
    }
  };
  take(undefined);
  return places;
}

/** The chosen plan that a text stands for; on top, it hangs under `root`. Ids are what somebody wrote: the service says what they mean. */
export function chosenPlan(
  { path, units, rateScheduleId }: PlanText,
  root: ChosenPlan['parent'],
): ChosenPlan {
  const [above, planId] = path.length > 1 ? path.slice(-2) : [undefined, path[0]];
  const parent = above === undefined ? root : { planId: above };
  return { planId, units, rateScheduleId, ...(parent && { parent }) } as ChosenPlan;
}
