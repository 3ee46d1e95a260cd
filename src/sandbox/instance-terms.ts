import { recurringPrice } from '../billing/price.js';
import type { InstanceTerms } from '../model/plan-instance.js';
import type { CalendarDate } from '../model/values.js';
import { findPlan, findSchedule } from './catalogue.js';
import type { World, WorldPlanInstance } from './world.js';

/** A plan instance at one time, with names and with what a period costs at the rates of `date`, unless a charge is known to be there without its rates. */
export function instanceTerms(
  world: Pick<World, 'plans'>,
  {
    planId,
    rateScheduleId,
    units,
    status,
  }: Pick<WorldPlanInstance, 'planId' | 'rateScheduleId' | 'units' | 'status'>,
  date: CalendarDate,
): InstanceTerms {
  const plan = findPlan(world, planId);
  const schedule = findSchedule(plan, rateScheduleId);
  return {
    planId,
    planName: plan.name,
    rateScheduleId,
    rateScheduleName: schedule.name,
    units,
    status,
    ...(schedule.charges.every(({ rates }) => rates.length > 0) && {
      price: recurringPrice(schedule, units, date),
    }),
    intervalMonths: schedule.intervalMonths,
  };
}
