import type { SelectedPlan } from '../../src/events/event-map.js';
import { planAbove, writePlan } from '../../src/controllers/plan-text.js';

/**
 * What a form sends: for each chosen plan its id under `name`, followed by `<` and the id of the chosen plan that it hangs under where it does;
 * its rate schedule and units under names of their own, so that the three lists go together. Nothing while something cannot be used.
 */
export function formEntries(name: string, plans: readonly SelectedPlan[]): FormData | null {
  const usable = plans.every(({ units, incomplete }) => units !== undefined && !incomplete);
  if (plans.length === 0 || !usable) return null;
  const data = new FormData();
  for (const plan of plans) {
    const { planId, rateScheduleId = '', units = '' } = plan;
    data.append(name, writePlan({ planId, under: planAbove(plan) }));
    data.append(`${name}-rate-schedule`, rateScheduleId);
    data.append(`${name}-units`, String(units));
  }
  return data;
}
