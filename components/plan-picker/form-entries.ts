import type { SelectedPlan } from '../../src/events/event-map.js';
import { pathOf, placesOf } from '../../src/controllers/plan-places.js';
import { writePlan } from '../../src/controllers/plan-text.js';

/**
 * What a form sends: for each chosen plan its id under `name`, after the ids of the chosen plans that it hangs under, as `20002/20014`;
 * its rate schedule and units under names of their own, so that the three lists go together. Nothing while something cannot be used.
 */
export function formEntries(name: string, plans: readonly SelectedPlan[]): FormData | null {
  const usable = plans.every(({ units, incomplete }) => units !== undefined && !incomplete);
  if (plans.length === 0 || !usable) return null;
  const data = new FormData();
  for (const [place, { rateScheduleId = '', units = '' }] of placesOf(plans)) {
    data.append(name, writePlan({ path: pathOf(place) }));
    data.append(`${name}-rate-schedule`, rateScheduleId);
    data.append(`${name}-units`, String(units));
  }
  return data;
}
