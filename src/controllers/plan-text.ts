import type { ChosenPlan } from '../context/selection.js';

/**
 * A chosen plan as text, for forms and addresses: its id, then `!` when nothing that would be chosen beforehand under it is, `*` units,
 * `@` rate schedule and `<` the plan that it hangs under, each where it is said. Characters of ids that could be mistaken are percent-encoded.
 */
export interface PlanText {
  readonly planId: string;
  readonly alone?: boolean | undefined;
  readonly units?: number | undefined;
  readonly rateScheduleId?: string | undefined;
  /** The nearest plan of this id that stands before it. */
  readonly under?: string | undefined;
}

export function writePlan({ planId, alone, units, rateScheduleId, under }: PlanText): string {
  return [
    encoded(planId),
    alone ? '!' : '',
    units === undefined ? '' : `*${units}`,
    rateScheduleId === undefined ? '' : `@${encoded(rateScheduleId)}`,
    under === undefined ? '' : `<${encoded(under)}`,
  ].join('');
}

/** What {@link writePlan} wrote, or somebody by hand; undefined when it is no plan. */
export function readPlan(text: string): PlanText | undefined {
  const parts = /^([^!*@<]+)(!)?(?:\*(\d{1,7}))?(?:@([^<]+))?(?:<(.+))?$/.exec(text);
  const [, id, alone, units, schedule, under] = parts ?? [];
  if (id === undefined) return undefined;
  return {
    planId: decoded(id),
    ...(alone !== undefined && { alone: true }),
    ...(units !== undefined && { units: Number(units) }),
    ...(schedule !== undefined && { rateScheduleId: decoded(schedule) }),
    ...(under !== undefined && { under: decoded(under) }),
  };
}

/** The id of the chosen plan above, where that is one. */
export function planAbove({ parent }: ChosenPlan): ChosenPlan['planId'] | undefined {
  return parent && 'planId' in parent ? parent.planId : undefined;
}

function encoded(id: string): string {
  return encodeURIComponent(id).replaceAll('*', '%2A').replaceAll('!', '%21');
}

function decoded(value: string): string {
  try {
    return decodeURIComponent(value);
  } catch {
    return value;
  }
}
