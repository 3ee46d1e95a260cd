import { hierarchyProblems } from './check-hierarchy.js';
import type { WorldProblem } from './world-problems.js';
import type { WorldPlan, WorldSchedule } from './world/catalogue.js';
import type { World } from './world.js';

/** What the rows of a catalogue must say together, beyond the schema of each. */
export function catalogueProblems(catalogue: Pick<World, 'plans' | 'planGroups'>): WorldProblem[] {
  const { plans } = catalogue;
  return [
    ...plans.flatMap((plan, index) => planProblems(plan, `plans.${index}`)),
    ...repeatedSchedules(plans),
    ...hierarchyProblems(catalogue),
  ];
}

/** Rate schedules are named by their id alone, so an id stands once in the whole catalogue. */
function repeatedSchedules(plans: readonly WorldPlan[]): WorldProblem[] {
  const seen = new Set<string>();
  return plans.flatMap((plan, planIndex) =>
    plan.rateSchedules.flatMap(({ id }, index): WorldProblem[] => {
      const repeated = seen.has(id);
      seen.add(id);
      return repeated
        ? [
            {
              path: `plans.${planIndex}.rateSchedules.${index}.id`,
              reason: `"${id}" is used twice`,
            },
          ]
        : [];
    }),
  );
}

function planProblems(plan: WorldPlan, path: string): WorldProblem[] {
  const problems = plan.rateSchedules.flatMap((schedule, index) =>
    scheduleProblems(schedule, `${path}.rateSchedules.${index}`),
  );
  if (plan.units.min > plan.units.max)
    problems.push({ path: `${path}.units`, reason: 'has a min above its max' });
  for (const currency of new Set(plan.rateSchedules.map((schedule) => schedule.currency))) {
    const defaults = plan.rateSchedules.filter(
      (schedule) => schedule.currency === currency && schedule.isDefault,
    );
    if (defaults.length !== 1) {
      problems.push({
        path: `${path}.rateSchedules`,
        reason: `must have exactly one default schedule in ${currency}`,
      });
    }
  }
  return problems;
}

function scheduleProblems(schedule: WorldSchedule, path: string): WorldProblem[] {
  const problems: WorldProblem[] = [];
  if (
    schedule.availableFrom &&
    schedule.availableTo &&
    schedule.availableFrom > schedule.availableTo
  ) {
    problems.push({ path: `${path}.availableTo`, reason: 'is before availableFrom' });
  }
  schedule.charges.forEach((charge, chargeIndex) => {
    const at = `${path}.charges.${chargeIndex}.rates`;
    charge.rates.forEach((dated, index) => {
      const earlier = charge.rates[index - 1];
      if (
        earlier &&
        (dated.from === undefined || (earlier.from !== undefined && dated.from <= earlier.from))
      ) {
        problems.push({
          path: `${at}.${index}.from`,
          reason: 'is not later than the rates before it',
        });
      }
      dated.tiers.forEach((tier, tierIndex) => {
        const tierPath = `${at}.${index}.tiers.${tierIndex}`;
        const before = dated.tiers[tierIndex - 1];
        const start = before ? (before.to ?? Infinity) + 1 : 1;
        if (tier.from !== start) {
          problems.push({
            path: `${tierPath}.from`,
            reason: 'must be 1, or follow on the tier before it',
          });
        }
        if (tier.to !== undefined && tier.to < tier.from) {
          problems.push({ path: `${tierPath}.to`, reason: 'is below from' });
        }
        if (tier.rate.currency !== schedule.currency) {
          problems.push({
            path: `${tierPath}.rate.currency`,
            reason: `is not the schedule's ${schedule.currency}`,
          });
        }
      });
    });
  });
  return problems;
}
